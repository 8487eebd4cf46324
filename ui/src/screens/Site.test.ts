import { readFileSync } from "node:fs";

import { cleanup, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { BUCKET, URL_HTTP, answer, builtPlan, donePlan, ended, error, plan, receipt, record, run, running, site, step, steps } from "../fixtures/site";
import { settled, show, speak } from "../fixtures/show";
import { HOSTILE } from "../fixtures/window";
import * as host from "../host/host";
import type { PlanView } from "../wire/PlanView";
import type { SiteView } from "../wire/SiteView";

vi.mock("../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    watch: done(), plan: vi.fn(), changes: vi.fn(() => Promise.resolve({ total: 0, rows: [] })), history: vi.fn(() => Promise.resolve([])), runOps: vi.fn(() => Promise.resolve([])),
    credentials: vi.fn(() => new Promise(() => {})), identity: vi.fn(() => new Promise(() => {})), look: done(), run: done(), cancel: done(), setPractice: done(), setWishes: done(),
    setDeploying: done(), saveFile: done(), useCredential: done(), chooseFolder: done(), openLink: done(), go: done(), copy: done(),
  };
});

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const panel = () => screen.getByRole("region", { name: document.getElementById("panel-title")?.textContent ?? "" });
const stepButton = (name: RegExp) => within(screen.getByRole("navigation", { name: "Steps" })).getByRole("button", { name });

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(host.history).mockResolvedValue([]);
  speak("en");
});

test("the header says what site it is, how it stands, whose it is and what it costs", async () => {
  await show(site({ url: URL_HTTP, live: true, last: record() }), builtPlan());
  screen.getByRole("heading", { level: 1, name: "my-blog" });
  for (const text of [URL_HTTP, "Asia Pacific (Seoul)", "Account ID 1234-5678-9012", "about $0.05 a month (prices of 2026-11-01)"]) expect(screen.getAllByText(text).length).toBeGreaterThan(0);
  button("Open").click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "site" });
  button("Deploy").click();
  expect(host.setDeploying).toHaveBeenCalledWith(true);
});

test("practice is said on the screen, another endpoint is shown with its address", async () => {
  const { next } = await show(site({ venue: { kind: "practice" } }), plan());
  screen.getByText("PRACTICE");
  expect(button("Practice").getAttribute("aria-pressed")).toBe("true");
  button("My account").click();
  expect(host.setPractice).toHaveBeenCalledWith(false);
  await next(site({ venue: { kind: "endpoint", url: "http://localhost:4566" } }));
  screen.getByText("Not AWS, but this endpoint: http://localhost:4566");
  expect(screen.queryByText("PRACTICE")).toBeNull();
});

test("the steps are chosen by click and by arrows, and one of them is current", async () => {
  await show(site(), plan());
  stepButton(/Set access/).click();
  await settled();
  screen.getByRole("heading", { level: 2, name: "Set access" });
  expect(stepButton(/Set access/).getAttribute("aria-current")).toBe("step");
  const press = async (key: string) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await settled();
  };
  stepButton(/Set access/).focus();
  await press("ArrowDown");
  expect(document.activeElement).toBe(stepButton(/Upload the files/));
  await press("Home");
  screen.getByRole("heading", { level: 2, name: "6 changes to make" });
  await press("End");
  screen.getByRole("heading", { level: 2, name: "Check the site" });
  expect(within(screen.getByRole("navigation", { name: "Steps" })).getAllByRole("button").filter((b) => b.tabIndex === 0).length).toBe(1);
});

test("every place of the map leads to its step, and to its page in the console where there is one", async () => {
  const { next } = await show(site(), plan());
  const map = screen.getByRole("list", { name: /request passes through/ });
  for (const [place, heading] of [[/^Visitor/, "Check the site"], [/^Edge/, "Set access"], [/^Bucket/, "Create the bucket"], [/^Files/, "Upload the files"], [/^Your folder/, "Check the folder"]] as const) {
    within(map).getByRole("button", { name: place }).click();
    await settled();
    screen.getByRole("heading", { level: 2, name: heading });
  }
  within(map).getByRole("button", { name: "Console: open Bucket at AWS" }).click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "console", step: "bucket" });
  vi.mocked(host.plan).mockResolvedValue(plan({ number: 2 }, ...(["account", "folder", "bucket", "access", "files", "answers"] as const).map((id) => step(id, { console: null }))));
  await next(site({ plan: 2 }));
  expect(screen.queryByRole("button", { name: /^Console:/ })).toBeNull();
});

test("a plan is asked for once, and again when its number changes", async () => {
  const { next } = await show(site(), plan());
  expect(host.plan).toHaveBeenCalledTimes(1);
  await next(site({ name: "other" }));
  expect(host.plan).toHaveBeenCalledTimes(1);
  await next(site({ plan: 2 }));
  expect(host.plan).toHaveBeenCalledTimes(2);
});

test("while it is looked at again the plan before stays in sight", async () => {
  const { next } = await show(site(), plan());
  await next(site({ stage: "looking", plan: null, todo: null }));
  screen.getByRole("heading", { level: 2, name: "6 changes to make" });
  expect(screen.getAllByText("Looking").length).toBeGreaterThan(0);
  await next(site({ stage: "idle", plan: null, todo: null, trouble: error("offline", { args: { host: "sts.amazonaws.com" } }) }));
  screen.getByRole("heading", { level: 2, name: "Something is in the way" });
});

test("before the first look there is a word for it", async () => {
  await show(site({ stage: "looking", plan: null }), null);
  screen.getByRole("heading", { level: 2, name: "Looking at what is there" });
  cleanup();
  await show(site({ stage: "idle", plan: null, folder: null, summary: null, credentials: null }), null);
  screen.getByRole("heading", { level: 2, name: "Nothing was looked at yet" });
  button("Choose a folder…").click();
  expect(host.chooseFolder).toHaveBeenCalledWith(true);
  button("Choose credentials…").click();
  await settled();
  screen.getByRole("heading", { level: 2, name: "Check the account" });
});

test("nothing to do is said so, and the site can be checked again", async () => {
  await show(site({ live: true, todo: 0, url: URL_HTTP, last: record() }), donePlan());
  screen.getByRole("heading", { level: 2, name: "Live, and nothing to change" });
  button("Check now…").click();
  await settled();
  within(screen.getByRole("dialog")).getByText(/A run only checks the site once more/);
});

test("a run shows its step, its change, how far the files are, and how to stop it", async () => {
  const going = { files_done: 17, files: 42, bytes_done: 800_000, bytes: 2_000_000, seconds_left: 12 };
  const current = { key: "op-s3-create-bucket", args: { bucket: BUCKET, region: "ap-northeast-2" } };
  const { next } = await show(running({ going, current }), plan());
  const now = within(panel());
  for (const text of ["Upload the files", "4 of 6 steps", /Create bucket/, "17 of 42 files", "800 KB of 2.0 MB", "100 KB/s", "about 12 seconds left"]) now.getByText(text);
  expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(800_000);
  expect(screen.getAllByRole("status").some((el) => el.textContent === "Upload the files: In progress")).toBe(true);
  expect(button("Practice").getAttribute("aria-disabled")).toBe("true");
  button("Cancel").click();
  expect(host.cancel).toHaveBeenCalledOnce();
  await next(running({ going }, { stopping: true }));
  button("Stopping…").click();
  expect(host.cancel).toHaveBeenCalledOnce();
});

test("a wait says for what, who is at work, how long already, and when the next look is", async () => {
  vi.useFakeTimers();
  try {
    const waiting = { step: "answers" as const, on: "answers", waited_seconds: 238, next_look_seconds: 9, limit_seconds: 600 };
    await show(running({ steps: steps("done", "done", "done", "done", "done", "waiting"), waiting }), plan());
    const wait = within(screen.getByRole("region", { name: "Waiting" }));
    for (const text of [/S3 is still bringing the new files/, /nothing for you to do/, /You can close Naru/, "for 3 minutes", "in 9 seconds", "2 seconds", "10 minutes"]) wait.getByText(text);
    vi.advanceTimersByTime(3_000);
    await settled();
    wait.getByText("in 6 seconds");
    wait.getByText("for 4 minutes");
    vi.advanceTimersByTime(60_000);
    await settled();
    wait.getByText("now");
  } finally {
    vi.useRealTimers();
  }
});

test("in Korean a wait is counted as people there count", async () => {
  speak("ko");
  const waiting = { step: "answers" as const, on: "answers", waited_seconds: 26 * 3600, next_look_seconds: 90, limit_seconds: 172_800 };
  await show(running({ steps: steps("done", "done", "done", "done", "done", "waiting"), waiting }), plan());
  expect(screen.getAllByText("2일째").length).toBeGreaterThan(0);
  screen.getByText("2분 뒤");
});

test("a receipt has the address, the proof, and can be copied whole", async () => {
  await show(ended({}, { last: record() }), donePlan());
  const end = within(panel());
  for (const text of ["Live", "14", "8", "23 KB", "3.1 s", "/assets/app.js", BUCKET, "20261122T050000Z-1a2b3c4d"]) expect(end.getAllByText(text).length).toBeGreaterThan(0);
  end.getByRole("button", { name: "Copy: The whole receipt" }).click();
  const copied = vi.mocked(host.copy).mock.calls[0]?.[0] ?? "";
  for (const text of ["my-blog: Live", URL_HTTP, "1234-5678-9012", BUCKET, "Changes made: 14", "right · 200", "Run: r1"]) expect(copied).toContain(text);
});

test("after practice the way forward is one's own account, and the way back is beside it", async () => {
  await show(ended({}, { venue: { kind: "practice" }, url: "http://127.0.0.1:4000", last: record() }), donePlan());
  button("Do it in my account").click();
  expect(host.setPractice).toHaveBeenCalledWith(false);
  button("Take it all back…");
});

test("a failed run says what happened and what can be done, goes on, or goes back", async () => {
  const stop = error("access-denied", { args: { action: "s3:PutBucketPolicy" }, hints: ["add-action"], detail: "AccessDenied (7F3A)" });
  const failed = { outcome: "failed" as const, url: null, answers: [], error: stop };
  await show(ended(failed, { live: false, url: null, last: record({ outcome: "failed" }), run: run({ steps: steps("done", "done", "done", "failed"), receipt: receipt(failed) }) }), plan());
  for (const text of ["A permission is missing: s3:PutBucketPolicy", "AccessDenied (7F3A)", /nothing was undone/]) screen.getByText(text);
  button("Copy: Missing action").click();
  expect(host.copy).toHaveBeenCalledWith("s3:PutBucketPolicy");
  button("Take it all back…");
  button("Continue…").click();
  await settled();
  screen.getByRole("dialog", { name: "Run all" });
  expect(within(screen.getByRole("list", { name: /passes through/ })).getByRole("button", { name: /^Edge/ }).textContent).toContain("Stopped here");
});

test("what changed meanwhile brings the sheet back, once", async () => {
  const { next } = await show(running(), plan());
  await next(site({ stage: "looking", plan: null, moved: true, aim: { kind: "build" } }));
  expect(screen.queryByRole("dialog")).toBeNull();
  await next(site({ plan: 2, moved: true, aim: { kind: "build" } }));
  within(screen.getByRole("dialog", { name: "Run all" })).getByText(/Something changed meanwhile/);
  within(screen.getByRole("dialog")).getByRole("button", { name: "Cancel" }).click();
  await settled();
  await next(site({ plan: 3, moved: true, aim: { kind: "build" } }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("without a plan, going on looks first", async () => {
  await show(ended({ outcome: "cancelled", url: null, answers: [] }, { plan: null, live: false, url: null, last: record({ outcome: "cancelled" }) }), null);
  screen.getByRole("heading", { level: 2, name: "Cancelled" });
  button("Continue…").click();
  expect(host.look).toHaveBeenCalledOnce();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each<[string, SiteView, string, string | null]>([
  ["stored", ended({ outcome: "stored", url: null, answers: [] }, { url: null }), "Stored", null],
  ["done", ended({ outcome: "done", url: null, answers: [] }, { url: null, todo: 3, aim: { kind: "step", step: "bucket" } }), "Steps done", "Run all 3 changes…"],
  ["cleared", ended({ outcome: "cleared", url: null, answers: [], bucket: null, release: null }, { url: null, aim: { kind: "take-back" } }), "All taken back", "Set it up again…"],
])("it ended %s: one word, and the way forward", async (_, view, heading, way) => {
  await show(view, plan());
  screen.getByRole("heading", { level: 2, name: heading });
  if (way) button(way);
});

test("what happens to the run takes the panel, and the keyboard goes on there", async () => {
  const { next } = await show(site(), plan());
  stepButton(/Check the folder/).click();
  await settled();
  (document.activeElement as HTMLElement | null)?.blur();
  await next(running());
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 2, name: "Upload the files" }));
  stepButton(/Create the bucket/).click();
  await settled();
  await next(ended({}, { last: record() }));
  screen.getByRole("heading", { level: 2, name: "Live" });
});

test.each<[string, SiteView, readonly (string | RegExp)[], readonly string[]]>([
  ["expired", site({ trouble: error("expired", { args: { command: "aws sso login --profile naru" }, hints: ["sign-in-again"] }) }), ["The sign-in has expired", "aws sso login --profile naru"], ["Look again", "Copy: Command to sign in"]],
  ["offline", site({ trouble: error("offline", { args: { host: "sts.amazonaws.com" }, hints: ["check-network"] }) }), [/sts.amazonaws.com/], ["Look again"]],
  ["root", site({ trouble: error("root-refused", { hints: ["make-user"] }) }), [], ["From root to a key of your own…"]],
  ["wrong account", site({ trouble: error("wrong-account", { args: { have: "1", want: "2" } }) }), [], ["Look again"]],
  ["a program", site({ trouble: error("process-not-allowed", { args: { profile: "corp", command: "/opt/tool" } }) }), ["/opt/tool"], ["Allow this program"]],
  ["site busy", site({ trouble: error("site-busy", { args: { holder: "jin@desk" } }) }), [/jin@desk/], ["Look again"]],
  ["a secret in the folder", site({ trouble: error("folder-secret", { args: { file: ".env", kind: "env" } }) }), [/\.env/], ["Choose a folder…"]],
  ["name taken", site({ trouble: error("name-taken", { args: { bucket: BUCKET } }) }), [], ["Settings: Create the bucket"]],
  ["public blocked", site({ trouble: error("public-blocked", { args: { bucket: BUCKET } }) }), [], ["Settings: Set access"]],
])("%s: a sentence, and what can be done about it", async (_, view, texts, buttons) => {
  await show({ ...view, stage: "idle", plan: null, todo: null }, null);
  for (const text of texts) expect(screen.getAllByText(text).length).toBeGreaterThan(0);
  for (const name of buttons) button(name);
  expect(screen.queryByRole("button", { name: "Run all…" })).toBeNull();
});

test("root is led to a key of its own, a program is allowed only by a yes", async () => {
  await show(site({ stage: "idle", plan: null, trouble: error("root-refused") }), null);
  button("From root to a key of your own…").click();
  expect(host.go).toHaveBeenCalledWith({ kind: "no-key" });
  cleanup();
  await show(site({ stage: "idle", plan: null, trouble: error("process-not-allowed", { args: { profile: "corp", command: "/opt/tool" } }) }), null);
  button("Allow this program").click();
  expect(host.useCredential).toHaveBeenCalledWith("setup", { kind: "profile", name: "naru-setup" }, true);
});

test("a step that would stop says so in the plan, on the map and in its panel", async () => {
  const stop = error("name-taken", { args: { bucket: BUCKET }, hints: ["other-name"] });
  await show(site(), plan({}, step("bucket", { state: "failed", stop })));
  screen.getByRole("heading", { level: 2, name: "Something is in the way" });
  stepButton(/Set access/).click();
  await settled();
  button("Show").click();
  await settled();
  screen.getByRole("heading", { level: 2, name: "Create the bucket" });
});

test("what comes from outside is shown as text, its marks made visible", async () => {
  const { container } = await show(site({ name: HOSTILE, folder: HOSTILE, file: HOSTILE, stage: "idle", plan: null, trouble: error("unexpected", { detail: HOSTILE }) }), null);
  const text = container.textContent ?? "";
  expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/u);
  expect(text).toContain("<b>&amp;");
  expect(container.querySelector("h1 b")).toBeNull();
});

test("history lists every run with who and when, and opens what it did", async () => {
  vi.mocked(host.history).mockResolvedValue([record(), record({ id: "b", outcome: null, ended: null }), record({ id: "c", goal: "clear", outcome: "cleared" })]);
  vi.mocked(host.runOps).mockResolvedValue([{ title: { key: "op-s3-take-lock", args: { bucket: BUCKET } }, at: "2026-11-22T05:00:00Z", state: "found" }]);
  await show(site({ last: record() }), builtPlan());
  button("History").click();
  await settled();
  const past = within(panel());
  for (const text of ["3 runs", "Cut off", "All taken back"]) past.getByText(text);
  expect(past.getAllByText(/minji@laptop/).length).toBe(3);
  const first = panel().querySelector("details");
  if (!first) throw new Error("no run is listed");
  first.open = true;
  first.dispatchEvent(new Event("toggle"));
  await settled();
  expect(host.runOps).toHaveBeenCalledWith(record().id);
  past.getByText(/Take the publish lock/);
  past.getByText("found done");
});

test("an empty history and one that cannot be read have their words", async () => {
  await show(site(), plan());
  button("History").click();
  await settled();
  screen.getByText(/Nothing was run here yet/);
  cleanup();
  vi.mocked(host.history).mockRejectedValue(error("store-unusable", { args: { path: "/home/minji/naru.db" } }));
  await show(site(), plan());
  button("History").click();
  await settled();
  screen.getByText(/naru\.db/);
});

test("a wrong answer is named in the list of answers", async () => {
  await show(running({ steps: steps("done", "done", "done", "done", "done", "running"), answers: [answer("/"), answer("/x.js", "bytes", "asset")] }), plan());
  screen.getByText("wrong content");
  expect(stepButton(/Check the site/).textContent).not.toContain("all right");
});

// Written by a Rust test from the real desk; another one keeps it fresh.
const sent = <T>(name: string) => JSON.parse(readFileSync(`src/fixtures/rust/${name}.json`, "utf8")) as T;
test.each(["planned", "looking", "running", "live", "stored", "denied", "offline", "cleared", "no-credentials", "deploying"])("what core really sends is shown whole: %s", async (name) => {
  for (const lang of ["en", "ko"] as const) {
    speak(lang);
    const { container } = await show(sent<SiteView>(`site-${name}`), sent<PlanView>(name === "live" || name === "stored" ? "plan-nothing" : "plan-build"));
    for (const each of container.querySelectorAll<HTMLElement>("[data-choice]")) {
      each.click();
      await settled();
      expect(container.textContent).not.toMatch(/(?:^|\s)(?:ui|error|hint|framework|left-out|folder-warning|op-s3|why|phase|state)-[a-z]|undefined|NaN|[{}]\$|\[object/);
    }
    cleanup();
  }
});
