import { render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { take } from "../state/desk.svelte";
import type { WindowState } from "../wire/WindowState";
import { GROUPS, TERMS } from "../words/terms";
import Glossary from "./Glossary.svelte";

vi.mock("../host/host", () => ({ go: vi.fn(() => Promise.resolve()) }));

const speak = (lang: "en" | "ko") => take({ settings: { lang, theme: "light", text: 100 } } as unknown as WindowState);
const show = (term: string | null = null) => {
  const onTerm = vi.fn();
  return { onTerm, ...render(Glossary, { term, onTerm }) };
};
const search = async (query: string) => {
  const field = screen.getByRole<HTMLInputElement>("searchbox");
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await tick();
  return field;
};
const names = () => screen.queryAllByRole("heading", { level: 3 }).map((h) => h.textContent);

beforeEach(() => speak("en"));

test("every term stands there, in its group", () => {
  show();
  expect(screen.getByRole("heading", { level: 1, name: "Glossary" }).tabIndex).toBe(-1);
  expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(GROUPS.length);
  expect(names()).toHaveLength(TERMS.length);
  expect(screen.getByRole("status").textContent).toBe(`${TERMS.length} terms`);
  const servers = screen.getByRole("region", { name: "Servers and other roads" });
  within(servers).getByRole("heading", { name: "Security group" });
  within(servers).getByText("보안 그룹");
});

test("the search filters by name, form and text, in both languages", async () => {
  show();
  screen.getByRole("searchbox", { name: "Search the glossary" });
  await search("버킷 정책");
  expect(names()[0]).toBe("Bucket policy");
  await search("reverse PROXY");
  expect(names()).toEqual(["nginx"]);
  expect(screen.getByRole("status").textContent).toBe("1 term");
});

test("what is not found is said, with the way back", async () => {
  show();
  const field = await search(" <b>xyzzy ");
  screen.getByRole("heading", { name: "No term matches this: <b>xyzzy" });
  expect(screen.getByRole("status").textContent).toBe("0 terms");
  screen.getByRole("button", { name: "Show all terms" }).click();
  await tick();
  expect(names()).toHaveLength(TERMS.length);
  await search("nothing like this");
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
  await tick();
  expect(names()).toHaveLength(TERMS.length);
});

test("opened at a term, its entry has the focus and is marked", async () => {
  show("region");
  const heading = screen.getByRole("heading", { name: "Region" });
  await vi.waitFor(() => expect(document.activeElement).toBe(heading));
  expect(heading.closest("li")?.classList.contains("asked")).toBe(true);
});

test("opened at a term that there is not, it is all there", async () => {
  show('"]#no such term');
  await tick();
  expect(names()).toHaveLength(TERMS.length);
});

test("an entry leads to others, and never to itself", async () => {
  const { onTerm, rerender } = show("bucket");
  await search("container for files");
  expect(names()).toEqual(["Bucket"]);
  const [entry] = screen.getAllByRole("listitem");
  const terms = within(entry as HTMLElement).getAllByRole("button");
  expect(terms.map((b) => b.textContent)).toEqual(["S3", "Region"]);
  expect(terms[0]?.hasAttribute("aria-expanded")).toBe(false);
  terms[1]?.click();
  expect(onTerm).toHaveBeenCalledWith("region");
  await rerender({ term: "region" });
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Region" })));
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
});

test("an entry that is asked for again is shown again", async () => {
  const { onTerm } = show("region");
  const entry = screen.getByRole("heading", { name: "Bucket" }).closest("li") as HTMLElement;
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("term-region"));
  within(entry).getByRole("button", { name: "Region" }).click();
  expect(onTerm).not.toHaveBeenCalled();
  screen.getByRole("searchbox").focus();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("term-region"));
});

test("in Korean the English names stand beside", () => {
  speak("ko");
  show();
  screen.getByRole("heading", { level: 1, name: "용어집" });
  const entry = screen.getByRole("heading", { name: "보안 그룹" }).closest("li") as HTMLElement;
  expect(within(entry).getByText("Security group").getAttribute("lang")).toBe("en");
  expect(screen.getByRole("status").textContent).toBe(`용어 ${TERMS.length}개`);
});
