// What a deploy changes, as a tree and as a list: how folders hang together is core's, so the rows are core's own.
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { had, sent } from "../../fixtures/sent";
import { change, filesOf, listOf } from "../../fixtures/site";
import { settled, speak } from "../../fixtures/show";
import { HOSTILE } from "../../fixtures/window";
import * as host from "../../host/host";
import type { ChangeAsk } from "../../wire/ChangeAsk";
import type { ChangePage } from "../../wire/ChangePage";
import type { ChangeSum } from "../../wire/ChangeSum";
import Changes from "./Changes.svelte";

vi.mock("../../host/host", () => ({ watch: vi.fn(() => Promise.resolve()), changes: vi.fn(), findChange: vi.fn() }));

const tree = sent["changes-tree"];
const some: ChangeSum = sent["plan-deploy"].files;
const list = () => screen.queryByRole("tree") ?? screen.getByRole("listbox");
const items = () => within(list()).getAllByRole(list().role === "tree" ? "treeitem" : "option");
const names = () => items().map((item) => item.querySelector(".path")?.textContent);
const asked = (): ChangeAsk => had(vi.mocked(host.changes).mock.calls.at(-1))[2];
const key = (name: string) => fireEvent.keyDown(list(), { key: name });

/** Core's tree with the folder closed, which is all that its answer can be. */
const closed: ChangePage = {
  ...tree, total: 3,
  rows: tree.rows.filter((row) => row.level === 1).map((row) => (row.item.kind === "folder" ? { ...row, item: { ...row.item, open: false } } : row)),
};
const answer = (ask: ChangeAsk, from: number, count: number): ChangePage => {
  const { shape } = ask;
  if (shape.kind === "list" || ask.query !== "" || ask.reasons.length > 0) return listOf(filesOf(sent.changes), ask, from, count);
  return shape.open !== shape.but.includes("assets") ? tree : closed;
};

async function show(sum: ChangeSum = some) {
  const shown = render(Changes, { of: { kind: "plan", plan: 7, aim: { kind: "deploy" } }, sum });
  await settled();
  return shown;
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(host.changes).mockImplementation((_, _plan, ask, from, count) => Promise.resolve(answer(ask, from, count)));
  speak("en");
});

test("a tree says of each row how deep it lies, how many lie beside it, and of a folder what changes in it", async () => {
  await show();
  expect(names()).toEqual(["assets", "index-Zz81kQwe.js", "index.html", "robots.txt"]);
  const said = items().map((item) => ["aria-level", "aria-posinset", "aria-setsize", "aria-expanded"].map((name) => item.getAttribute(name)));
  expect(said).toEqual([["1", "1", "3", "true"], ["2", "1", "1", null], ["1", "2", "3", null], ["1", "3", "3", null]]);
  const folder = within(had(items()[0]));
  folder.getByText("1 new");
  folder.getByText("19 B");
  screen.getByText("3 files");
});

test("folders are opened, closed and walked by keys as a tree is", async () => {
  await show();
  await key("Home");
  await key("ArrowLeft");
  await settled();
  expect(names()).toEqual(["assets", "index.html", "robots.txt"]);
  expect(items()[0]?.getAttribute("aria-expanded")).toBe("false");
  await key("ArrowRight");
  await settled();
  expect(names()[1]).toBe("index-Zz81kQwe.js");
  await key("ArrowRight");
  expect(items()[1]?.getAttribute("aria-selected")).toBe("true");
  expect(list().getAttribute("aria-activedescendant")).toBe(items()[1]?.id);
  await key("ArrowLeft");
  expect(items()[0]?.getAttribute("aria-selected")).toBe("true");
  screen.getByText("1 new · 19 B to send");
  await key("End");
  expect(items()[3]?.getAttribute("aria-selected")).toBe("true");
  screen.getByText(/An earlier release put it there/);
  screen.getByText("14 B · Clean up");
});

test("a click opens and closes, and all of it can be", async () => {
  await show();
  await fireEvent.click(had(items()[0]));
  await settled();
  expect(names()).toEqual(["assets", "index.html", "robots.txt"]);
  screen.getByRole("button", { name: "Open all folders" }).click();
  await settled();
  expect(items().length).toBe(4);
  screen.getByRole("button", { name: "Close all folders" }).click();
  await settled();
  expect(asked().shape).toEqual({ kind: "tree", open: false, but: [] });
  expect(items().length).toBe(3);
});

test("of many files the folders are closed at first, and what is looked for is open", async () => {
  vi.useFakeTimers();
  try {
    await show({ ...some, added: 5_000 });
    expect(asked().shape).toEqual({ kind: "tree", open: false, but: [] });
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "html" } });
    vi.advanceTimersByTime(200);
    await settled();
    expect(asked()).toEqual({ query: "html", reasons: [], shape: { kind: "tree", open: true, but: [] } });
  } finally {
    vi.useRealTimers();
  }
});

test("what is typed is looked for among the names, and the row that has it is chosen", async () => {
  vi.mocked(host.findChange).mockResolvedValueOnce(2).mockResolvedValueOnce(3).mockResolvedValue(null);
  await show();
  await key("r");
  await settled();
  expect(host.findChange).toHaveBeenLastCalledWith({ kind: "deploy" }, 7, asked(), "r", null);
  expect(items()[2]?.getAttribute("aria-selected")).toBe("true");
  await key("o");
  await settled();
  expect(host.findChange).toHaveBeenLastCalledWith({ kind: "deploy" }, 7, asked(), "ro", 1);
  expect(items()[3]?.getAttribute("aria-selected")).toBe("true");
  await key("x");
  await settled();
  expect(items()[3]?.getAttribute("aria-selected"), "what is not there moves nothing").toBe("true");
  await fireEvent.keyDown(list(), { key: "a", ctrlKey: true });
  expect(host.findChange).toHaveBeenCalledTimes(3);
});

test("only files that change for a reason are seen, and how many there are for each", async () => {
  await show();
  const reasons = within(screen.getByRole("group", { name: "Only files that change for this reason" }));
  expect(reasons.getAllByRole("button").map((button) => button.textContent)).toEqual(["new 1", "content 1", "removed 1"]);
  reasons.getByRole("button", { name: "removed 1" }).click();
  await settled();
  expect(asked().reasons).toEqual(["removed"]);
  expect(names()).toEqual(["robots.txt"]);
  expect(reasons.getByRole("button", { name: "removed 1" }).getAttribute("aria-pressed")).toBe("true");
  reasons.getByRole("button", { name: "removed 1" }).click();
  await settled();
  expect(asked().reasons).toEqual([]);
  expect(items().length).toBe(4);
});

test("a list stays to be had: every path whole, in the order in which they go", async () => {
  await show();
  screen.getByRole("button", { name: "List" }).click();
  await settled();
  expect(list().role).toBe("listbox");
  expect(names()).toEqual(["assets/index-Zz81kQwe.js", "index.html", "robots.txt"]);
  expect(items()[0]?.hasAttribute("aria-level")).toBe(false);
  expect(screen.queryByRole("button", { name: "Open all folders" })).toBeNull();
  screen.getByRole("button", { name: "Tree" }).click();
  await settled();
  expect(list().role).toBe("tree");
});

test("while a folder opens, what was there stays in sight", async () => {
  await show();
  let late: (page: ChangePage) => void = () => {};
  vi.mocked(host.changes).mockImplementationOnce(() => new Promise((done) => (late = done)));
  await fireEvent.click(had(items()[0]));
  await settled();
  expect(items().length, "no row blinks").toBe(4);
  late(closed);
  await settled();
  expect(items().length).toBe(3);
});

test("how large a file was and will be, in both languages", async () => {
  vi.mocked(host.changes).mockResolvedValue(listOf([change(0, { key: HOSTILE, reason: "bytes-differ", size: 2_048, size_before: 1_024 })], { query: "", reasons: [], shape: { kind: "list" } }, 0, 9));
  const { container } = await show();
  await key("Home");
  screen.getByText(/^1\.0 KB → 2\.0 KB · files with a hash in their name · kept for a year/);
  screen.getByText("The bucket has other content under this name.");
  speak("ko");
  await settled();
  screen.getByText("버킷에 있는 객체와 내용이 다릅니다.");
  expect(container.textContent).not.toMatch(/[\u0000\u001b\u202e]/u);
});
