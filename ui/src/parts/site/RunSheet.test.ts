import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { sent } from "../../fixtures/sent";
import { BUCKET, error, own, ownPlan, plan, site, step } from "../../fixtures/site";
import { plans, settled, speak } from "../../fixtures/show";
import * as host from "../../host/host";
import type { Aim } from "../../wire/Aim";
import type { PlanView } from "../../wire/PlanView";
import type { Question } from "../../wire/Question";
import type { SiteView } from "../../wire/SiteView";
import RunSheet from "./RunSheet.svelte";

vi.mock("../../host/host", () => ({ watch: vi.fn(), plan: vi.fn(), run: vi.fn(() => Promise.resolve()), copy: vi.fn() }));

const BUILD: Aim = { kind: "build" };
async function open(of: SiteView, answer: PlanView | null, aim: Aim = BUILD) {
  plans(answer);
  const onClose = vi.fn();
  const shown = render(RunSheet, { site: of, aim, onClose });
  await settled();
  return { onClose, ...shown };
}
const sheet = () => within(screen.getByRole("dialog"));
const button = (name: string | RegExp) => sheet().getByRole("button", { name });
const asking = (...questions: Question[]) => plan({}, step("files", { state: "ahead", questions }));

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(host.run).mockResolvedValue(undefined);
  speak("en");
});

test("it shows every change with its sum, and starts on a click", async () => {
  const { onClose } = await open(site(), plan());
  for (const text of [/Create bucket: /, /Upload pages/, /Take the publish lock/, "< $0.01", "$0", /Practice costs nothing.*list prices of 2026-11-01/, /asks nothing more/]) expect(sheet().getAllByText(text).length).toBeGreaterThan(0);
  button("Start (13 changes)").click();
  await settled();
  expect(host.run).toHaveBeenCalledWith(BUILD, 7, { make_public: null, overwrite: false, remove_many: false, break_lock: false, mend: false, replace_records: false, delete_zone: null, leave_records: null, mishap: null });
  expect(onClose).toHaveBeenCalledOnce();
});

test("nothing becomes public before its name is typed, letter by letter", async () => {
  await open(own(), ownPlan());
  for (const text of ["Make the bucket public?", /^Every file of the site/, /\.naru\//, /^Choose Private/]) sheet().getByText(text);
  sheet().getByText(/^List prices of 2026-11-01/);
  const start = button("Start (13 changes)");
  const field = sheet().getByRole("textbox", { name: `To agree, type the bucket's name: ${BUCKET}` });
  expect(document.activeElement).toBe(field);
  sheet().getByText(/^Once < \$0\.01 · every month \$/);
  expect(start.getAttribute("aria-disabled")).toBe("true");
  start.focus();
  start.click();
  expect(host.run).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field);
  await fireEvent.input(field, { target: { value: "naru-bl" } });
  expect(sheet().queryByText("Not the same yet")).toBeNull();
  await fireEvent.input(field, { target: { value: "naru-blog-1A2B3C4D" } });
  sheet().getByText("Not the same yet");
  expect(start.getAttribute("aria-disabled")).toBe("true");
  await fireEvent.input(field, { target: { value: BUCKET } });
  sheet().getByText("It matches");
  start.click();
  await settled();
  expect(host.run).toHaveBeenCalledWith(BUILD, 7, expect.objectContaining({ make_public: BUCKET }));
});

test("what others put there is replaced only by a yes, and so is their lock", async () => {
  await open(site(), asking({ kind: "overwrite", files: 2, first: "robots.txt" }, { kind: "break-lock", holder: "jin@laptop", since: "2026-11-22T05:00:00Z" }));
  sheet().getByText(/2 objects in the bucket were put or changed by somebody else.*robots\.txt/);
  sheet().getByText(/held by jin@laptop since 2026-11-22/);
  button("A question is still open").click();
  expect(document.activeElement).toBe(sheet().getByRole("checkbox", { name: "Replace these 2 objects" }));
  await fireEvent.click(sheet().getByRole("checkbox", { name: "Replace these 2 objects" }));
  expect(button(/^Start/).getAttribute("aria-disabled")).toBe("true");
  await fireEvent.click(sheet().getByRole("checkbox", { name: "Take it over" }));
  button(/^Start/).click();
  await settled();
  expect(host.run).toHaveBeenCalledWith(BUILD, 7, { make_public: null, overwrite: true, remove_many: false, break_lock: true, mend: false, replace_records: false, delete_zone: null, leave_records: null, mishap: null });
});

test("in practice a mishap can be rehearsed, elsewhere not", async () => {
  await open(site(), plan());
  const which = sheet().getByRole("combobox", { name: "What goes wrong" });
  await fireEvent.change(which, { target: { value: "lost-reply" } });
  sheet().getByText(/its reply never arrives/);
  sheet().getByText(/Practice costs nothing/);
  button(/^Start/).click();
  await settled();
  expect(host.run).toHaveBeenCalledWith(BUILD, 7, expect.objectContaining({ mishap: "lost-reply" }));
  cleanup();
  await open(own(), ownPlan());
  expect(sheet().queryByRole("combobox")).toBeNull();
});

test("to take back, it says what goes and that it does not come back", async () => {
  await open(sent["site-live"], sent["plan-take-back"], { kind: "take-back" });
  for (const text of [/What is deleted cannot be brought back/, /Delete bucket: /]) sheet().getByText(text);
  for (const text of ["Remove the bucket", /^Once started .*already does not come back/]) sheet().getByText(text);
  expect(sheet().queryByText("Create the bucket")).toBeNull();
  expect(sheet().queryByText("Free")).toBeNull();
  expect(sheet().queryByRole("combobox")).toBeNull();
  expect(document.activeElement).toBe(button("Cancel"));
  expect(sheet().getAllByText("Removes for good").length).toBe(3);
  button("Remove for good (6 changes)").click();
  await settled();
  expect(host.run).toHaveBeenCalledWith({ kind: "take-back" }, 7, expect.anything());
});

test("outside practice the project's name is typed before it is taken back", async () => {
  await open(own({ live: true }), sent["plan-take-back"], { kind: "take-back" });
  button(/^Remove for good/).click();
  expect(host.run).not.toHaveBeenCalled();
  await fireEvent.input(sheet().getByRole("textbox"), { target: { value: own().name } });
  button(/^Remove for good/).click();
  await settled();
  expect(host.run).toHaveBeenCalledOnce();
});

test("where a run would stop, it does not start", async () => {
  await open(site(), plan({}, step("bucket", { state: "failed", stop: error("name-taken", { args: { bucket: BUCKET }, hints: ["other-name"] }) })));
  sheet().getByText(/Choose another bucket name/);
  button(/^Start/).click();
  expect(host.run).not.toHaveBeenCalled();
});

test("what changed meanwhile is said, and the new plan is shown", async () => {
  const { rerender } = await open(site(), plan());
  await rerender({ site: site({ plan: null, stage: "looking" }) });
  expect(button(/^Check now|^Start/).getAttribute("aria-disabled")).toBe("true");
  await rerender({ site: site({ plan: 8, moved: true }) });
  vi.mocked(host.plan).mockResolvedValue(sent["plan-nothing"]);
  await settled();
  sheet().getByText(/Something changed meanwhile, so nothing was run/);
});

test("a refusal to start is said in the sheet, which stays", async () => {
  vi.mocked(host.run).mockRejectedValue(error("site-busy", { args: { holder: "jin@desk" }, hints: ["wait-holder"] }));
  const { onClose } = await open(site(), plan());
  button(/^Start/).click();
  await settled();
  expect(within(sheet().getByRole("alert")).getAllByText(/jin@desk/).length).toBeGreaterThan(0);
  expect(onClose).not.toHaveBeenCalled();
  expect(button(/^Start/).getAttribute("aria-disabled")).toBe("false");
});

test("a step is run with what it needs first", async () => {
  await open(site(), sent["plan-step"], { kind: "step", step: "access" });
  screen.getByRole("dialog", { name: "Run: Set access" });
  for (const text of [/^Create bucket: /, /^Tag bucket /, /^Write bucket policy: /]) expect(sheet().getAllByText(text).length).toBeGreaterThan(0);
  expect(sheet().queryByText(/^Upload /)).toBeNull();
  button("Start (5 changes)").click();
  await settled();
  expect(host.run).toHaveBeenCalledWith({ kind: "step", step: "access" }, 7, expect.anything());
});

test("a step is run by its name, a check by its own word", async () => {
  await open(site(), sent["plan-nothing"], { kind: "step", step: "answers" });
  screen.getByRole("dialog", { name: "Run: Check the site" });
  button("Check now").click();
  await settled();
  expect(host.run).toHaveBeenCalledWith({ kind: "step", step: "answers" }, 7, expect.anything());
});
