import { render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import App from "./App.svelte";
import { sent } from "./fixtures/sent";
import { site, summary } from "./fixtures/site";
import { error, folder, HOSTILE, rows, state } from "./fixtures/window";
import * as host from "./host/host";
import { attempt, take } from "./state/desk.svelte";
import { bringScreens } from "./state/screens.svelte";
import type { Place } from "./wire/Place";
import type { WindowState } from "./wire/WindowState";

vi.mock("./host/host");

const HOME: Place = { kind: "home" };
const show = async (next: WindowState) => {
  take(next);
  for (let i = 0; i < 4; i += 1) await tick();
};
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const press = (key: string, rest: KeyboardEventInit = {}, on: EventTarget = window) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...rest });
  on.dispatchEvent(event);
  return event;
};

beforeAll(bringScreens);
beforeEach(async () => {
  vi.resetAllMocks();
  vi.mocked(host.projects).mockResolvedValue(rows(3));
  vi.mocked(host.credentials).mockReturnValue(new Promise(() => {}));
  vi.mocked(host.keyGuide).mockReturnValue(new Promise(() => {}));
  vi.mocked(host.plan).mockResolvedValue(null);
  vi.mocked(host.history).mockResolvedValue([]);
  take(state(HOME));
  render(App);
  await tick();
});
afterEach(() => vi.useRealTimers());

test("the first screen offers a try, a folder and a project file, each by one click", () => {
  screen.getByRole("heading", { level: 1, name: "Drop your build folder here" });
  button("Try it without an account").click();
  expect(host.trySample).toHaveBeenCalledOnce();
  button("Choose a folder…").click();
  expect(host.chooseFolder).toHaveBeenCalledWith(false);
  button("Open a naru.toml…").click();
  expect(host.openProjectFile).toHaveBeenCalledOnce();
});

test("the language changes everything at once, the document's too", async () => {
  button("한국어").click();
  expect(host.setSettings).toHaveBeenCalledWith({ lang: "ko" });
  await show(state(HOME, { settings: { lang: "ko", theme: "dark", text: 200 } }));
  screen.getByRole("heading", { name: "빌드 폴더를 여기로 끌어다 놓기" });
  expect(document.documentElement.lang).toBe("ko");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(document.documentElement.style.fontSize).toBe("200%");
  expect(document.title).toBe("새 프로젝트 · 나루");
  expect(button("한국어").getAttribute("aria-pressed")).toBe("true");
});

test.each<[string, Place, string]>([
  ["looking", { kind: "looking", name: "dist" }, "Looking inside: dist"],
  ["folder", sent.folder.place, "dist"],
  ["refused", sent.refused.place, "This folder cannot be deployed yet"],
  ["site", { kind: "site", site: site() }, "blog"],
  ["credentials", { kind: "credentials", offered: null, refused: null }, "Credentials"],
  ["no-key", { kind: "no-key", root: false }, ""],
  ["glossary", { kind: "glossary", term: null }, "Glossary"],
  ["settings", { kind: "settings" }, "Settings"],
])("%s has its screen, its heading has the focus and the document its title", async (_, place, heading) => {
  await show(state(place));
  const h1 = screen.getByRole("heading", { level: 1 });
  expect(h1.textContent).toContain(heading);
  expect(within(screen.getByRole("main")).getByRole("heading", { level: 1 })).toBe(h1);
  expect(document.activeElement).toBe(h1);
  expect(document.title).toMatch(/ · Naru$/);
});

test.each(["home", "folder", "refused"] as const)("what core really sends is shown whole: %s", async (name) => {
  const { settings, place } = sent[name];
  for (const lang of ["en", "ko"] as const) {
    await show(state(place, { settings: { ...settings, lang } }));
    const text = screen.getByRole("main").textContent ?? "";
    expect(text).not.toMatch(/(?:^|\s)(?:ui|error|hint|framework|left-out|folder-warning)-[a-z]|undefined|[{}$]/);
    expect(text.length).toBeGreaterThan(100);
  }
});

test("the list of projects is asked for again when its number changes, and only then", async () => {
  const asked = () => vi.mocked(host.projects).mock.calls.length;
  const before = asked();
  await show(state(HOME, { credentials: 9 }));
  expect(asked()).toBe(before);
  await show(state(HOME, { projects: 2 }));
  expect(asked()).toBe(before + 1);
});

test("a folder shows what was found and what stays here, and goes one of two ways", async () => {
  await show(state(folder({ summary: summary({ files: 1204, bytes: 1_823_411, left_out_count: 22 }) })));
  for (const text of ["Vite", "1,204", "1.8 MB", "22", "assets/index-DiwrgTda.js.map", "and 20 more", "assets/empty.css"]) screen.getByText(text);
  button("Practise with this folder").click();
  expect(host.begin).toHaveBeenLastCalledWith("folder-3", true, null);
  button("Put it in my account").click();
  expect(host.begin).toHaveBeenLastCalledWith("folder-3", false, null);
  button("Another folder…").click();
  expect(host.chooseFolder).toHaveBeenCalledWith(false);
});

test("a folder that belongs to a project can be deployed to it", async () => {
  const known = [{ project: "p1", name: "blog" }, { project: "p2", name: HOSTILE }];
  await show(state(folder({ known })));
  button("Deploy to blog").click();
  expect(host.begin).toHaveBeenLastCalledWith("folder-3", false, "p1");
  button(/^Deploy to .*exe/).click();
  expect(host.begin).toHaveBeenLastCalledWith("folder-3", false, "p2");
});

test("a folder that is being read can be left", async () => {
  await show(state({ kind: "looking", name: "dist" }));
  button("Cancel").click();
  expect(host.go).toHaveBeenCalledWith({ kind: "home" });
});

test("a refused folder is one sentence and what can be done", async () => {
  await show(sent.refused);
  expect(screen.getByText(/must not be published: \.env/).textContent).toMatch(/settings and keys/);
  button("Practise with the sample site").click();
  expect(host.trySample).toHaveBeenCalledOnce();
});

test("a project file that cannot be opened is not called a folder", async () => {
  await show(state({ kind: "refused", name: "naru.toml", error: error("bad-project", { path: "/r/naru.toml" }) }));
  screen.getByRole("heading", { level: 1, name: "This cannot be opened" });
  expect(screen.getByRole("main").textContent).not.toContain("folder cannot");
  button("Open a naru.toml…").click();
  expect(host.openProjectFile).toHaveBeenCalledOnce();
});

test.each([
  ["folder", "Let go to look inside: dist", true],
  ["deploy", "Let go to see what would change: my-blog", true],
  ["key", "Let go to read an access key: dist", true],
  ["project", "Let go to open the project: dist", true],
  ["file", "This is a file: dist", false],
  ["several", "One folder at a time", false],
  ["busy", "A run is in progress", false],
] as const)("while something is held over the window it says what will happen: %s", async (verdict, says, taken) => {
  await show(state(HOME, { drag: { name: "dist", verdict, project: verdict === "deploy" ? "my-blog" : null } }));
  const box = screen.getByText(says).closest(".box");
  expect(box?.classList.contains("good")).toBe(taken);
  expect(box?.querySelectorAll("p")[1]?.textContent).not.toMatch(/^ui-|[{}$]/);
  await show(state(HOME));
  expect(screen.queryByText(says)).toBeNull();
});

test("a deletion is told politely, stays, and is undone by its button or by the keyboard", async () => {
  vi.useFakeTimers();
  await show(state(HOME, { notice: { key: "notice-deleted", args: { name: HOSTILE }, bad: false, undo: "p1" } }));
  const told = within(screen.getByRole("region", { name: "Notices" })).getByRole("status");
  expect(told.textContent).toMatch(/^.*Project deleted: /);
  expect(told.textContent).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
  vi.advanceTimersByTime(600_000);
  expect(host.dismissNotice).not.toHaveBeenCalled();
  within(told).getByRole("button", { name: "Undo" }).click();
  expect(host.undoDelete).toHaveBeenCalledWith("p1");
  press("z", { ctrlKey: true });
  expect(host.undoDelete).toHaveBeenCalledTimes(2);
  within(told).getByRole("button", { name: "Close" }).click();
  expect(host.dismissNotice).toHaveBeenCalledOnce();
});

test("good news goes by itself after a while, but not while somebody is at it", async () => {
  vi.useFakeTimers();
  await show(state(HOME, { notice: { key: "notice-saved", args: { path: "/home/minji/policy.json" }, bad: false, undo: null } }));
  const close = within(screen.getByRole("region", { name: "Notices" })).getByRole("button", { name: "Close" });
  close.focus();
  await tick();
  vi.advanceTimersByTime(60_000);
  expect(host.dismissNotice).not.toHaveBeenCalled();
  close.blur();
  await tick();
  vi.advanceTimersByTime(11_000);
  expect(host.dismissNotice).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(host.dismissNotice).toHaveBeenCalledOnce();
});

test("bad news is an alert and stays", async () => {
  vi.useFakeTimers();
  await show(state(HOME, { notice: { key: "notice-busy", args: { name: "blog" }, bad: true, undo: null } }));
  expect(screen.getByRole("alert").textContent).toContain("A run is in progress in this project: blog");
  vi.advanceTimersByTime(600_000);
  expect(host.dismissNotice).not.toHaveBeenCalled();
});

test("an address that no browser took can be copied", async () => {
  await show(state(HOME, { notice: { key: "notice-browser", args: { url: "http://127.0.0.1:4000" }, bad: true, undo: null } }));
  within(screen.getByRole("alert")).getByRole("button", { name: /^Copy/ }).click();
  expect(host.copy).toHaveBeenCalledWith("http://127.0.0.1:4000");
});

test("every notice of core has its words in both languages", async () => {
  const keys = ["deleted", "unlinked", "duplicated", "exported", "imported", "mended", "restored", "busy", "browser", "settings", "saved"];
  for (const lang of ["en", "ko"] as const) {
    for (const key of keys) {
      await show(state(HOME, { settings: { lang, theme: "light", text: 100 }, notice: { key: `notice-${key}`, args: { name: "N", path: "P", url: "U" }, bad: false, undo: null } }));
      const text = document.querySelector(".notice p")?.textContent ?? "";
      expect(text).not.toMatch(/^notice-|[{}$]/);
    }
  }
});

test("a command that is refused says why on the page, until it is dismissed or another one is tried", async () => {
  vi.mocked(host.chooseFolder).mockRejectedValueOnce(error("no-folder", { path: "/gone" }, ["choose-folder"]));
  button("Choose a folder…").click();
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("/gone"));
  expect(screen.getByRole("alert").textContent).toContain("Choose the folder your build made");
  within(screen.getByRole("alert")).getByRole("button", { name: "Close" }).click();
  await tick();
  expect(screen.getByRole("alert").textContent?.trim()).toBe("");

  expect(await attempt(Promise.reject(new Error("ipc")))).toBeUndefined();
  await tick();
  expect(screen.getByRole("alert").textContent).toContain("Something happened that Naru did not expect");
  expect(await attempt(Promise.resolve(7))).toBe(7);
  await tick();
  expect(screen.getByRole("alert").textContent?.trim()).toBe("");
});

test("closing during a run names what is under way and loses nothing either way", async () => {
  await show(state(HOME, { closing: ["blog", HOSTILE] }));
  const dialog = screen.getByRole("dialog", { name: "A run is in progress" });
  expect(within(dialog).getAllByRole("listitem")[0]?.textContent).toBe("blog");
  expect(dialog.textContent).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
  expect(document.activeElement).toBe(button("Keep going"));
  press("Escape", {}, dialog);
  expect(host.close).toHaveBeenLastCalledWith("stay");
  button("Finish this change, then close").click();
  await tick();
  expect(host.close).toHaveBeenLastCalledWith("finish");
  button("Finish this change, then close").click();
  expect(host.close).toHaveBeenCalledTimes(2);
  screen.getByText(/Naru closes as soon as/);
  await show(state(HOME));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("text grows and shrinks by keys, and stops at its ends", async () => {
  press("+", { ctrlKey: true });
  expect(host.setSettings).toHaveBeenLastCalledWith({ text: 115 });
  await show(state(HOME, { settings: { lang: "en", theme: "light", text: 200 } }));
  press("=", { metaKey: true });
  expect(host.setSettings).toHaveBeenLastCalledWith({ text: 200 });
  press("0", { ctrlKey: true });
  expect(host.setSettings).toHaveBeenLastCalledWith({ text: 100 });
});

test("short cuts lead around, on a Korean keyboard too", () => {
  press("n", { ctrlKey: true });
  expect(host.go).toHaveBeenLastCalledWith({ kind: "home" });
  press(",", { ctrlKey: true });
  expect(host.go).toHaveBeenLastCalledWith({ kind: "settings" });
  press("F1");
  expect(host.go).toHaveBeenLastCalledWith({ kind: "glossary", term: null });
  press("ㅜ", { ctrlKey: true, code: "KeyN" });
  expect(host.go).toHaveBeenLastCalledWith({ kind: "home" });
  vi.mocked(host.go).mockClear();
  for (const rest of [{}, { ctrlKey: true, altKey: true }, { ctrlKey: true, isComposing: true }]) expect(press("n", rest).defaultPrevented).toBe(false);
  expect(host.go).not.toHaveBeenCalled();
});

test("Ctrl+K brings the keyboard to the projects", async () => {
  await vi.waitFor(() => screen.getByRole("list", { name: "Projects" }));
  press("k", { ctrlKey: true });
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("site-1"));
});

test("a question that is open is answered before one goes elsewhere, and keeps the focus", async () => {
  await show(state(HOME, { closing: ["blog"] }));
  press("n", { ctrlKey: true });
  expect(host.go).not.toHaveBeenCalled();
  await show(state({ kind: "settings" }, { closing: ["blog"] }));
  expect(screen.getByRole("dialog").contains(document.activeElement)).toBe(true);
});

test("the web view's own menu stays off but in a field", async () => {
  const menu = (on: Element) => {
    const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
    on.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(menu(screen.getByRole("heading", { level: 1 }))).toBe(true);
  await show(state({ kind: "glossary", term: null }));
  expect(menu(screen.getByRole("searchbox"))).toBe(false);
});

test("the first stop of Tab leads past the way around", () => {
  const link = screen.getByRole("link", { name: "Skip to the content" });
  expect(document.querySelector(".app")?.firstElementChild).toBe(link);
  link.click();
  expect(document.activeElement).toBe(screen.getByRole("main"));
});
