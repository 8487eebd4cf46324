import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { sent } from "../../fixtures/sent";
import { PRIVATE, builtPlan, error, own, ownPlan, plan, record, running, site, step, summary } from "../../fixtures/site";
import { settled, show, speak } from "../../fixtures/show";
import * as host from "../../host/host";
import { setShell } from "../../state/shell.svelte";
import type { PlanView } from "../../wire/PlanView";
import type { SiteView } from "../../wire/SiteView";
import type { StepId } from "../../wire/StepId";

vi.mock("../../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    watch: done(), plan: vi.fn(), changes: vi.fn(() => Promise.resolve({ total: 0, rows: [] })), history: vi.fn(() => Promise.resolve([])),
    credentials: vi.fn(() => new Promise(() => {})), identity: vi.fn(() => new Promise(() => {})), look: done(), run: done(), setWishes: done(), setDeploying: done(), saveFile: done(),
    useCredential: done(), chooseFolder: done(), openLink: done(), go: done(), copy: done(),
  };
});

async function open(id: StepId, of: SiteView = site(), answer: PlanView = plan()) {
  const shown = await show(of, answer);
  shown.container.querySelector<HTMLElement>(`[data-choice="${id}"]`)?.click();
  await settled();
  return { ...shown, panel: within(shown.container.querySelector<HTMLElement>(".panel") ?? shown.container) };
}

beforeEach(() => {
  vi.clearAllMocks();
  setShell("posix");
  speak("en");
});

test("a step says what it does and why, what it changes, and who may", async () => {
  const { panel, container } = await open("bucket");
  for (const text of ["usually 3 seconds", "Not yet"]) panel.getByText(text);
  // In practice nobody is asked who they are.
  expect(panel.queryByText("Set-up identity")).toBeNull();
  expect(container.querySelector(".what")?.textContent).toMatch(/^Creates one S3 bucket/);
  expect(container.querySelector(".why")?.textContent).toMatch(/an empty bucket costs nothing/i);
  panel.getByText(/Create bucket: naru-blog/);
  expect(panel.getAllByText("Free").length).toBe(2);
  expect(within(panel.getByRole("region", { name: "Permissions it needs" })).getByText("s3:PutBucketTagging")).toBeTruthy();
  container.querySelector<HTMLElement>(`[data-choice="files"]`)?.click();
  await settled();
  expect(panel.getAllByText("< $0.01 once").length).toBe(4);
});

test("the way through the console is printed item by item, and opens", async () => {
  const { panel } = await open("bucket", own(), ownPlan());
  panel.getByText("Set-up identity");
  const way = within(panel.getByRole("region", { name: "In the AWS console" }));
  way.getByText("General purpose buckets");
  way.getByRole("button", { name: "Open in the console" }).click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "console", step: "bucket" });
});

test("commands are spelled for the shell that is chosen, once for all steps", async () => {
  const { panel, container } = await open("access");
  panel.getByText(/aws s3api put-bucket-policy/);
  panel.getByRole("button", { name: "package.json" }).click();
  await settled();
  panel.getByText(/^"aws s3api put-bucket-policy.*"$/);
  container.querySelector<HTMLElement>(`[data-choice="files"]`)?.click();
  await settled();
  expect(panel.getByRole("button", { name: "package.json" }).getAttribute("aria-pressed")).toBe("true");
  expect(panel.getAllByText(/^Approximately: /).length).toBe(4);
  panel.getByRole("button", { name: "Copy: All commands" }).click();
  expect(vi.mocked(host.copy).mock.calls[0]?.[0].split("\n").length).toBe(11);
});

test("a file that a command reads is shown and can be saved", async () => {
  const { panel, container } = await open("access");
  panel.getByText("Reads this file: policy.json");
  panel.getByRole("button", { name: "Save…" }).click();
  expect(host.saveFile).toHaveBeenCalledWith({ kind: "build" }, 7, "access", 2, "policy.json");
  // Two changes of one step read files of one name.
  container.querySelector<HTMLElement>(`[data-choice="files"]`)?.click();
  await settled();
  expect(panel.getAllByText("Reads this file: release.json").length).toBe(2);
  for (const save of panel.getAllByRole("button", { name: "Save…" }).slice(-2)) save.click();
  expect(vi.mocked(host.saveFile).mock.calls.slice(-2)).toEqual([[{ kind: "build" }, 7, "files", 1, "release.json"], [{ kind: "build" }, 7, "files", 6, "release.json"]]);
});

test("a bucket policy is explained field by field, with its lines", async () => {
  const { panel } = await open("access");
  for (const text of ["Principal", "Resource (ARN)", "line 7"]) panel.getByText(text);
  expect(panel.getAllByText(/"Principal": "\*"/).length).toBeGreaterThan(0);
});

test("it is run up to here if earlier steps still change something, else alone", async () => {
  const { panel, container } = await open("access");
  panel.getByRole("button", { name: "Run up to here…" });
  panel.getByRole("button", { name: "Run all 4 remaining steps…" });
  container.querySelector<HTMLElement>(`[data-choice="bucket"]`)?.click();
  await settled();
  panel.getByRole("button", { name: "Run this step…" }).click();
  await settled();
  screen.getByRole("dialog", { name: "Run: Create the bucket" });
  expect(host.plan).toHaveBeenLastCalledWith({ kind: "step", step: "bucket" });
});

test("what has nothing to run is looked at again", async () => {
  const { panel } = await open("account", site(), sent["plan-nothing"]);
  panel.getByText(/only looks; it changes nothing/);
  panel.getByRole("button", { name: "Look again" }).click();
  expect(host.look).toHaveBeenCalledOnce();
});

test("what the credentials may not read is said, and blocks nothing", async () => {
  const { panel } = await open("bucket", site(), plan({}, step("bucket", { state: "unseen" })));
  panel.getByText(/may not read this/);
});

test("the Region is chosen by name, and a move is explained where the site is built", async () => {
  speak("ko");
  const { panel } = await open("account", site({ live: true, last: record() }), builtPlan());
  const region = panel.getByRole<HTMLSelectElement>("combobox", { name: "리전" });
  expect(region.selectedOptions[0]?.textContent).toBe("아시아 태평양(서울) ap-northeast-2");
  await fireEvent.change(region, { target: { value: "us-east-1" } });
  expect(host.setWishes).toHaveBeenCalledWith({ region: "us-east-1", access: "classic" });
  panel.getByText(/새 버킷과 새 주소로 옮기게 됩니다/);
});

test("a wish keeps the other wishes", async () => {
  const { panel } = await open("access", site({ ...PRIVATE, wishes: { region: "us-east-1", bucket: "my-bucket", access: "private" } }));
  await fireEvent.click(panel.getByRole("radio", { name: /^Public website/ }));
  expect(host.setWishes).toHaveBeenCalledWith({ region: "us-east-1", bucket: "my-bucket", access: "classic" });
});

test("a bucket's name is checked by S3's rules before it is wished for", async () => {
  const { panel } = await open("bucket");
  await fireEvent.click(panel.getByRole("radio", { name: "A name of your own" }));
  const field = panel.getByRole("textbox", { name: "bucket name" });
  const use = panel.getByRole("button", { name: "Use this name" });
  await fireEvent.input(field, { target: { value: "My Site" } });
  panel.getByText(/only lowercase letters/);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  use.click();
  expect(host.setWishes).not.toHaveBeenCalled();
  await fireEvent.input(field, { target: { value: "my-site.kr" } });
  use.click();
  await settled();
  expect(host.setWishes).toHaveBeenCalledWith({ bucket: "my-site.kr", access: "classic" });
});

test("an own name is given back to Naru by one click", async () => {
  const { panel } = await open("bucket", site({ wishes: { bucket: "my-site" } }));
  await fireEvent.click(panel.getByRole("radio", { name: "Named by Naru" }));
  expect(host.setWishes).toHaveBeenCalledWith({ bucket: null });
});

test("a public website has its two documents, a private bucket has none", async () => {
  const { panel, next } = await open("access", own(), ownPlan());
  const doc = panel.getByRole("textbox", { name: "Error document" });
  await fireEvent.input(doc, { target: { value: "../404.html" } });
  panel.getByText(/an error document is a file path inside the site/);
  await fireEvent.input(doc, { target: { value: "404.html" } });
  panel.getByRole("button", { name: "Use these documents" }).click();
  await settled();
  expect(host.setWishes).toHaveBeenCalledWith({ index: "index.html", error: "404.html", access: "classic" });
  await next(own(PRIVATE));
  expect(panel.queryByRole("textbox")).toBeNull();
});

test("the folder shows what was found, what stays, and whether source maps go along", async () => {
  const { panel, next } = await open("folder");
  for (const text of ["/home/minji/blog/dist", "Vite", "7", "236 B", "2", ".DS_Store", "assets/index-DiwrgTda.js.map", "assets/empty.css"]) panel.getByText(text);
  expect(panel.queryByText(/ more$/)).toBeNull();
  await fireEvent.click(panel.getByRole("checkbox", { name: "Publish source maps too" }));
  expect(host.setWishes).toHaveBeenCalledWith({ source_maps: true, access: "classic" });
  panel.getByRole("button", { name: "Another folder…" }).click();
  expect(host.chooseFolder).toHaveBeenCalledWith(true);
  await next(site({ summary: summary({ left_out_count: 22 }) }));
  panel.getByText("and 20 more");
});

test("the files lead to their list, the answers say what will be asked", async () => {
  const { panel, container } = await open("files");
  panel.getByRole("button", { name: "Show every file…" }).click();
  expect(host.setDeploying).toHaveBeenCalledWith(true);
  container.querySelector<HTMLElement>(`[data-choice="answers"]`)?.click();
  await settled();
  for (const text of ["Start page", "Deep link", /refused with 403 or 404/]) panel.getByText(text);
});

test("while it runs nothing can be wished for, and nothing else be run", async () => {
  const { panel } = await open("access", running());
  for (const radio of panel.getAllByRole<HTMLInputElement>("radio")) expect(radio.matches(":disabled") || radio.closest("fieldset")?.disabled).toBe(true);
  expect(panel.queryByRole("button", { name: /^Run/ })).toBeNull();
});

test("what a look failed by comes first, and the step is marked", async () => {
  const trouble = error("expired", { args: { command: "aws sso login" }, hints: ["sign-in-again"] });
  const { panel, container } = await open("account", own({ stage: "idle", plan: null, todo: null, trouble }));
  panel.getByText("Needs attention");
  panel.getByText("Needs a look");
  expect(panel.queryByText("In use")).toBeNull();
  const [stop, what] = [container.querySelector(".panel .stop"), container.querySelector(".panel .what")];
  expect(stop && what && stop.compareDocumentPosition(what) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  const again = panel.getByRole("button", { name: "Look again" });
  expect(again.classList.contains("first")).toBe(true);
  again.click();
  expect(host.look).toHaveBeenCalledOnce();
});

test("a mishap of practice says that it is one, and how many files are left", async () => {
  const denied = sent["site-denied"];
  const going = { files_done: 3, files: 7, bytes_done: 41, bytes: 236, millis: 500, seconds_left: null, bytes_second: null, files_second: null };
  const { panel, container } = await open("files", { ...denied, run: { ...denied.run, going } });
  panel.getByText(/^This is a rehearsed failure/);
  expect(container.querySelector(`[data-choice="files"]`)?.textContent).toMatch(/Stopped here.*4 files left/);
});
