import { cleanup, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { sent } from "../../fixtures/sent";
import { settled, speak } from "../../fixtures/show";
import { error } from "../../fixtures/site";
import { HOSTILE } from "../../fixtures/window";
import * as host from "../../host/host";
import { marksOf } from "../../state/doctor";
import type { Checkup } from "../../wire/Checkup";
import type { SiteView } from "../../wire/SiteView";
import Doctor from "./Doctor.svelte";

vi.mock("../../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return { examine: done(), stopLooking: done(), checkup: vi.fn(), fix: vi.fn(), copy: done(), useCredential: done(), go: done(), chooseFolder: done(), credentials: vi.fn(() => new Promise(() => {})) };
});

const ill = sent["site-doctor"];
const onAim = vi.fn();
const onPick = vi.fn();

async function show(site: SiteView, checkup: Checkup | null) {
  vi.mocked(host.checkup).mockResolvedValue(checkup);
  const shown = render(Doctor, { site, onAim, onPick, onClose: () => {} });
  await settled();
  return shown;
}
const button = (name: string | RegExp) => screen.getByRole("button", { name });

beforeEach(() => {
  cleanup();
  vi.clearAllMocks();
  speak("en");
});

test("each finding says how bad it is, what was seen, why it matters and what mends it", async () => {
  await show(ill, sent.checkup);
  const findings = screen.getAllByRole("article");
  expect(findings).toHaveLength(sent.checkup.findings.length);
  for (const finding of sent.checkup.findings) {
    screen.getByText(finding.rule);
    for (const line of finding.evidence) expect(screen.getAllByText(line.value).length).toBeGreaterThan(0);
  }
  expect(host.examine).not.toHaveBeenCalled();
});

test("a fix opens the plan that does it, and runs nothing", async () => {
  vi.mocked(host.fix).mockResolvedValue({ kind: "step", step: "routing" });
  await show(ill, sent.checkup);
  button(/^Fix this.*address of a folder/).click();
  await settled();
  expect(host.fix).toHaveBeenCalledWith("F9");
  expect(onAim).toHaveBeenCalledWith({ kind: "step", step: "routing" });
});

test("what only a person can do has its command to copy and no button that runs it", async () => {
  const person = { ...sent.checkup, findings: sent.checkup.findings.filter((each) => each.fix.kind === "person") };
  expect(person.findings.length).toBeGreaterThan(0);
  await show(ill, person);
  screen.getByText("Only you can do this. Examine again afterwards.");
  expect(screen.queryByRole("button", { name: /^Fix this/ })).toBeNull();
  expect(screen.getAllByRole("button", { name: /^Copy/ }).length).toBeGreaterThan(0);
});

test("a finding leads to its step", async () => {
  await show(ill, sent.checkup);
  const first = sent.checkup.findings[0];
  screen.getAllByRole("button", { name: /^Step: / })[0]?.click();
  expect(onPick).toHaveBeenCalledWith(first?.step);
});

test("a healthy site says how much was looked at", async () => {
  await show({ ...ill, doctor: { ...ill.doctor, marks: [] } }, sent["checkup-well"]);
  screen.getByText("Nothing is wrong");
  screen.getByText(`Rules looked at: ${sent["checkup-well"].looked}`);
});

test("what could not be looked at is named with its rules and the missing action", async () => {
  const unlooked = [{ part: "invalidations", rules: ["F13"], action: "cloudfront:ListInvalidations" }, { part: "resolvers", rules: ["D9"], action: null }];
  await show(ill, { ...sent["checkup-well"], unlooked });
  screen.getByText("cloudfront:ListInvalidations");
  screen.getByText("F13");
  screen.getByText("No answer");
});

test("while it looks it can be stopped, and a first look begins by itself", async () => {
  const none: SiteView = { ...ill, doctor: { looking: false, checkup: null, trouble: null, marks: [] } };
  await show(none, null);
  expect(host.examine).toHaveBeenCalledTimes(1);
  cleanup();
  await show({ ...none, doctor: { ...none.doctor, looking: true } }, null);
  button("Cancel").click();
  expect(host.stopLooking).toHaveBeenCalled();
});

test("what the look stopped with is said where no finding explains it", async () => {
  await show(ill, { ...sent["checkup-well"], stopped: error("offline") });
  expect(screen.queryByText("Nothing is wrong")).toBeNull();
  screen.getByText("The look ended early:");
});

test("what was seen is text, whatever it is", async () => {
  const [first] = sent.checkup.findings;
  if (!first) throw new Error("a finding is sent");
  await show(ill, { ...sent.checkup, findings: [{ ...first, evidence: [{ what: "http", value: HOSTILE }] }] });
  expect(document.querySelector("img, script")).toBeNull();
});

test("marks of places that share a place of the map are put together, the worst first", () => {
  const doctor = { ...ill.doctor, marks: [{ place: "certificate", severity: "note", count: 1 }, { place: "cdn", severity: "broken", count: 2 }] as const };
  expect(marksOf({ ...ill, doctor: { ...doctor, marks: [...doctor.marks] } }).edge).toMatchObject({ severity: "broken", count: 3 });
});

test("in Korean", async () => {
  speak("ko");
  await show(ill, sent.checkup);
  screen.getAllByText("고장");
  screen.getByRole("heading", { level: 2, name: "진단" });
});
