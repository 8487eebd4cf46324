// What looks secret in a folder: listed, left out by a press, published after its path was typed, taken back.
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { settled, speak } from "../../fixtures/show";
import { site } from "../../fixtures/site";
import * as host from "../../host/host";
import type { Error as NaruError } from "../../wire/Error";
import Findings from "./Findings.svelte";
import Said from "./Said.svelte";

vi.mock("../../host/host", () => ({ findings: vi.fn(), setWishes: vi.fn(() => Promise.resolve()), watch: vi.fn() }));

const ERROR: NaruError = { code: "folder-secret", args: { file: ".env", kind: "env" }, hints: [] };

beforeEach(() => {
  vi.clearAllMocks();
  speak("en");
  vi.mocked(host.findings).mockResolvedValue([
    { path: ".env", kind: "env", line: null, sha256: "aa", may_waive: false },
    { path: "docs/demo.pem", kind: "private-key", line: 3, sha256: "bb", may_waive: true },
  ]);
});

function listed(at: number) {
  const item = screen.getAllByRole("listitem")[at];
  if (!item) throw new Error(`there is no row ${at}`);
  return within(item);
}

async function row(at: number) {
  render(Findings, { site: site({ wishes: { leave_out: ["old"] } }), error: ERROR });
  await settled();
  return listed(at);
}

test("a file is left out by a press, beside what was left out before", async () => {
  const env = await row(0);
  env.getByText(".env");
  expect(env.queryByRole("button", { name: /Publish/ })).toBeNull();
  await fireEvent.click(env.getByRole("button", { name: "Leave it out" }));
  expect(host.setWishes).toHaveBeenCalledWith({ leave_out: ["old", ".env"] });
});

test("a file that looks secret is published only after its path was typed", async () => {
  const demo = await row(1);
  demo.getByText("docs/demo.pem:3");
  await fireEvent.click(demo.getByRole("button", { name: /Publish/ }));
  const dialog = within(screen.getByRole("dialog"));
  const yes = dialog.getByRole("button", { name: "Publish this file" });
  await fireEvent.click(yes);
  expect(host.setWishes).not.toHaveBeenCalled();
  await fireEvent.input(dialog.getByRole("textbox"), { target: { value: "docs/demo.pem" } });
  await fireEvent.click(yes);
  expect(host.setWishes).toHaveBeenCalledWith({ leave_out: ["old"], waive: [{ path: "docs/demo.pem", sha256: "bb", rule: "secret" }] });
});

test("what was said is listed and taken back", async () => {
  const onWish = vi.fn();
  const waive = [{ path: "a.pem", sha256: "aa", rule: "secret" }, { path: "b.txt", sha256: "bb", rule: "empty-file" }] as const;
  render(Said, { site: site({ wishes: { waive: [...waive], leave_out: ["drafts"] } }), held: false, onWish });
  const back = (at: number) => listed(at).getByRole("button");
  await fireEvent.click(back(0));
  expect(onWish).toHaveBeenLastCalledWith({ waive: [waive[1]] });
  await fireEvent.click(back(2));
  expect(onWish).toHaveBeenLastCalledWith({ leave_out: [] });
});
