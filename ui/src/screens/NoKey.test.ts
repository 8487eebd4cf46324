import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { error } from "../fixtures/credentials";
import { sent } from "../fixtures/sent";
import * as host from "../host/host";
import { take } from "../state/desk.svelte";
import type { Guide } from "../wire/Guide";
import type { WindowState } from "../wire/WindowState";
import NoKey from "./NoKey.svelte";

vi.mock("../host/host", () => ({
  keyGuide: vi.fn(), openLink: vi.fn(() => Promise.resolve()), chooseKeyFile: vi.fn(() => Promise.resolve()), trySample: vi.fn(() => Promise.resolve()),
  go: vi.fn(() => Promise.resolve()), copy: vi.fn(() => Promise.resolve()),
}));

const GUIDE = sent["key-guide"];
const speak = (lang: "en" | "ko") => take({ settings: { lang, theme: "light", text: 100 } } as unknown as WindowState);
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const settled = async () => {
  await Promise.resolve();
  await tick();
};
async function show(root = false) {
  vi.mocked(host.keyGuide).mockResolvedValue(GUIDE);
  render(NoKey, { root });
  await settled();
}
const goes = async (name: string, to: Guide) => {
  await fireEvent.click(button(name));
  expect(host.openLink).toHaveBeenLastCalledWith({ kind: "guide", guide: to });
};
const titles = () => within(screen.getByRole("tabpanel")).getAllByRole("heading", { level: 3 }).map((h) => h.textContent);

beforeEach(() => {
  vi.clearAllMocks();
  speak("en");
});

test("root is met kindly; without it nothing is said of root's credentials", async () => {
  await show(true);
  screen.getByText("Those are the root user's credentials");
  screen.getByText(/the right sign-in to begin with/);
});

test("whoever only looks is told nothing about root", async () => {
  await show(false);
  expect(screen.queryByText("Those are the root user's credentials")).toBeNull();
  screen.getByRole("heading", { level: 1, name: "Make an AWS key" });
});

test("CloudShell comes first: open it, paste, download, bring the file", async () => {
  await show();
  expect(screen.getByRole("tab", { selected: true }).textContent).toContain("Recommended");
  expect(titles()).toEqual(["Open CloudShell", "Paste these lines", "Download the file", "Give Naru the file"]);
  await goes("Open CloudShell", "cloud-shell");
  await fireEvent.click(button("Copy: Lines for CloudShell"));
  expect(host.copy).toHaveBeenLastCalledWith(GUIDE.snippet);
  // All of it is there to be read, and every part is explained.
  const shown = screen.getByRole("group", { name: "Lines for CloudShell" });
  expect([...shown.querySelectorAll("code")].map((line) => line.textContent?.trimEnd()).join("\n").trim()).toBe(GUIDE.snippet.trim());
  screen.getByText("Lines 3–6");
  expect(screen.getByRole("tabpanel").textContent).toMatch(/The secret is never printed/);
  expect(screen.getByRole("tabpanel").textContent).toMatch(/To take all of it back/);
  await fireEvent.click(button("Copy: Name of the file"));
  const file = vi.mocked(host.copy).mock.lastCall?.[0] ?? "";
  expect(GUIDE.snippet).toContain(`$HOME/${file}"`);
  await fireEvent.click(button("Choose the file…"));
  expect(host.chooseKeyFile).toHaveBeenCalledOnce();
});

test("by hand, each place is named in both languages, as of a date", async () => {
  await show();
  await fireEvent.click(screen.getByRole("tab", { name: /By hand/ }));
  expect(titles()).toEqual(["Make the policy", "Make the user", "Make its access key", "Give Naru the file"]);
  screen.getByText(/as of November 2026/);
  screen.getByText("Attach policies directly");
  const korean = screen.getByText(/직접 정책 연결/);
  expect(korean.lang).toBe("ko");
  await goes("Open IAM › Policies", "iam-policies");
  await goes("Open IAM › Users", "iam-users");
  await fireEvent.click(button("Copy: Policy as JSON"));
  expect(host.copy).toHaveBeenLastCalledWith(GUIDE.policy.text);
});

test("the AWS CLI signs in by one of two commands, and root is told apart", async () => {
  await show();
  await fireEvent.click(screen.getByRole("tab", { name: /AWS CLI/ }));
  await fireEvent.click(button("Copy: With the console's sign-in"));
  expect(host.copy).toHaveBeenLastCalledWith("aws login --profile naru");
  screen.getByText(/Signed in as root it would hold root's rights/);
  await goes("How to install the AWS CLI", "install-cli");
  await goes("More about aws login", "aws-login");
  await goes("Open IAM Identity Center", "identity-center");
  await fireEvent.click(button("Go to Credentials"));
  expect(host.go).toHaveBeenCalledWith({ kind: "credentials" });
});

test("arrows choose a road, and only the chosen one is a stop of Tab", async () => {
  await show();
  const tabs = screen.getAllByRole("tab");
  tabs[0]?.focus();
  await fireEvent.keyDown(tabs[0] as HTMLElement, { key: "ArrowLeft" });
  expect(document.activeElement).toBe(tabs[2]);
  expect(tabs.map((tab) => tab.tabIndex)).toEqual([-1, -1, 0]);
  await fireEvent.keyDown(tabs[2] as HTMLElement, { key: "Home" });
  expect(screen.getByRole("tab", { selected: true })).toBe(tabs[0]);
});

test("no account yet: how one is opened, what it costs, and practice without one", async () => {
  await show();
  await goes("How to open an account", "sign-up");
  await goes("Open the billing page", "billing");
  screen.getByText(/No limit stops the bill by itself/);
  await fireEvent.click(button("Try it without an account"));
  expect(host.trySample).toHaveBeenCalledOnce();
});

test("the snippet is asked for again in the language that is spoken", async () => {
  await show();
  speak("ko");
  await settled();
  expect(host.keyGuide).toHaveBeenCalledTimes(2);
  screen.getByRole("heading", { name: "AWS 키 만들기" });
});

test("a guide that cannot be made says why", async () => {
  vi.mocked(host.keyGuide).mockRejectedValue(error("unexpected", {}, "report-bug"));
  render(NoKey, { root: false });
  await screen.findByText("Something happened that Naru did not expect");
  button("Look again");
});

test("the snippet shows its beginning, then all of it; the way back is there", async () => {
  await show();
  const box = document.querySelector(".numbered");
  expect(box?.classList).toContain("folded");
  const all = button(/^Show all \d+ lines$/);
  await fireEvent.click(all);
  expect(box?.classList).not.toContain("folded");
  expect(all.getAttribute("aria-expanded")).toBe("true");
  screen.getByText("4 steps, about 5 minutes, free");
  await fireEvent.click(button("Back to Credentials"));
  expect(host.go).toHaveBeenLastCalledWith({ kind: "credentials" });
});
