import { render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import App from "./App.svelte";
import { answer, crossing, receipt, run, state, steps, summary } from "./fixtures";
import * as host from "./host/host";
import { take } from "./state/desk.svelte";
import type { WindowState } from "./wire/WindowState";

vi.mock("./host/host", () => ({
  watch: vi.fn(), chooseFolder: vi.fn(), practise: vi.fn(), cancel: vi.fn(), startOver: vi.fn(), openLink: vi.fn(),
  setSettings: vi.fn(), copy: vi.fn(() => Promise.resolve()),
}));

const show = async (next: WindowState) => {
  take(next);
  await tick();
};
const button = (name: string | RegExp) => screen.getByRole("button", { name });

beforeEach(async () => {
  vi.clearAllMocks();
  take(state({ kind: "home" }));
  render(App);
  await tick();
});

test("the first screen offers a folder and a try without an account", () => {
  screen.getByRole("heading", { name: "Drop your build folder here" });
  button("Try it without an account").click();
  expect(host.practise).toHaveBeenCalledWith(null);
  button("Choose a folder…").click();
  expect(host.chooseFolder).toHaveBeenCalledOnce();
});

test("the language changes everything at once, the document's too", async () => {
  button("한국어").click();
  expect(host.setSettings).toHaveBeenCalledWith({ lang: "ko" });
  await show(state({ kind: "home" }, { settings: { lang: "ko", theme: "dark", text: 200 } }));
  screen.getByRole("heading", { name: "빌드 폴더를 여기로 끌어다 놓기" });
  expect(document.documentElement.lang).toBe("ko");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(document.documentElement.style.fontSize).toBe("200%");
  expect(button("한국어").getAttribute("aria-pressed")).toBe("true");
});

test("text grows and shrinks by keys, and stops at its ends", async () => {
  const press = (key: string) => window.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, cancelable: true }));
  press("+");
  expect(host.setSettings).toHaveBeenLastCalledWith({ text: 115 });
  await show(state({ kind: "home" }, { settings: { lang: "en", theme: "light", text: 200 } }));
  press("=");
  expect(host.setSettings).toHaveBeenLastCalledWith({ text: 200 });
  press("0");
  expect(host.setSettings).toHaveBeenLastCalledWith({ text: 100 });
});

test.each([
  ["folder", "Let go to look inside: dist"],
  ["file", "This is a file: dist"],
  ["several", "One folder at a time"],
  ["busy", "A crossing is under way"],
] as const)("while something is held over the window it says what will happen: %s", async (verdict, says) => {
  await show(state({ kind: "home" }, { drag: { name: "dist", verdict } }));
  screen.getByText(says);
  await show(state({ kind: "home" }));
  expect(screen.queryByText(says)).toBeNull();
});

test("a folder shows what was found and what stays here", async () => {
  await show(state({ kind: "folder", folder: "folder-3", name: "dist", summary: summary() }));
  for (const text of ["Vite", "1,204", "1.8 MB", "21", "assets/app.js.map", "and 20 more", "empty.css"]) screen.getByText(text);
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "dist" }));
  button("Practise with this folder").click();
  expect(host.practise).toHaveBeenCalledWith("folder-3");
});

test("a refused folder is one sentence and what can be done", async () => {
  const error = { code: "folder-secret", args: { file: ".env", kind: "env" }, hints: ["remove-secret"] } as const;
  await show(state({ kind: "refused", name: "dist", error: { ...error, hints: [...error.hints] } }));
  expect(screen.getByText(/\.env \(/).textContent).toMatch(/^[^.]*\.env/);
  expect(screen.getAllByRole("listitem").length).toBe(1);
  button("Practise with the sample site").click();
  expect(host.practise).toHaveBeenCalledWith(null);
});

test("a crossing shows every step by icon and word, the op, and how far the files are", async () => {
  const going = { files_done: 17, files: 42, bytes_done: 781_000, bytes: 1_823_411, seconds_left: 3 };
  const current = { key: "op-s3-create-bucket", args: { bucket: "naru-x", region: "ap-northeast-2" } };
  await show(state(crossing(run({ steps: steps("done", "done", "done", "done", "running"), going, current, folder: summary() }))));
  const list = screen.getByRole("list", { name: "Steps" });
  expect(within(list).getAllByRole("listitem").map((li) => li.textContent?.includes("Done"))).toEqual([true, true, true, true, false, false]);
  expect(list.querySelector("[aria-current=step]")?.textContent).toContain("Upload the files");
  screen.getByText(/naru-x/);
  screen.getByText("17 of 42 files");
  screen.getByText("about 3 seconds left");
  expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(781_000);
  screen.getByText("PRACTICE");
  button("Cancel").click();
  expect(host.cancel).toHaveBeenCalledOnce();
});

test("a new crossing cannot be asked for while one is under way", async () => {
  await show(state(crossing(run(), { stopping: true })));
  const start = button("New crossing");
  expect(start.getAttribute("aria-disabled")).toBe("true");
  start.click();
  expect(host.startOver).not.toHaveBeenCalled();
  button("Stopping…").click();
  expect(host.cancel).not.toHaveBeenCalled();
});

test("a live receipt has the address, what proves it, and opens only by the link core made", async () => {
  const done = run({ steps: steps("done", "done", "done", "done", "done", "done"), receipt: receipt(), serving: "http://127.0.0.1:4000" });
  await show(state(crossing(done, { site: "link-9", folder: "folder-3", name: "dist" })));
  expect(document.activeElement?.id).toBe("outcome");
  screen.getByText("http://127.0.0.1:4000");
  for (const text of ["14", "8", "23 KB", "3.1 s", "/assets/app.js", "naru-blog-1a2b3c4d"]) expect(screen.getAllByText(text).length).toBeGreaterThan(0);
  button("Open").click();
  expect(host.openLink).toHaveBeenCalledWith("link-9");
  button("Copy").click();
  expect(host.copy).toHaveBeenCalledWith("http://127.0.0.1:4000");
  await vi.waitFor(() => button("Copied"));
  button("Run again").click();
  expect(host.practise).toHaveBeenCalledWith("folder-3");
});

test("a failed crossing says why and what can be done, and shows no address", async () => {
  const error = { code: "file-changed" as const, args: { file: "app.js" }, hints: ["stop-build", "run-again"], detail: "1 → 2" };
  const ended = receipt({ outcome: "failed", url: null, error, answers: [answer("/", "bytes")] });
  await show(state(crossing(run({ steps: steps("done", "done", "done", "done", "failed"), receipt: ended }))));
  screen.getByText(/app\.js/);
  screen.getByText("1 → 2");
  expect(screen.queryByRole("button", { name: "Open" })).toBeNull();
  button("Run again");
});

test("a cancelled crossing says that nothing is left", async () => {
  await show(state(crossing(run({ receipt: receipt({ outcome: "cancelled", url: null, answers: [], error: null }) }))));
  screen.getByText(/nothing is left behind/);
});

test("the browser's absence is said where the button was", async () => {
  const done = run({ receipt: receipt(), serving: "http://127.0.0.1:4000" });
  await show(state(crossing(done, { site: "link-9" }), { trouble: "browser" }));
  screen.getByText(/Copy the address instead/);
});
