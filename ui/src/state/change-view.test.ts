import { expect, test } from "vitest";

import { change } from "../fixtures/site";
import type { ChangeAsk } from "../wire/ChangeAsk";
import type { ChangeRow } from "../wire/ChangeRow";
import { headerLines, moved, toggled } from "./change-view";

const tree = (open: boolean, but: string[] = []): ChangeAsk => ({ query: "", reasons: [], shape: { kind: "tree", open, but } });
const row = (item: ChangeRow["item"], up: number | null = null): ChangeRow => ({ level: up === null ? 1 : 2, up, at: 1, of: 1, item });
const folder = (open: boolean, up: number | null = null) => row({ kind: "folder", path: "a", open, sum: { added: 1, changed: 0, removed: 0, bytes: 1 } }, up);
const file = (up: number | null = null) => row({ kind: "file", ...change(0) }, up);

test("a folder goes the other way and back", () => {
  const once = toggled(toggled(tree(false), "b"), "a");
  expect(once).toEqual(tree(false, ["a", "b"]));
  expect(toggled(once, "b")).toEqual(tree(false, ["a"]));
  const list: ChangeAsk = { query: "", reasons: [], shape: { kind: "list" } };
  expect(toggled(list, "a")).toBe(list);
});

test.each([
  ["ArrowDown", null, file(), { to: 0 }], ["ArrowDown", 99, file(), { to: 99 }], ["ArrowUp", 0, file(), { to: 0 }], ["PageDown", 3, file(), { to: 13 }], ["PageUp", 3, file(), { to: 0 }],
  ["Home", 50, file(), { to: 0 }], ["End", 50, file(), { to: 99 }],
  ["ArrowRight", 3, folder(false), { toggle: "a" }], ["ArrowRight", 3, folder(true), { to: 4 }], ["ArrowRight", 3, file(1), null],
  ["ArrowLeft", 3, folder(true, 1), { toggle: "a" }], ["ArrowLeft", 3, folder(false, 1), { to: 1 }], ["ArrowLeft", 3, file(2), { to: 2 }], ["ArrowLeft", 3, file(), null],
  ["Enter", 3, folder(true), { toggle: "a" }], [" ", 3, folder(false), { toggle: "a" }], ["Enter", 3, file(), null], ["x", 3, folder(true), null],
] as const)("%s at %s", (key, at, on, want) => {
  expect(moved(key, at, 100, 10, on)).toEqual(want);
});

test("headers are told apart line by line, whichever there are", () => {
  const headers = { content_type: "text/html", cache_control: "no-cache" };
  const of = (before: object | null) => headerLines(change(0, { headers, before: before as typeof headers | null })).map(({ name, was, is, same }) => [name, was, is, same]);
  expect(of(null)).toEqual([["Content-Type", "text/html", "text/html", true], ["Cache-Control", "no-cache", "no-cache", true]]);
  expect(of({ content_type: "text/plain", content_encoding: "gzip" })).toEqual([
    ["Content-Type", "text/plain", "text/html", false], ["Cache-Control", null, "no-cache", false], ["Content-Encoding", "gzip", null, false],
  ]);
  expect(headerLines(change(0, { headers: null }))).toEqual([]);
});
