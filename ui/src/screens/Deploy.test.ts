import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { had, sent } from "../fixtures/sent";
import { builtPlan, change, ended, error, filesOf, listOf, plan, running, site, steps, toDeploy } from "../fixtures/site";
import { settled, show, speak } from "../fixtures/show";
import { HOSTILE } from "../fixtures/window";
import * as host from "../host/host";
import type { ChangePage } from "../wire/ChangePage";
import type { FileChange } from "../wire/FileChange";
import type { SiteView } from "../wire/SiteView";

vi.mock("../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    watch: done(), plan: vi.fn(), changes: vi.fn(), findChange: vi.fn(), history: vi.fn(() => Promise.resolve([])), credentials: vi.fn(() => new Promise(() => {})), identity: vi.fn(() => new Promise(() => {})),
    look: done(), run: done(), cancel: done(), pause: done(), resume: done(), setDeploying: done(), setPractice: done(), chooseFolder: done(), openLink: done(), go: done(), copy: done(), useCredential: done(),
  };
});

const deploying = (rest: Partial<SiteView> = {}): SiteView => ({ ...sent["site-deploying"], ...rest });
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const list = () => screen.getByRole("tree", { name: "Files that change" });
const options = () => within(list()).getAllByRole("treeitem");
/** Rows that all lie at the root: how folders hang together is core's. */
const serve = (all: readonly FileChange[]) => vi.mocked(host.changes).mockImplementation((_, _plan, ask, from, count) => Promise.resolve(listOf(all, ask, from, count)));

beforeEach(() => {
  vi.clearAllMocks();
  serve(filesOf(sent.changes));
  speak("en");
});

test("what a deploy changes: four numbers, every file with its reason, the order", async () => {
  await show(deploying(), toDeploy);
  for (const text of ["new files", "changed", "5 unchanged", "127 B", "< $0.01"]) screen.getByText(text);
  expect(options().map((o) => o.textContent)).toEqual([
    expect.stringMatching(/index-Zz81kQwe\.js.*new.*19 B/), expect.stringMatching(/index\.html.*content differs.*checked at every visit/), expect.stringMatching(/robots\.txt.*no longer in the folder/),
  ]);
  const order = within(screen.getByRole("region", { name: "In this order" })).getAllByRole("listitem");
  expect(order.map((li) => li.querySelector("b")?.textContent)).toEqual(["files with a hash in their name", "start page", "Clean up", "Check the site"]);
  screen.getByText("/home/minji/blog/dist");
  screen.getByText("against release 20261122T091500Z-1a2b3c4d");
});

test("all of it is seen, so that it starts at once, with the daily identity", async () => {
  await show(deploying(), toDeploy);
  button("Deploy").click();
  await settled();
  expect(host.run).toHaveBeenCalledWith({ kind: "deploy" }, 7, { make_public: null, overwrite: false, remove_many: false, break_lock: false, mend: false, replace_records: false, delete_zone: null, leave_records: null, mishap: null });
});

test("a question is asked on the sheet first", async () => {
  const { forecast } = builtPlan();
  const asks = forecast.steps.map((s) => (s.step === "files" ? { ...s, questions: [{ kind: "break-lock" as const, holder: "jin@laptop", since: "2026-11-22T05:00:00Z" }] } : s));
  await show(deploying(), builtPlan({ forecast: { ...forecast, steps: asks } }));
  screen.getByText(/You will be asked:/);
  button("Deploy").click();
  await settled();
  expect(host.run).not.toHaveBeenCalled();
  screen.getByRole("dialog", { name: "Deploy" });
});

test("a site that is not set up is built first, by the sheet", async () => {
  serve(filesOf(sent["changes-new"]));
  await show(site({ deploying: true }), plan());
  screen.getByText("7 files");
  expect(options().length).toBe(7);
  button("Set up and deploy…").click();
  await settled();
  expect(host.run).not.toHaveBeenCalled();
  screen.getByRole("dialog", { name: "Run all" });
});

test("with nothing to change there is nothing to start", async () => {
  serve([]);
  await show(deploying({ todo: 0 }), sent["plan-nothing"]);
  screen.getByText("No file changes.");
  button("Deploy").click();
  expect(host.run).not.toHaveBeenCalled();
});

test("files that stay here are said, and lead to where that is decided", async () => {
  const { container } = await show(deploying(), toDeploy);
  screen.getByText("2 files left out.");
  screen.getByText(/\.DS_Store, assets\/index-DiwrgTda\.js\.map/);
  screen.getByText(/Source maps would show your source code/);
  button("Change").click();
  expect(host.setDeploying).toHaveBeenCalledWith(false);
  expect(container.textContent).toContain("1 thing is worth a look.");
});

test("what the plan has to say is said where one deploys", async () => {
  const view = toDeploy("deploy");
  const note = { key: "note-immutable-changed", args: { first: HOSTILE, files: "2" } };
  const steps = view.forecast.steps.map((step) => (step.step === "files" ? { ...step, notes: [note] } : step));
  const { container } = await show(deploying(), { ...view, forecast: { ...view.forecast, steps } });
  screen.getByText(/Published before as never changing/);
  expect(container.textContent).toContain("gpj.exe");
  expect(document.querySelector("img, script")).toBeNull();
});

test("of a file that is copied within the bucket it is said from where", async () => {
  serve([{ ...change(0), reason: "renamed", from: "img/before.png" }]);
  await show(deploying(), toDeploy);
  await fireEvent.click(had(options()[0]));
  screen.getByText("Copied within the bucket from img/before.png; nothing is sent.");
});

test("of ten thousand files only those in sight are in the page, and pages are asked for as they come", async () => {
  serve(Array.from({ length: 10_000 }, (_, i) => change(i)));
  await show(deploying(), toDeploy);
  screen.getByText("10,000 files");
  expect(options().length).toBeLessThan(80);
  expect(options()[0]?.getAttribute("aria-setsize")).toBe("10000");
  list().scrollTop = 36 * 5_000;
  await fireEvent.scroll(list());
  await settled();
  expect(options().some((o) => o.textContent?.includes("chunk-05000.js"))).toBe(true);
  expect(options().length).toBeLessThan(80);
  const asked = vi.mocked(host.changes).mock.calls.map(([, , , from]) => from);
  expect(asked).toContain(4_800);
  expect(new Set(asked).size).toBe(asked.length);
  await fireEvent.scroll(list());
  expect(vi.mocked(host.changes).mock.calls.length).toBe(asked.length);
});

test("the list is walked by keys, and the chosen file is shown in full", async () => {
  const headers = { content_type: "text/html; charset=utf-8", cache_control: "no-cache" };
  serve([change(0), change(1, { key: "deep/er/index.html", reason: "headers-differ", headers, before: { content_type: "application/octet-stream" } })]);
  await show(deploying(), toDeploy);
  await fireEvent.keyDown(list(), { key: "ArrowDown" });
  await fireEvent.keyDown(list(), { key: "ArrowDown" });
  expect(options()[1]?.getAttribute("aria-selected")).toBe("true");
  expect(list().getAttribute("aria-activedescendant")).toBe(options()[1]?.id);
  screen.getByText("deep/er/index.html");
  screen.getByText("The content is the same. Only the headers it is served with change.");
  const lines = within(screen.getByRole("list", { name: "Served with these headers" })).getAllByRole("listitem");
  expect(lines.map((line) => line.textContent)).toEqual(["before:−Content-Type: application/octet-stream", "after:+Content-Type: text/html; charset=utf-8", "after:+Cache-Control: no-cache"]);
  await fireEvent.keyDown(list(), { key: "Home" });
  expect(options()[0]?.getAttribute("aria-selected")).toBe("true");
});

test("a rule that decided is named, with what only a rule sets", async () => {
  const headers = { content_type: "application/wasm", cache_control: "public, max-age=86400", content_encoding: "br" };
  serve([change(0, { key: "engine.wasm.br", headers, cache: null, rules: ["_headers:3", "[[headers]] *.br"] })]);
  await show(deploying(), toDeploy);
  expect(options()[0]?.textContent).toContain("kept as a rule says");
  await fireEvent.keyDown(list(), { key: "ArrowDown" });
  for (const text of ["Content-Encoding: br", "Cache-Control: public, max-age=86400", "_headers:3, [[headers]] *.br"]) screen.getByText(text);
  expect(screen.queryByText(/Content-Disposition/)).toBeNull();
});

test("the filter asks core, and says when nothing matches", async () => {
  vi.useFakeTimers();
  try {
    await show(deploying(), toDeploy);
    const field = screen.getByRole("searchbox", { name: "Filter by path" });
    await fireEvent.input(field, { target: { value: "html" } });
    vi.advanceTimersByTime(200);
    await settled();
    expect(host.changes).toHaveBeenLastCalledWith({ kind: "deploy" }, 7, { query: "html", reasons: [], shape: { kind: "tree", open: true, but: [] } }, 0, 200);
    expect(options().length).toBe(1);
    await fireEvent.input(field, { target: { value: "nothing" } });
    vi.advanceTimersByTime(200);
    await settled();
    screen.getByText("No path holds this.");
  } finally {
    vi.useRealTimers();
  }
});

test("an answer that is overtaken by another plan is not shown", async () => {
  let late: (page: ChangePage) => void = () => {};
  vi.mocked(host.changes).mockImplementationOnce(() => new Promise((done) => (late = done)));
  const { next } = await show(deploying(), toDeploy);
  vi.mocked(host.plan).mockResolvedValue({ ...sent["plan-deploy"], number: 8 });
  await next(deploying({ plan: 8 }));
  late(listOf([change(77)], { query: "", reasons: [], shape: { kind: "list" } }, 0, 9));
  await settled();
  expect(list().textContent).not.toContain("chunk-00077");
  expect(options().length).toBe(3);
});

test("while it goes over the same screen shows how far it is, stretch by stretch", async () => {
  const { next } = await show(deploying(), toDeploy);
  const going = { files_done: 1, files: 2, bytes_done: 19, bytes: 127, millis: 1_500, seconds_left: 2, bytes_second: 13, files_second: 1 };
  const current = had(sent["plan-deploy"].forecast.steps.flatMap((s) => s.ops).find((op) => op.title.args["phase"] === "entry-page")).title;
  await next(running({ going, current }, { deploying: true, aim: { kind: "deploy" } }));
  const order = within(screen.getByRole("region", { name: "In this order" }));
  expect(order.getAllByRole("listitem").map((li) => li.className.split(" ")[0])).toEqual(["done", "running", "ahead", "ahead"]);
  expect(order.getAllByRole("listitem").map((li) => li.getAttribute("aria-current"))).toEqual([null, "step", null, null]);
  for (const text of ["1 of 2 files", "13 B/s", "1 file/s", "about 2 seconds left"]) order.getByText(text);
  expect(order.queryByRole("img"), "one second is no line yet").toBeNull();
  await next(running({ going, current, speeds: { last: [0, 13, 6], seconds: 3, bytes: 19 } }, { deploying: true, aim: { kind: "deploy" } }));
  order.getByRole("img", { name: "Speed over the last 3 seconds: from 0 B/s to 13 B/s, now 6 B/s" });
  button("Cancel").click();
  expect(host.cancel).toHaveBeenCalledOnce();
  expect(screen.queryByRole("button", { name: "Another folder…" })).toBeNull();
  await next(running({ current: null, steps: steps("done", "done", "done", "done", "done", "waiting"), waiting: { step: "answers", on: "answers", waited_seconds: 5, next_look_seconds: 2, limit_seconds: 60 } }, { deploying: true, aim: { kind: "deploy" } }));
  screen.getByText(/S3 is still bringing the new files/);
});

test("it ends in its receipt on the same screen", async () => {
  await show(ended({}, { deploying: true, aim: { kind: "deploy" } }), sent["plan-nothing"]);
  screen.getByRole("heading", { level: 2, name: "Live" });
  button("Steps").click();
  expect(host.setDeploying).toHaveBeenCalledWith(false);
});

/** A deploy of which some files would not go. */
const incomplete = (rest: Partial<SiteView> = {}): SiteView =>
  ended({
    outcome: "failed", url: null, answers: [],
    error: error("upload-incomplete", {
      args: { failed: "120", files: "400", first: "a.txt" }, hints: ["run-again"],
      files: [
        { file: "a.txt", error: error("service-busy", { args: { service: "S3" }, hints: [] }) },
        { file: HOSTILE, error: error("not-proven", { args: { file: "x.js" }, hints: [], detail: "the reply has no ETag" }) },
      ],
    }),
  }, { deploying: true, aim: { kind: "deploy" }, plan: 7, ...rest });

test("files that would not go are named with what stopped each, and tried again at once", async () => {
  const { container } = await show(incomplete(), toDeploy);
  const failed = within(screen.getByRole("region", { name: "Files that did not go" }));
  const items = failed.getAllByRole("listitem");
  expect(items.length).toBe(3);
  within(had(items[0])).getByText("a.txt");
  within(had(items[0])).getByText(/S3/);
  within(had(items[1])).getByText("the reply has no ETag");
  expect(items[2]?.textContent).toBe("and 118 more");
  expect(container.textContent).not.toMatch(/[\u0000\u001b\u202e]/u);
  failed.getByRole("button", { name: "Try these again" }).click();
  await settled();
  expect(host.run).toHaveBeenCalledWith({ kind: "deploy" }, 7, expect.objectContaining({ overwrite: false }));
});

test("without a plan the site is looked at before they are tried again; what asks something is shown first", async () => {
  const { next } = await show(incomplete({ plan: null }), toDeploy);
  button("Try these again").click();
  await settled();
  expect(host.look).toHaveBeenCalledOnce();
  expect(host.run).not.toHaveBeenCalled();
  await next(incomplete({ aim: { kind: "build" } }));
  button("Try these again").click();
  await settled();
  expect(host.run).not.toHaveBeenCalled();
  screen.getByRole("dialog");
});

test("what is in the way is said instead of the list", async () => {
  await show(deploying({ stage: "idle", plan: null, trouble: error("expired", { args: { command: "aws sso login" }, hints: ["sign-in-again"] }) }), null);
  screen.getByText("aws sso login");
  button("Look again").click();
  expect(host.look).toHaveBeenCalledOnce();
  expect(screen.queryByRole("tree")).toBeNull();
});

test("a path from outside is shown as text, its marks made visible", async () => {
  serve([change(0, { key: HOSTILE })]);
  await show(deploying(), toDeploy);
  expect(list().textContent).not.toMatch(/[\u0000\u001b\u202e]/u);
  expect(list().querySelector("b")).toBeNull();
});
