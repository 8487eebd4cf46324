import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { sent } from "../../fixtures/sent";
import { error, toDeploy } from "../../fixtures/site";
import { settled, show, speak } from "../../fixtures/show";
import { HOSTILE } from "../../fixtures/window";
import * as host from "../../host/host";
import { KEPT } from "../../state/site-build.svelte";
import type { BuildView } from "../../wire/BuildView";
import type { SiteView } from "../../wire/SiteView";
import Build from "./Build.svelte";

vi.mock("../../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    watch: done(), plan: vi.fn(), changes: vi.fn(() => Promise.resolve({ total: 0, rows: [] })), history: vi.fn(() => Promise.resolve([])), credentials: vi.fn(() => new Promise(() => {})), identity: vi.fn(() => new Promise(() => {})),
    look: done(), run: done(), setDeploying: done(), chooseFolder: done(), copy: done(),
    build: done(), cancelBuild: done(), buildLog: vi.fn(), preview: done(), stopPreview: done(),
  };
});

const COMMAND: BuildView = {
  build: { dir: "/home/minji/blog", command: "npm run build", detected: true, scripts: [{ name: "build", text: "tsc && vite build" }], output: null, manager: "npm" },
  found: "npm run build", form: { how: "found", command: "", output: "", dir: "", before_deploy: false }, fingerprint: "abc", allowed: false, stage: "idle", notes: [], trouble: null, began: 0, millis: 0, lines: 0,
};
const site = (build: Partial<BuildView> = {}, rest: Partial<SiteView> = {}): SiteView => ({ ...sent["site-deploying"], build: { ...COMMAND, ...build }, ...rest });
const button = (name: string | RegExp) => screen.getByRole("button", { name });

/** Core's ring: the first lines may be gone. */
const prints = (lines: readonly string[], gone = 0) =>
  vi.mocked(host.buildLog).mockImplementation((from) => {
    const first = Math.max(from, gone);
    return Promise.resolve({ first, lines: lines.slice(first - gone, first - gone + 1000), total: gone + lines.length });
  });

beforeEach(() => {
  vi.clearAllMocks();
  prints([]);
  speak("en");
});

test("the first time the command and its scripts are shown and a yes is asked; then it is run by what was shown", async () => {
  await show(site(), toDeploy);
  button("Build, then deploy").click();
  await settled();
  expect(host.build).not.toHaveBeenCalled();
  for (const text of ["npm run build", "tsc && vite build", "in /home/minji/blog"]) screen.getByText(text);
  button("Run it").click();
  await settled();
  expect(host.build).toHaveBeenCalledWith("abc");
  expect(screen.queryByText("Run this command?")).toBeNull();
});

test("what was agreed to before is run at once, and where nothing can be built nothing is offered", async () => {
  const { next } = await show(site({ allowed: true }), toDeploy);
  button("Build, then deploy").click();
  expect(host.build).toHaveBeenCalledWith("abc");
  await next(site({ build: null }));
  expect(screen.queryByRole("button", { name: "Build, then deploy" })).toBeNull();
});

test("while it runs nothing is deployed, its lines come as they are printed, and it can be stopped", async () => {
  prints(["one", "two"]);
  const { next } = await show(site({ allowed: true, stage: "running", began: 5, lines: 2 }), toDeploy);
  expect(screen.getByRole("log").textContent).toBe("one\ntwo");
  expect(button("Deploy").getAttribute("aria-disabled")).toBe("true");
  prints(["one", "two", `three ${HOSTILE}`]);
  await next(site({ allowed: true, stage: "running", began: 5, lines: 3 }));
  expect(host.buildLog).toHaveBeenLastCalledWith(2);
  expect(screen.getByRole("log").textContent).toMatch(/^one\ntwo\nthree /);
  expect(screen.getByRole("log").textContent).not.toMatch(/[\u0000-\u0009\u001b\u202e]/u);
  button("Stop the build").click();
  expect(host.cancelBuild).toHaveBeenCalledOnce();
  await next(site({ stage: "stopping", lines: 3 }));
  button("Stopping…").click();
  expect(host.cancelBuild).toHaveBeenCalledOnce();
});

test("a failure says why with its last lines, and what to know of this computer", async () => {
  prints(["TS2304: no such name"]);
  const failed = error("build-failed", { args: { command: "npm run build", exit: "2" }, hints: ["read-build-log"], detail: "TS2304: no such name" });
  const notes = [{ key: "build-note-node", args: { file: ".nvmrc", want: "22", have: "20.1.0" } }];
  await show(site({ stage: "failed", trouble: failed, notes, millis: 4200, lines: 1 }), toDeploy);
  screen.getByRole("heading", { name: "Build failed after 4 s" });
  screen.getByText(/exit code 2/);
  screen.getByText(".nvmrc asks for Node 22, and this one is 20.1.0");
  button(/Copy: What the build prints|What the build prints/).click();
  await settled();
  expect(host.copy).toHaveBeenCalledWith("TS2304: no such name");
});

test("of a flood the last lines are kept, and that earlier ones are gone is said", async () => {
  const many = Array.from({ length: 5_000 }, (_, i) => `line ${String(i + 1_000)}`);
  prints(many, 1_000);
  render(Build, { site: site({ stage: "running", began: 1, lines: 6_000 }), asking: false, onAsked: () => undefined });
  for (let i = 0; i < 20; i += 1) await settled();
  const lines = screen.getByRole("log").textContent.split("\n");
  expect([lines.length, lines.at(-1)]).toEqual([KEPT, "line 5999"]);
  screen.getByText("Earlier lines are not kept.");
});

test("who scrolls up is not taken away from what is read", async () => {
  prints(["one"]);
  const view = render(Build, { site: site({ stage: "running", began: 1, lines: 1 }), asking: false, onAsked: () => undefined });
  await settled();
  const log = screen.getByRole("log");
  Object.defineProperties(log, { scrollHeight: { value: 900, configurable: true }, clientHeight: { value: 300 } });
  const grow = async (lines: number) => {
    prints(Array.from({ length: lines }, (_, i) => String(i)));
    await view.rerender({ site: site({ stage: "running", began: 1, lines }) });
    await settled();
  };
  await grow(2);
  expect(log.scrollTop).toBe(900);
  log.scrollTop = 100;
  await fireEvent.scroll(log);
  await grow(3);
  expect(log.scrollTop).toBe(100);
  button("To the end").click();
  await grow(4);
  expect(log.scrollTop).toBe(900);
});

test("the folder is seen as the site would be, and that ends by a button", async () => {
  const { next } = await show(site(), toDeploy);
  button("Preview").click();
  expect(host.preview).toHaveBeenCalledOnce();
  await next(site({}, { preview: "http://127.0.0.1:4123" }));
  screen.getByText(/http:\/\/127\.0\.0\.1:4123/);
  button("Stop the preview").click();
  expect(host.stopPreview).toHaveBeenCalledOnce();
});
