import { cleanup, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { had, sent } from "../fixtures/sent";
import { BUCKET, OWN, URL_HTTP, answer, builtPlan, ended, error, own, ownPlan, plan, record, run, running, site, step, steps, toDeploy } from "../fixtures/site";
import { settled, show, speak } from "../fixtures/show";
import { HOSTILE } from "../fixtures/window";
import * as host from "../host/host";
import type { SiteView } from "../wire/SiteView";

vi.mock("../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    watch: done(), plan: vi.fn(), changes: vi.fn(() => Promise.resolve({ total: 0, rows: [] })), history: vi.fn(() => Promise.resolve([])), runOps: vi.fn(() => Promise.resolve([])),
    credentials: vi.fn(() => new Promise(() => {})), identity: vi.fn(() => new Promise(() => {})), look: done(), run: done(), cancel: done(), pause: done(), resume: done(), setPractice: done(), setWishes: done(), findings: vi.fn(() => Promise.resolve([])),
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
  const priced = builtPlan();
  await show(own({ url: URL_HTTP, live: true, last: record() }), { ...priced, forecast: { ...priced.forecast, month_micro_usd: 45_000 } });
  screen.getByRole("heading", { level: 1, name: "blog" });
  for (const text of [URL_HTTP, "Asia Pacific (Seoul)", "Account ID 1234-5678-9012", "about $0.05 a month (prices of 2026-11-01)"]) expect(screen.getAllByText(text).length).toBeGreaterThan(0);
  button("Open").click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "site" });
  button("Deploy").click();
  expect(host.setDeploying).toHaveBeenCalledWith(true);
});

test("practice is said on the screen, another endpoint is shown with its address", async () => {
  const { next } = await show(site(), plan());
  screen.getByText("PRACTICE");
  screen.getByText("free here, on AWS about $0 a month (prices of 2026-11-01)");
  expect(screen.queryByText(/^Account ID/)).toBeNull();
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
  screen.getByRole("heading", { level: 2, name: "13 changes to make" });
  await press("End");
  screen.getByRole("heading", { level: 2, name: "Check the site" });
  expect(within(screen.getByRole("navigation", { name: "Steps" })).getAllByRole("button").filter((b) => b.dataset["choice"] !== undefined && b.tabIndex === 0).length).toBe(1);
});

test("every place of the map leads to its step, and to its page in the console where there is one", async () => {
  const { next } = await show(own(), ownPlan());
  const map = screen.getByRole("list", { name: /request passes through/ });
  for (const [place, heading] of [[/^Visitor/, "Check the site"], [/^Edge/, "Set access"], [/^Bucket/, "Create the bucket"], [/^Files/, "Upload the files"], [/^Your folder/, "Check the folder"]] as const) {
    within(map).getByRole("button", { name: place }).click();
    await settled();
    screen.getByRole("heading", { level: 2, name: heading });
  }
  within(map).getByRole("button", { name: "Console: open Bucket at AWS" }).click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "console", step: "bucket" });
  vi.mocked(host.plan).mockResolvedValue(plan({ number: 8 }));
  await next(site({ plan: 8 }));
  expect(screen.queryByRole("button", { name: /^Console:/ })).toBeNull();
});

test("a plan is asked for once, and again when its number changes", async () => {
  const { next } = await show(site(), plan());
  expect(host.plan).toHaveBeenCalledTimes(1);
  await next(site({ name: "other" }));
  expect(host.plan).toHaveBeenCalledTimes(1);
  await next(site({ plan: 8 }));
  expect(host.plan).toHaveBeenCalledTimes(2);
});

test("while it is looked at again the plan before stays in sight", async () => {
  const { next } = await show(site(), plan());
  await next(sent["site-looking"]);
  screen.getByRole("heading", { level: 2, name: "13 changes to make" });
  expect(screen.getAllByText("Looking").length).toBeGreaterThan(0);
  await next(site({ stage: "idle", plan: null, todo: null, trouble: error("offline", { args: { host: "sts.amazonaws.com" } }) }));
  screen.getByRole("heading", { level: 2, name: "Something is in the way" });
});

test("before the first look there is a word for it", async () => {
  await show(sent["site-looking"], null);
  screen.getByRole("heading", { level: 2, name: "Looking at what is there" });
  cleanup();
  await show({ ...sent["site-no-credentials"], folder: null, trouble: null }, null);
  screen.getByRole("heading", { level: 2, name: "Nothing was looked at yet" });
  button("Choose a folder…").click();
  expect(host.chooseFolder).toHaveBeenCalledWith(true);
  button("Choose credentials…").click();
  await settled();
  screen.getByRole("heading", { level: 2, name: "Check the account" });
});

test("nothing to do is said so, and the site can be checked again", async () => {
  await show({ ...sent["site-live"], stage: "planned", run: run() }, sent["plan-nothing"]);
  screen.getByRole("heading", { level: 2, name: "Live, and nothing to change" });
  button("Check now…").click();
  await settled();
  within(screen.getByRole("dialog")).getByText(/A run only checks the site once more/);
});

test("a run shows its step, its change, how far the files are, and how to stop it", async () => {
  // Practice is over before its speed can be told.
  const going = { ...had(sent["site-running"].run.going), seconds_left: 12, bytes_second: 16, files_second: 2 };
  const { next } = await show(running({ going }), plan());
  const now = within(panel());
  for (const text of ["Upload the files", "Step 5 of 6", /^Upload other files/, "3 of 7 files", "41 B of 236 B", "16 B/s", "2 files/s", "about 12 seconds left"]) now.getByText(text);
  expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(41);
  expect(screen.getAllByRole("status").some((el) => el.textContent === "Upload the files: In progress")).toBe(true);
  expect(button("Practice").getAttribute("aria-disabled")).toBe("true");
  button("Pause").click();
  expect(host.pause).toHaveBeenCalledOnce();
  await next(running({ going }, { held: true }));
  now.getByText(/^Nothing new is begun/);
  expect(screen.getAllByRole("status").some((el) => el.textContent === "Paused")).toBe(true);
  button("Go on").click();
  expect(host.resume).toHaveBeenCalledOnce();
  button("Cancel").click();
  expect(host.cancel).toHaveBeenCalledOnce();
  await next(running({ going }, { stopping: true }));
  expect(screen.queryByRole("button", { name: /Pause|Go on/ })).toBeNull();
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
  const { next } = await show(sent["site-live"], sent["plan-nothing"]);
  const end = within(panel());
  for (const text of ["Live", URL_HTTP, "8", "7", "236 B", "3.1 s", "/assets/index-DiwrgTda.js", BUCKET, "20261122T091500Z-1a2b3c4d"]) expect(end.getAllByText(text).length).toBeGreaterThan(0);
  end.getByRole("button", { name: "Copy: The whole receipt" }).click();
  const copied = vi.mocked(host.copy).mock.calls[0]?.[0] ?? "";
  for (const text of ["blog: Live", URL_HTTP, BUCKET, "Changes made: 8", "right · 200", "right · 403", "Run: 00000000000000000000000000000002"]) expect(copied).toContain(text);
  // Nobody's account was in it.
  expect(copied).not.toContain("Account ID");
  await next(ended({}, OWN));
  end.getByRole("button", { name: "Copy: The whole receipt" }).click();
  expect(vi.mocked(host.copy).mock.lastCall?.[0]).toContain("1234-5678-9012");
});

test("after practice the way forward is one's own account, and the way back is beside it", async () => {
  await show(sent["site-live"], sent["plan-nothing"]);
  button("Do it in my account").click();
  expect(host.setPractice).toHaveBeenCalledWith(false);
  button("Take it all back…");
});

test("a failed run says what happened and what can be done, goes on, or goes back", async () => {
  const denied = sent["site-denied"];
  // Only AWS has words of its own for it.
  const receipt = { ...had(denied.run.receipt), error: { ...had(denied.run.receipt?.error), detail: "AccessDenied (7F3A)" } };
  await show({ ...denied, run: { ...denied.run, receipt } }, plan());
  for (const text of ["A permission is missing: s3:PutObject", "AccessDenied (7F3A)", /nothing was undone/]) screen.getByText(text);
  button("Copy: Missing action").click();
  expect(host.copy).toHaveBeenCalledWith("s3:PutObject");
  button("Take it all back…");
  button("Continue…").click();
  await settled();
  screen.getByRole("dialog", { name: "Run all" });
  expect(within(screen.getByRole("list", { name: /passes through/ })).getByRole("button", { name: /^Files/ }).textContent).toContain("Stopped here");
  cleanup();
  await show(sent["site-offline"], plan());
  screen.getByText(/No connection to s3\./);
  expect(within(screen.getByRole("list", { name: /passes through/ })).getByRole("button", { name: /^Edge/ }).textContent).toContain("Stopped here");
});

test("what changed meanwhile brings the sheet back, once", async () => {
  const { next } = await show(running(), plan());
  await next(site({ stage: "looking", plan: null, moved: true, aim: { kind: "build" } }));
  expect(screen.queryByRole("dialog")).toBeNull();
  await next(site({ plan: 8, moved: true, aim: { kind: "build" } }));
  within(screen.getByRole("dialog", { name: "Run all" })).getByText(/Something changed meanwhile/);
  within(screen.getByRole("dialog")).getByRole("button", { name: "Cancel" }).click();
  await settled();
  await next(site({ plan: 9, moved: true, aim: { kind: "build" } }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("without a plan, going on looks first", async () => {
  await show(ended({ outcome: "cancelled", url: null, answers: [] }, { plan: null, live: false, url: null, last: record({ outcome: "cancelled" }) }), null);
  screen.getByRole("heading", { level: 2, name: "Cancelled" });
  button("Continue…").click();
  expect(host.look).toHaveBeenCalledOnce();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each<[string, SiteView, string, string]>([
  ["stored", sent["site-stored"], "Stored", "Do it in my account"],
  ["done", ended({ outcome: "done", url: null, answers: [] }, { ...OWN, url: null, todo: 3, aim: { kind: "step", step: "bucket" } }), "Steps done", "Run all 3 changes…"],
  ["cleared", sent["site-cleared"], "All taken back", "Set it up again…"],
])("it ended %s: one word, and the way forward", async (_, view, heading, way) => {
  await show(view, plan());
  screen.getByRole("heading", { level: 2, name: heading });
  button(way);
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
  await show(own({ stage: "idle", plan: null, trouble: error("process-not-allowed", { args: { profile: "corp", command: "/opt/tool" } }) }), null);
  button("Allow this program").click();
  expect(host.useCredential).toHaveBeenCalledWith("setup", { kind: "profile", name: "naru-setup" }, true);
});

test("a step that would stop says so in the plan, on the map and in its panel", async () => {
  const stop = error("name-taken", { args: { bucket: BUCKET }, hints: ["other-name"] });
  await show(own(), plan({}, step("bucket", { state: "failed", stop })));
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
  const cut = record({ id: "b", outcome: null, ended: null });
  vi.mocked(host.history).mockResolvedValue([...sent.history, cut, had(sent["site-cleared"].last)]);
  // A change whose reply was lost is found done.
  vi.mocked(host.runOps).mockResolvedValue(sent["run-ops"].map((op, i) => (i === 0 ? { ...op, state: "found" } : op)));
  await show(sent["site-live"], sent["plan-nothing"]);
  button("History").click();
  await settled();
  const past = within(panel());
  for (const text of ["5 runs", "Live", "Cut off", "All taken back"]) past.getByText(text);
  expect(past.getAllByText("Stopped by an error").length).toBe(2);
  expect(past.getAllByText(/minji@laptop/).length).toBe(5);
  const first = panel().querySelector("details");
  if (!first) throw new Error("no run is listed");
  first.open = true;
  first.dispatchEvent(new Event("toggle"));
  await settled();
  expect(host.runOps).toHaveBeenCalledWith(had(sent.history[0]).id);
  past.getByText(/Take the publish lock/);
  past.getByText("found done");
  expect(past.getAllByText("done").length).toBe(7);
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
  await show(running({ steps: steps("done", "done", "done", "done", "done", "running"), answers: [answer("root"), answer("asset", { wrong: "bytes" })] }), plan());
  screen.getByText("wrong content");
  expect(stepButton(/Check the site/).textContent).not.toContain("all right");
});

test.each(["planned", "looking", "running", "live", "stored", "denied", "offline", "cleared", "no-credentials", "deploying"] as const)("what core really sends is shown whole: %s", async (name) => {
  for (const lang of ["en", "ko"] as const) {
    speak(lang);
    const { container } = await show(sent[`site-${name}`], name === "deploying" ? toDeploy : name === "live" || name === "stored" ? sent["plan-nothing"] : sent["plan-build"]);
    for (const each of container.querySelectorAll<HTMLElement>("[data-choice]")) {
      each.click();
      await settled();
      expect(container.textContent).not.toMatch(/(?:^|\s)(?:ui|error|hint|framework|left-out|folder-warning|op-s3|why|phase|state)-[a-z]|undefined|NaN|[{}]\$|\[object/);
    }
    cleanup();
  }
});
