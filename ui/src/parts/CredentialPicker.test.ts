import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { cardView, everyProfile, keptKey, nothing, view } from "../fixtures/credentials";
import * as host from "../host/host";
import type { CredentialRef } from "../wire/CredentialRef";
import type { CredentialsView } from "../wire/CredentialsView";
import CredentialPicker from "./CredentialPicker.svelte";

vi.mock("../host/host", () => ({ credentials: vi.fn(), identity: vi.fn(), addKey: vi.fn(), chooseKeyFile: vi.fn(), copy: vi.fn(), openLink: vi.fn() }));

const EVERY = view({ profiles: everyProfile(), environment: true });
const button = (name: string | RegExp) => screen.getByRole("button", { name });
async function show(current: CredentialRef | null, of: CredentialsView = EVERY, role: "setup" | "daily" = "setup") {
  vi.mocked(host.credentials).mockResolvedValue(of);
  const given = { role, current, onUse: vi.fn(), onNoKey: vi.fn() };
  render(CredentialPicker, given);
  await Promise.resolve();
  await tick();
  return given;
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(host.identity).mockImplementation((credential) => Promise.resolve(cardView({}, credential)));
});

test("with none chosen, everything that can be used is offered, those for the role first", async () => {
  const given = await show(null, EVERY, "daily");
  screen.getByText(/deploys use the set-up credentials/);
  const names = within(screen.getAllByRole("list", { name: "Credentials to choose from" })[0] as HTMLElement).getAllByRole("button").map((b) => b.getAttribute("aria-label"));
  expect(names).toEqual(["Use: blog deploy", "Use: naru-setup", "Use: default", "Use: work", "Use: vault", "Use: Environment variables"]);
  await fireEvent.click(button("Use: work"));
  expect(given.onUse).toHaveBeenCalledExactlyOnceWith({ kind: "profile", name: "work" }, false);
});

test("the current one has its card; the others come when they are asked for", async () => {
  const given = await show({ kind: "kept", id: "key-1a2b3c4d" });
  screen.getByText("In use");
  expect(host.identity).toHaveBeenCalledWith({ kind: "kept", id: "key-1a2b3c4d" });
  expect(screen.queryByRole("button", { name: /^Use: / })).toBeNull();
  await fireEvent.click(button("Choose another"));
  expect(screen.queryByRole("button", { name: "Use: naru-setup" })).toBeNull();
  await fireEvent.click(button("Use: Environment variables"));
  expect(given.onUse).toHaveBeenCalledWith({ kind: "environment" }, false);
});

test("a program runs only after a yes to exactly that program", async () => {
  const given = await show(null);
  await fireEvent.click(button("Use: vault"));
  await tick();
  expect(given.onUse).not.toHaveBeenCalled();
  const ask = within(screen.getByRole("group", { name: "This profile runs a program." }));
  ask.getByText("/opt/vault/print-keys --json");
  expect(document.activeElement).toBe(ask.getByRole("button", { name: "Do not run it" }));
  await fireEvent.click(ask.getByRole("button", { name: "Do not run it" }));
  expect(given.onUse).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(document.activeElement).toBe(button("Use: vault")));
  await fireEvent.click(button("Use: vault"));
  await fireEvent.click(button("Allow it and use the profile"));
  expect(given.onUse).toHaveBeenCalledExactlyOnceWith({ kind: "profile", name: "vault" }, true);
});

test("what cannot be used says why and has no button", async () => {
  await show(null);
  const away = within(screen.getByText("3 profiles that cannot be used").closest("details") as HTMLElement);
  away.getByText(/wants a code from an MFA device/);
  expect(away.queryByRole("button")).toBeNull();
});

test("a key added here is used here", async () => {
  vi.mocked(host.addKey).mockResolvedValue(keptKey());
  const given = await show(null, nothing(), "daily");
  screen.getByText("There is nothing else to choose from yet.");
  await fireEvent.click(button("Add a key"));
  await fireEvent.click(button("Type or paste it instead"));
  // It is most likely for what it is added for.
  expect(screen.getByRole<HTMLInputElement>("radio", { name: /Daily/ }).checked).toBe(true);
  await fireEvent.input(screen.getByLabelText("Access key ID"), { target: { value: "AKIAIOSFODNN7EXAMPLE" } });
  await fireEvent.input(screen.getByLabelText("Secret access key"), { target: { value: "s" } });
  await fireEvent.input(screen.getByLabelText("Name"), { target: { value: "naru-setup" } });
  await fireEvent.click(button("Save this key"));
  await screen.findByText("Saved: naru-setup");
  await fireEvent.click(button("Use it here"));
  expect(given.onUse).toHaveBeenCalledExactlyOnceWith({ kind: "kept", id: "key-1a2b3c4d" }, false);
});

test("no key yet leads on", async () => {
  const given = await show(null, nothing());
  await fireEvent.click(button("How to make a key"));
  expect(given.onNoKey).toHaveBeenCalledOnce();
});

test("one that is not kept any more is said to be gone", async () => {
  await show({ kind: "kept", id: "key-00000000" });
  screen.getByText("A key that is no longer saved here");
});
