import { readdirSync, readFileSync } from "node:fs";

import { FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";

import { FILES, words } from "./words";

const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !name.includes(".test.") && !name.startsWith("wire"))
  .map((name) => readFileSync(`src/${name}`, "utf8"))
  .join("\n");

test.each(["en", "ko"] as const)("the page's parser keeps every message of %s", (lang) => {
  // It drops a malformed message without a word; the Rust side parses strictly.
  const written = [...FILES[lang].matchAll(/^([a-z][\w-]*) =/gim)].map((m) => m[1]);
  expect(new FluentResource(FILES[lang]).body.map((message) => message.id)).toEqual(written);
});

test("every key a component names has words in both languages", () => {
  const named = [...SOURCES.matchAll(/\b(?:t|word:)\s*\(?\s*(?:[\w.!= ]+\?\s*)?"([a-z][\w-]+)"/g)].map((m) => m[1] ?? "");
  const all = new Set([...named, ...[...SOURCES.matchAll(/"(ui-[\w-]+)"/g)].map((m) => m[1] ?? "")]);
  expect(all.size).toBeGreaterThan(50);
  const [en, ko] = [words("en"), words("ko")];
  const missing = [...all].filter((key) => !en.has(key) || !ko.has(key));
  expect(missing).toEqual([]);
});

/** The window's own side: it names the system's dialogs. */
const RUST = readdirSync("../src-tauri", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".rs"))
  .map((name) => readFileSync(`../src-tauri/${name}`, "utf8"))
  .join("\n");

test("no ui- key is left over", () => {
  const keys = [...FILES.en.matchAll(/^(ui-[\w-]+) =/gm)].map((m) => m[1] ?? "");
  // Keys put together from parts.
  const templates = [...SOURCES.matchAll(/`(ui-[\w-]+(?:\$\{[^}`]*\}[\w-]*)+)`/g)].map((m) => m[1] ?? "");
  const built = templates.map((text) => new RegExp(`^${text.replace(/\$\{[^}]*\}/g, "[\\w-]+")}$`));
  // A key's reason goes by it.
  const named = (key: string) => [key, key.replace(/-why$/, "")].some((one) => SOURCES.includes(`"${one}"`) || RUST.includes(`"${one}"`));
  const left = keys.filter((key) => !named(key) && !built.some((form) => form.test(key)));
  expect(left).toEqual([]);
});

test("a key without words shows as itself", () => {
  expect(words("en").text("no-such-key")).toBe("no-such-key");
});

test("values get no invisible marks: they are copied with bucket names", () => {
  for (const lang of ["en", "ko"] as const) {
    expect(words(lang).text("ui-looking", { name: "dist" })).not.toMatch(/[\u2066-\u2069]/);
  }
});
