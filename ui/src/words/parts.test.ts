// How words come: in parts, which together are the file, without what only the command line says.
import { readdirSync, readFileSync } from "node:fs";

import { FluentResource } from "@fluent/bundle";
import { beforeEach, expect, test, vi } from "vitest";

import { messages, part, partOf, type Part } from "../../word-parts";
import { FILES } from "./words";

vi.mock("../host/host");

const of = partOf("src");
const PARTS: readonly Part[] = ["first", "rest", "cli"];
const LANGS = ["en", "ko"] as const;
const read = (dir: string, ending: RegExp, but: RegExp) =>
  readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name) && !but.test(name))
    .map((name) => readFileSync(`${dir}/${name}`, "utf8"))
    .join("\n");
const keys = (wanted: Part) => [...messages(FILES.en).keys()].filter((key) => of(key) === wanted);

beforeEach(() => vi.resetModules());

/** The page as it starts: no words are here. */
async function started() {
  const loaded = await import("./loaded.svelte");
  const desk = await import("../state/desk.svelte");
  return { ...loaded, ...desk };
}

test.each(LANGS)("the parts of %s are the whole file, each message once and as it is written", (lang) => {
  const body = (text: string) => new FluentResource(text).body;
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const all = PARTS.flatMap((wanted) => body(part(FILES[lang], wanted, of)));
  expect(all.sort(byId)).toEqual([...body(FILES[lang])].sort(byId));
});

test("what is left out is the command line's alone: neither the page nor core, nor what the window is sent, names it", () => {
  const left = keys("cli");
  expect(left.length).toBeGreaterThan(100);
  const page = read("src", /\.(svelte|ts)$/, /\.test\.|^wire/);
  const core = read("../src-tauri", /\.rs$/, /^cli\//);
  const sent = read("src/fixtures/rust", /\.json$/, /^$/);
  expect(left.filter((key) => [page, core, sent].some((text) => new RegExp(`["'\`]${key}["'\`]`).test(text)))).toEqual([]);
  // What is put together from parts: no such start outside the command line but those that were seen.
  expect([...core.matchAll(/"(cli-[\w-]*)/g)]).toEqual([]);
  expect(keys("rest").concat(keys("first")).filter((key) => key.startsWith("cli-")).length).toBeLessThan(20);
});

test("what core puts together for the page is there: whatever of its keys was sent", () => {
  const sent = [...read("src/fixtures/rust", /\.json$/, /^$/).matchAll(/"(?:key|title|what|code)":\s*"([a-z][\w-]+)"/g)].map((m) => m[1] ?? "");
  const known = new Set([...messages(FILES.en).keys()]);
  const asked = sent.flatMap((name) => [name, `error-${name}`]).filter((key) => known.has(key));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => of(key) === "cli")).toEqual([]);
});

test.each(LANGS)("the first part says the whole first screen: %s", async (lang) => {
  const { learn, take } = await started();
  const [{ tick }, { render }] = [await import("svelte"), await import("@testing-library/svelte")];
  const { state } = await import("../fixtures/window");
  const host = vi.mocked(await import("../host/host"));
  host.projects.mockResolvedValue([]);
  const { default: App } = await import("../App.svelte");
  const settings = { lang, theme: "light", text: 100 } as const;
  // What was said with all words, then with the first ones alone.
  const said: string[] = [];
  for (const whole of [true, false]) {
    learn(lang, [whole ? FILES[lang] : part(FILES[lang], "first", of)], true);
    take(state({ kind: "home" }, { settings }));
    const { container, unmount } = render(App);
    await tick();
    await vi.waitFor(() => expect(container.querySelector(".home")).not.toBeNull());
    await tick();
    said.push(container.innerHTML.replace(/[\w-]*svelte-\w+|projects-\d+/g, ""));
    unmount();
  }
  expect(said[0]).toContain(lang === "en" ? "Drop your build folder here" : "빌드 폴더를 여기로 끌어다 놓기");
  expect(said[1]).toBe(said[0]);
});

test("the language that is set is spoken in two steps, another one when all of it is here, and no key is ever shown", async () => {
  const { bring, known, say, t, take } = await started();
  const { state } = await import("../fixtures/window");
  expect([known("en"), known("ko"), t("ui-home-title")]).toEqual([null, null, ""]);
  take(state({ kind: "home" }, { settings: { lang: "ko", theme: "light", text: 100 } }));
  await vi.waitFor(() => expect(known("ko")).not.toBeNull());
  const [first, late] = [keys("first").find((key) => key.startsWith("ui-")) ?? "", keys("rest").find((key) => key.startsWith("doctor-")) ?? ""];
  expect(t(first)).not.toMatch(/^(ui-.*)?$/);
  if (!known("ko")?.whole) expect(t(late)).toBe("");
  await bring("ko");
  expect(known("ko")?.whole).toBe(true);
  expect(t(late)).not.toMatch(/^(doctor-.*)?$/);
  expect(known("en")).toBeNull();

  const korean = t(first);
  take(state({ kind: "home" }, { settings: { lang: "en", theme: "light", text: 100 } }));
  expect([say().lang, t(first)]).toEqual(["ko", korean]);
  await bring("en");
  expect([say().lang, say().whole]).toEqual(["en", true]);
  expect(t(first)).not.toBe(korean);
});

test("terms are found as soon as they are known", async () => {
  const { termsIn } = await import("./terms");
  const { wordsOf } = await import("./words");
  expect(termsIn("A bucket", wordsOf("en", [], false))).toEqual(["A bucket"]);
  expect(termsIn("A bucket", wordsOf("en", [FILES.en], true))).toEqual(["A ", { id: "bucket", text: "bucket" }]);
});
