import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { cardView, error, everyProfile, HOSTILE, kept, keptKey, nothing, offered, profile, view } from "../fixtures/credentials";
import * as host from "../host/host";
import { take } from "../state/desk.svelte";
import { askProjects } from "../state/projects.svelte";
import type { CredentialsView } from "../wire/CredentialsView";
import type { ProjectRow } from "../wire/ProjectRow";
import type { WindowState } from "../wire/WindowState";
import Credentials from "./Credentials.svelte";

vi.mock("../host/host", () => ({
  credentials: vi.fn(), identity: vi.fn(), changeKey: vi.fn(), chooseKeyFile: vi.fn(), addKey: vi.fn(), projects: vi.fn(), go: vi.fn(), openLink: vi.fn(), trySample: vi.fn(),
  copy: vi.fn(() => Promise.resolve()),
}));

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const settled = async () => {
  await Promise.resolve();
  await tick();
};

async function show(of: CredentialsView, props: { offered?: ReturnType<typeof offered>; refused?: ReturnType<typeof error> } = {}) {
  vi.mocked(host.credentials).mockResolvedValue(of);
  const page = render(Credentials, { offered: null, refused: null, revision: 1, ...props });
  await settled();
  return page;
}

beforeEach(() => {
  vi.resetAllMocks();
  vi.mocked(host.identity).mockImplementation((credential) => Promise.resolve(cardView({}, credential)));
  vi.mocked(host.go).mockResolvedValue();
  take({ settings: { lang: "en", theme: "light", text: 100 } } as unknown as WindowState);
});

test("what Naru keeps: name, purpose by word, account, key, where it lies, and who uses it", async () => {
  await show(view());
  const list = within(screen.getByRole("region", { name: "Saved in Naru" }));
  const [setup, daily] = list.getAllByRole("listitem");
  for (const text of ["naru-setup", "Set-up", "1234-5678-9012", "AKIA…7X4Q", "in the keychain", "blog", "shop", "2026-11-22"]) expect(setup?.textContent).toContain(text);
  for (const text of ["blog deploy", "Daily", "Account not known yet", "AKIA…Q2WE", "In memory, until Naru is closed"]) expect(daily?.textContent).toContain(text);
  expect(daily?.textContent).not.toContain("Used by");
});

test("profiles say of what kind they are, how to sign in again, and why some cannot be used", async () => {
  await show(view({ profiles: everyProfile() }));
  const rows = within(screen.getByRole("region", { name: "AWS CLI profiles" })).getAllByRole("listitem");
  const of = (name: string) => rows.find((row) => row.textContent?.startsWith(` ${name}`) || row.textContent?.includes(name)) as HTMLElement;
  expect(of("work").textContent).toContain("IAM Identity Center");
  within(of("work")).getByText("aws sso login --profile work");
  expect(of("vault").textContent).toContain("/opt/vault/print-keys --json");
  expect(of("phone").textContent).toContain("MFA device");
  expect(of("machine").textContent).toContain("Naru never does that");
  expect(of("broken").textContent).toContain("holds no credentials");
  // AWS is asked only about those that can be used as they are: no program runs unasked.
  expect(rows.map((row) => within(row).queryByRole("button", { name: /^Who is it/ }) !== null)).toEqual([true, true, false, false, false, false]);
});

test("the CLI's files that cannot be read are an error beside what there is", async () => {
  await show(nothing({ profiles_error: error("bad-profile", { profile: "/home/minji/.aws/config" }) }));
  screen.getByText("The profile cannot be understood: /home/minji/.aws/config");
  screen.getByText(/No key is saved yet/);
});

test("the environment stands there only if it is set", async () => {
  const page = await show(view({ environment: true }));
  screen.getByRole("region", { name: "Environment variables" });
  page.unmount();
  await show(view());
  expect(screen.queryByRole("region", { name: "Environment variables" })).toBeNull();
});

test.each([
  ["ready", "Keychain ready", null],
  ["locked", "The keychain is locked", /Unlock it with your login password/],
  ["no-collection", "The keychain has no keyring yet", /Make a default keyring once/],
  ["no-service", "No keychain answers on this computer", /Start the one of your desktop/],
  ["failed", "The keychain did not answer as it should", /sign out of this computer/],
] as const)("the keychain says how it stands, and what can be done: %s", async (keychain, title, what) => {
  await show(view({ keychain }));
  screen.getByText(title);
  if (what === null) return expect(screen.queryByText(/in memory alone/)).toBeNull();
  screen.getByText(what);
  screen.getByText(/a key you add here lies in memory alone/);
  const before = vi.mocked(host.credentials).mock.calls.length;
  await fireEvent.click(button("Look again"));
  expect(host.credentials).toHaveBeenCalledTimes(before + 1);
});

test("a key that lies in memory says so", async () => {
  await show(view({ keychain: "locked", kept: [kept({ kept: "session", account: null })] }));
  screen.getByText("In memory, until Naru is closed");
  screen.getByText("Account not known yet");
});

test("with nothing there, three ways lead to a first key, and practice needs none", async () => {
  await show(nothing());
  screen.getByText("Three ways to your first key");
  await fireEvent.click(button("Make a key"));
  expect(host.go).toHaveBeenCalledWith({ kind: "no-key" });
  await fireEvent.click(button("Try it without an account"));
  expect(host.trySample).toHaveBeenCalledOnce();
  await fireEvent.click(button("Add the key"));
  await settled();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Add a key" }));
  expect(screen.queryByText("Three ways to your first key")).toBeNull();
});

test("whoever cancels is back where they came from", async () => {
  await show(view());
  await fireEvent.click(button("Add a key"));
  await settled();
  await fireEvent.click(button("Cancel"));
  await settled();
  expect(document.activeElement).toBe(button("Add a key"));
});

test("who it is, is asked of AWS only when somebody wants to know", async () => {
  await show(view());
  expect(host.identity).not.toHaveBeenCalled();
  await fireEvent.click(button("Who is it? naru-setup"));
  await settled();
  expect(host.identity).toHaveBeenCalledExactlyOnceWith({ kind: "kept", id: "key-1a2b3c4d" });
  screen.getByText("arn:aws:iam::123456789012:user/naru/naru-setup");
  expect(button("Hide: naru-setup").getAttribute("aria-expanded")).toBe("true");
  // The row above says the account and the key.
  for (const text of ["1234-5678-9012", "AKIA…MPLE"]) expect(document.querySelector(".opened")?.textContent).not.toContain(text);
});

test("a key gets another name and another purpose, and only what changed is sent", async () => {
  vi.mocked(host.changeKey).mockResolvedValue();
  await show(view());
  await fireEvent.click(button("Change name or purpose: naru-setup"));
  const dialog = within(screen.getByRole("dialog"));
  await fireEvent.input(dialog.getByLabelText("Name"), { target: { value: " builder " } });
  await fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await settled();
  expect(vi.mocked(host.changeKey).mock.calls).toEqual([["key-1a2b3c4d", { kind: "rename", name: "builder" }]]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a name that is taken is said in the dialog, which stays", async () => {
  vi.mocked(host.changeKey).mockRejectedValue(error("credential-exists", { credential: "blog deploy" }));
  await show(view());
  await fireEvent.click(button("Change name or purpose: naru-setup"));
  const dialog = within(screen.getByRole("dialog"));
  await fireEvent.input(dialog.getByLabelText("Name"), { target: { value: "blog deploy" } });
  await fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await screen.findByText("A credential of this name is kept already: blog deploy");
});

test("removing says what stops working and what does not, and begins at Cancel", async () => {
  vi.mocked(host.changeKey).mockResolvedValue();
  await show(view());
  await fireEvent.click(button("Remove: naru-setup"));
  const dialog = within(screen.getByRole("dialog", { name: "Remove from this computer: naru-setup" }));
  dialog.getByText("2 projects can then no longer reach AWS:");
  expect(dialog.getAllByRole("listitem").map((li) => li.textContent)).toEqual(["blog", "shop"]);
  dialog.getByText(/At AWS the key works on until it is switched off there/);
  expect(document.activeElement).toBe(dialog.getByRole("button", { name: "Cancel" }));
  expect(host.changeKey).not.toHaveBeenCalled();
  await fireEvent.click(dialog.getByRole("button", { name: "Remove" }));
  await settled();
  expect(host.changeKey).toHaveBeenCalledExactlyOnceWith("key-1a2b3c4d", { kind: "remove" });
});

test("a key from a file opens the form; one that comes later gets the keyboard", async () => {
  const page = await show(view(), { offered: offered() });
  screen.getByText("Read from naru_accessKeys.csv:");
  await page.rerender({ offered: offered({ offer: "offer-2", file: "other.csv" }) });
  await settled();
  screen.getByText("Read from other.csv:");
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Add a key" }));
});

test("a file that holds none says why, also where nothing is kept yet", async () => {
  await show(nothing(), { refused: error("bad-key-file", { file: "notes.csv", rule: "key-file-empty" }, "key-file") });
  screen.getByText(/notes\.csv \(it holds no key\)/);
});

test("a new revision asks again, and the old list stays until the answer is here", async () => {
  const page = await show(view());
  let answer: (next: CredentialsView) => void = () => {};
  vi.mocked(host.credentials).mockImplementation(() => new Promise((done) => (answer = done)));
  await page.rerender({ revision: 2 });
  expect(host.credentials).toHaveBeenCalledTimes(2);
  screen.getByText("naru-setup");
  answer(view({ kept: [kept({ name: "renamed" })] }));
  await settled();
  screen.getByText("renamed");
});

test("a question that fails says why, and can be asked again", async () => {
  vi.mocked(host.credentials).mockRejectedValueOnce(error("store-unusable", { path: "/home/minji/.local/share/naru/keys.toml" }));
  render(Credentials, { offered: null, refused: null, revision: 1 });
  await screen.findByText(/keys\.toml/);
  vi.mocked(host.credentials).mockResolvedValue(view());
  await fireEvent.click(button("Look again"));
  await screen.findByText("naru-setup");
});

test("names from outside are text, whatever they hold", async () => {
  await show(view({
    kept: [kept({ name: HOSTILE, key_hint: HOSTILE })],
    profiles: [profile(HOSTILE, "process", { process: HOSTILE, region: HOSTILE, sign_in: null })],
    used: [{ credential: { kind: "kept", id: "key-1a2b3c4d" }, projects: [HOSTILE] }],
  }));
  expect(document.querySelector("img")).toBeNull();
  expect(document.body.innerHTML).not.toMatch(/[\u202e\u001b]/);
  await fireEvent.click(screen.getByRole("button", { name: /^Remove: / }));
  expect(document.querySelector("img")).toBeNull();
  expect(document.body.innerHTML).not.toMatch(/[\u202e\u001b]/);
});

test("in Korean every state is said in Korean", async () => {
  take({ settings: { lang: "ko", theme: "dark", text: 200 } } as unknown as WindowState);
  await show(view({ keychain: "locked" }));
  screen.getByRole("heading", { name: "자격 증명" });
  screen.getByText("키체인이 잠겨 있습니다");
  screen.getByText("설정용");
  expect(document.body.textContent).not.toMatch(/ui-|keychain-|profile-kind/);
});

test("a saved key leads to the project that wants one, and says that its file still holds the secret", async () => {
  const row = (project: string, name: string, practice = false): ProjectRow => ({ project, name, standing: "new", practice, linked: false, at: null, damaged: null, env: null });
  vi.mocked(host.projects).mockResolvedValue([row("p-1", "rehearsal", true), row("p-2", "bakery")]);
  await askProjects();
  vi.mocked(host.addKey).mockResolvedValue(keptKey());
  await show(view(), { offered: offered() });
  await fireEvent.click(button("Save this key"));
  await screen.findByRole("heading", { name: "Key saved" });
  const warning = screen.getByText(/The file still holds the secret/).closest(".left");
  expect(warning).not.toBeNull();
  await fireEvent.click(button("Use it in bakery"));
  expect(host.go).toHaveBeenCalledWith({ kind: "project", project: "p-2" });
  // Its details below fold the box above; the warning stays.
  const box = document.querySelector(".kept");
  expect(box?.querySelector("dl")).not.toBeNull();
  await fireEvent.click(button("Who is it? naru-setup"));
  expect(box?.querySelector("dl")).toBeNull();
  screen.getByText(/The file still holds the secret/);
  vi.mocked(host.projects).mockResolvedValue([]);
  await askProjects();
  await settled();
  screen.getByText(/open a project and choose it/);
  await fireEvent.click(button("Add another"));
  screen.getByRole("heading", { name: "Add a key" });
});
