import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import * as host from "../host/host";
import { take } from "../state/desk.svelte";
import { closeNote, note } from "../state/glossary.svelte";
import type { WindowState } from "../wire/WindowState";
import Prose from "./Prose.svelte";

vi.mock("../host/host", () => ({ go: vi.fn(() => Promise.resolve()) }));

const speak = (lang: "en" | "ko") => take({ settings: { lang, theme: "light", text: 100 } } as unknown as WindowState);
const term = (name: string) => screen.getByRole("button", { name });
const press = (target: EventTarget, key: string) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const point = (target: EventTarget) => target.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
const open = async (name: string) => {
  term(name).click();
  await tick();
  return screen.getByRole("dialog");
};

beforeEach(() => {
  vi.clearAllMocks();
  closeNote();
  speak("en");
});

test("a text stays as it is, and its terms are buttons within it", () => {
  const { container } = render(Prose, { text: "A bucket in the project's Region: <b>no HTML</b>." });
  expect(container.textContent).toBe("A bucket in the project's Region: <b>no HTML</b>.");
  expect(container.querySelector("b")).toBeNull();
  expect(screen.getAllByRole("button").map((b) => b.textContent)).toEqual(["bucket", "project", "Region"]);
  expect(container.querySelector("[style]")).toBeNull();
});

test("a term opens its note, which says what it is about and has the focus", async () => {
  render(Prose, { text: "One bucket." });
  const note = await open("bucket");
  expect(term("bucket").getAttribute("aria-expanded")).toBe("true");
  expect(document.activeElement).toBe(note);
  const [name, text] = ["aria-labelledby", "aria-describedby"].map((by) => document.getElementById(note.getAttribute(by) ?? "")?.textContent);
  expect(name).toBe("Bucket");
  expect(text).toMatch(/^A bucket is a container for files/);
});

test("Escape closes it alone, and the focus is where it was", async () => {
  render(Prose, { text: "One bucket." });
  const heard = vi.fn();
  document.body.addEventListener("keydown", heard);
  press(await open("bucket"), "Escape");
  await tick();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(term("bucket"));
  expect(heard).not.toHaveBeenCalled();
  press(term("bucket"), "Escape");
  expect(heard).toHaveBeenCalledOnce();
  document.body.removeEventListener("keydown", heard);
});

test("a press elsewhere closes it, and gives the focus back if nothing took it", async () => {
  render(Prose, { text: "One bucket." });
  point(await open("bucket"));
  await tick();
  screen.getByRole("dialog");
  point(document.body);
  await tick();
  expect(screen.queryByRole("dialog")).toBeNull();
  await vi.waitFor(() => expect(document.activeElement).toBe(term("bucket")));
});

test("a press on the term closes it and does not open it again", async () => {
  render(Prose, { text: "One bucket." });
  await open("bucket");
  point(term("bucket"));
  term("bucket").click();
  await tick();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("it closes when the focus goes elsewhere, and not while it goes between the term and the note", async () => {
  render(Prose, { text: "One bucket." });
  const note = await open("bucket");
  for (const target of [term("bucket"), screen.getByRole("button", { name: "Open the glossary" }), note]) {
    target.focus();
    await tick();
    screen.getByRole("dialog");
  }
  const other = document.body.appendChild(document.createElement("button"));
  other.focus();
  await tick();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(other);
  other.remove();
});

test("one note at a time, also over several texts", async () => {
  render(Prose, { text: "One bucket in S3." });
  render(Prose, { text: "One Region." });
  await open("bucket");
  for (const name of ["S3", "Region", "bucket"]) {
    await open(name);
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
    expect(screen.getAllByRole("button", { expanded: true })).toEqual([term(name)]);
  }
});

test("the keyboard opens it once", async () => {
  render(Prose, { text: "One bucket." });
  expect(term("bucket").tabIndex).toBe(0);
  press(term("bucket"), "a");
  await tick();
  expect(screen.queryByRole("dialog")).toBeNull();
  press(term("bucket"), "Enter");
  await tick();
  screen.getByRole("dialog");
  press(term("bucket"), " ");
  await tick();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("it leads to the glossary's page, at its entry", async () => {
  render(Prose, { text: "One bucket." });
  await open("bucket");
  screen.getByRole("button", { name: "Open the glossary" }).click();
  await tick();
  expect(host.go).toHaveBeenCalledWith({ kind: "glossary", term: "bucket" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a note whose term is gone is gone, too", async () => {
  const { rerender, unmount } = render(Prose, { text: "One bucket in S3." });
  await open("S3");
  await rerender({ text: "Now S3 alone." });
  screen.getByRole("dialog");
  await rerender({ text: "Nothing here." });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(note()).toBeNull();
  await rerender({ text: "One bucket." });
  await open("bucket");
  unmount();
  expect(note()).toBeNull();
});

test("it speaks the language that is set", async () => {
  speak("ko");
  const { container } = render(Prose, { text: "버킷을 다른 리전에 만듭니다." });
  expect(container.textContent).toBe("버킷을 다른 리전에 만듭니다.");
  const note = await open("버킷");
  expect(note.textContent).toContain("용어집 열기");
  expect(term("리전").getAttribute("aria-expanded")).toBe("false");
});

test.each([
  // The term, the note's size, and where it goes in a window of 1024 × 768.
  ["below", { left: 100, top: 100, bottom: 120 }, [300, 200], ["100px", "128px"]],
  ["above where there is no room below", { left: 100, top: 700, bottom: 720 }, [300, 200], ["100px", "492px"]],
  ["within the right edge", { left: 1000, top: 100, bottom: 120 }, [300, 200], ["716px", "128px"]],
  ["within the lower edge, where there is room nowhere", { left: 4, top: 300, bottom: 320 }, [300, 740], ["8px", "20px"]],
  ["from its top, if it is larger than the window", { left: 4, top: 300, bottom: 320 }, [300, 900], ["8px", "8px"]],
])("the note is whole within the window: %s", async (_, rect, [width, height], place) => {
  vi.spyOn(HTMLElement.prototype, "getClientRects").mockReturnValue([rect] as unknown as DOMRectList);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(width as number);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(height as number);
  render(Prose, { text: "One bucket." });
  const note = await open("bucket");
  await tick();
  expect(["--left", "--top"].map((name) => note.style.getPropertyValue(name))).toEqual(place);
  vi.restoreAllMocks();
});
