// House rules that a machine can keep: no text in components, and one place that knows Tauri.
import { readdirSync, readFileSync } from "node:fs";

import { parse } from "svelte/compiler";
import { expect, test } from "vitest";

const FILES = readdirSync("src", { recursive: true, encoding: "utf8" });
const COMPONENTS = FILES.filter((name) => name.endsWith(".svelte"));
const SPOKEN = ["aria-label", "aria-description", "title", "alt", "placeholder", "label"];

interface Node {
  type?: string;
  name?: string;
  data?: string;
  value?: unknown;
}

/** Every text a person would meet that is written in the component itself. */
function literals(source: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown, inAttribute: boolean): void => {
    if (Array.isArray(node)) return node.forEach((each) => walk(each, inAttribute));
    if (typeof node !== "object" || node === null) return;
    const { type, name, data } = node as Node;
    if (type === "Attribute") {
      if (SPOKEN.includes(name ?? "")) walk((node as Node).value, true);
      return;
    }
    if (type === "Text" && /\p{L}/u.test(data ?? "")) found.push(data ?? "");
    for (const value of Object.values(node)) walk(value, inAttribute);
  };
  walk(parse(source, { modern: true }).fragment, false);
  return found;
}

test.each(COMPONENTS)("%s holds no text of its own", (name) => {
  expect(literals(readFileSync(`src/${name}`, "utf8"))).toEqual([]);
});

test("the finder of text finds text", () => {
  expect(literals(`<p class="a b" title="Hello">{x} 안녕</p>`)).toEqual(["Hello", " 안녕"]);
});

test("only the host knows Tauri, and nothing is put into the page as HTML", () => {
  const all = FILES.filter((name) => /\.(svelte|ts)$/.test(name) && !name.includes(".test."));
  const read = (name: string) => readFileSync(`src/${name}`, "utf8");
  expect(all.filter((name) => read(name).includes("@tauri-apps/"))).toEqual(["host/host.ts"]);
  expect(all.filter((name) => /\{@html|innerHTML|style="/.test(read(name)))).toEqual([]);
});
