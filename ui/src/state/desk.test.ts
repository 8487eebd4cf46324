import { expect, test, vi } from "vitest";

import { damaged, row } from "../fixtures/window";
import { words } from "../words/words";
import { attempt, errorOf, forget, refused, textStep } from "./desk.svelte";
import { filtered, rowKey } from "./projects.svelte";
import { lastAt } from "./row";
import { pressed, SHORTCUTS } from "./shortcuts";

vi.mock("../host/host");

test("text has its sizes and no others", () => {
  expect([textStep(100, 1), textStep(100, -1), textStep(200, 1), textStep(90, -1)]).toEqual([115, 90, 200, 90]);
});

test("what a command was refused with is kept as it is; anything else becomes an error with words", async () => {
  const denied = { code: "access-denied", args: { action: "s3:PutObject" }, hints: ["add-action"] } as const;
  expect(await attempt(Promise.reject(denied))).toBeUndefined();
  expect(refused()).toEqual(denied);
  forget();
  expect(refused()).toBeNull();
  for (const odd of ["invoke failed", null, undefined, new TypeError("x"), {}]) {
    expect(errorOf(odd).code).toBe("unexpected");
    expect(words("en").error(errorOf(odd))).not.toMatch(/^error-/);
  }
});

test("projects are found by a part of their name, and told apart by their id", () => {
  const all = [row("My-Blog"), row("쇼핑몰".normalize("NFD")), damaged()];
  expect(filtered(all, " BLOG ")).toEqual([all[0]]);
  expect(filtered(all, "쇼핑")).toEqual([all[1]]);
  expect(filtered(all, "  ")).toBe(all);
  expect(new Set(all.map(rowKey)).size).toBe(3);
});

test("after a week it is the day that counts, and a run that is under way has no time", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  expect(lastAt(row("a", { at: "2026-11-22T11:59:50Z" }), now)).toEqual(["ui-ago-now", {}]);
  expect(lastAt(row("a", { at: "2026-10-01T12:00:00Z" }), now)).toBe("2026-10-01");
  expect(lastAt(row("a", { at: "2026-11-22T11:00:00Z", standing: "running" }), now)).toBeNull();
  expect(lastAt(row("a"), now)).toBeNull();
});

test("every short cut that is listed has its words and is told apart", () => {
  expect(new Set(SHORTCUTS.map(([, ...keys]) => JSON.stringify(keys))).size).toBe(SHORTCUTS.length);
  for (const [word] of SHORTCUTS) for (const lang of ["en", "ko"] as const) expect(words(lang).has(word), word).toBe(true);
});

test("a short cut is its letter, or the letter's place where no Latin letter is typed", () => {
  const key = (of: string, code = "", rest: KeyboardEventInit = {}) => pressed(new KeyboardEvent("keydown", { key: of, code, ctrlKey: true, ...rest }));
  expect([key("n"), key("N"), key("ㅜ", "KeyN"), key("b", "KeyN"), key(",", "Comma")]).toEqual(["new", "new", "new", null, "settings"]);
  expect(key("n", "KeyN", { ctrlKey: false })).toBeNull();
  expect(key("n", "KeyN", { altKey: true })).toBeNull();
});
