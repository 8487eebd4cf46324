import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { error, HOSTILE, kept, keptKey, offered } from "../fixtures/credentials";
import * as host from "../host/host";
import AddKey from "./AddKey.svelte";

vi.mock("../host/host", () => ({ addKey: vi.fn(), chooseKeyFile: vi.fn(() => Promise.resolve()), copy: vi.fn(), setSettings: vi.fn() }));

const ID = "AKIAIOSFODNN7EXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const props = () => ({ offered: null, refused: null, suggest: "setup" as const, onNoKey: vi.fn(), onClose: vi.fn(), onUse: vi.fn() });
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const paste = (into: HTMLElement, text: string) => {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  return fireEvent(into, event);
};
const everything = () => document.documentElement.outerHTML + [...document.querySelectorAll("input")].map((input) => input.value).join(" ");

async function typed(over: Partial<ReturnType<typeof props>> = {}) {
  const given = { ...props(), ...over };
  render(AddKey, given);
  await fireEvent.click(button("Type or paste it instead"));
  await tick();
  return given;
}

beforeEach(() => vi.resetAllMocks());

test("both lines pasted into the first field find their own, and the secret stays covered", async () => {
  await typed();
  expect(document.activeElement).toBe(field("Access key ID"));
  await paste(field("Access key ID"), `${ID}\n${SECRET}`);
  expect(field("Access key ID").value).toBe(ID);
  expect(field("Secret access key").value).toBe(SECRET);
  expect(field("Secret access key").type).toBe("password");
  expect(field("Secret access key").autocomplete).toBe("off");
  screen.getByText("Both parts were recognised.");
  await fireEvent.click(button("Show"));
  expect(field("Secret access key").type).toBe("text");
});

test("a secret that was pasted into the open field is taken out of it", async () => {
  await typed();
  await paste(field("Access key ID"), SECRET);
  expect(field("Access key ID").value).toBe("");
  expect(field("Secret access key").value).toBe(SECRET);
});

test("nothing of the secret is left on the page once it was sent", async () => {
  let answer: (key: ReturnType<typeof keptKey>) => void = () => {};
  vi.mocked(host.addKey).mockImplementation(() => new Promise((done) => (answer = done)));
  await typed();
  await paste(field("Access key ID"), `${ID},${SECRET}`);
  await fireEvent.input(field("Name"), { target: { value: " my key " } });
  await fireEvent.click(screen.getByRole("radio", { name: /Daily/ }));
  await fireEvent.click(button("Save this key"));
  await tick();
  expect(host.addKey).toHaveBeenCalledExactlyOnceWith({ kind: "typed", id: ID, secret: SECRET }, "my key", "daily");
  expect(everything()).not.toContain(SECRET);
  // Once is enough, however often it is pressed.
  await fireEvent.click(button("Saving it…"));
  expect(host.addKey).toHaveBeenCalledOnce();
  answer(keptKey());
  await screen.findByText("Saved: naru-setup");
  expect(everything()).not.toContain(SECRET);
  expect(document.activeElement?.textContent).toContain("Saved: naru-setup");
});

test("what is missing is said at its field, and nothing is sent", async () => {
  await typed();
  await fireEvent.click(button("Save this key"));
  await tick();
  expect(host.addKey).not.toHaveBeenCalled();
  for (const text of ["The access key ID is missing", "The secret access key is missing", "It needs a name"]) screen.getByText(text);
  expect(document.activeElement).toBe(field("Access key ID"));
  expect(field("Name").getAttribute("aria-invalid")).toBe("true");
});

test("a refusal is a sentence; the secret is gone from its field all the same", async () => {
  vi.mocked(host.addKey).mockRejectedValue(error("unknown-key", {}, "check-key"));
  await typed();
  await paste(field("Access key ID"), `${ID}\n${SECRET}`);
  await fireEvent.input(field("Name"), { target: { value: "k" } });
  await fireEvent.click(button("Save this key"));
  await screen.findByText("AWS does not know this access key ID");
  screen.getByText(/paste it once more/);
  expect(field("Access key ID").value).toBe(ID);
  expect(everything()).not.toContain(SECRET);
});

test("whatever else comes back is not repeated: it may hold what was sent", async () => {
  vi.mocked(host.addKey).mockRejectedValue(`invalid args: "${SECRET}"`);
  await typed();
  await paste(field("Access key ID"), `${ID}\n${SECRET}`);
  await fireEvent.input(field("Name"), { target: { value: "k" } });
  await fireEvent.click(button("Save this key"));
  await screen.findByText("Something happened that Naru did not expect");
  expect(everything()).not.toContain(SECRET);
});

test("a key that was read from a file waits for its name", async () => {
  vi.mocked(host.addKey).mockResolvedValue(keptKey());
  render(AddKey, { ...props(), offered: offered() });
  screen.getByText("Read from naru_accessKeys.csv:");
  screen.getByText("AKIA…MPLE");
  expect(field("Name").value).toBe(offered().name);
  expect(screen.queryByLabelText("Secret access key")).toBeNull();
  await fireEvent.click(button("Save this key"));
  expect(host.addKey).toHaveBeenCalledWith({ kind: "offered", offer: offered().offer }, offered().name, "setup");
  await screen.findByText(/The file still holds the secret.*naru_accessKeys\.csv/);
  screen.getByText("1234-5678-9012");
  screen.getByText("arn:aws:iam::123456789012:user/naru/naru-setup");
});

test("a key that AWS could not be asked about is kept, and says so", async () => {
  vi.mocked(host.addKey).mockResolvedValue(keptKey({ credential: kept({ account: null, arn: null, kept: "session" }), unchecked: error("offline", { host: "sts.amazonaws.com" }) }));
  const given = props();
  render(AddKey, { ...given, offered: offered() });
  await fireEvent.click(button("Save this key"));
  await screen.findByText(/AWS could not be asked whose it is/);
  screen.getByText(/No connection to sts\.amazonaws\.com/);
  screen.getByText(/Closing Naru forgets it/);
  await fireEvent.click(button("Use it here"));
  expect(given.onUse).toHaveBeenCalledWith(expect.objectContaining({ id: "key-1a2b3c4d" }));
});

test("root's key file leads on, kindly, and says that the key is best deleted", async () => {
  const given = props();
  render(AddKey, { ...given, refused: error("root-key", {}, "delete-root-key") });
  screen.getByText("This is the account's root user");
  screen.getByText(/The key was not saved/);
  await fireEvent.click(button("Show me how"));
  expect(given.onNoKey).toHaveBeenCalledOnce();
});

test("root's key, typed, leads on too", async () => {
  vi.mocked(host.addKey).mockRejectedValue(error("root-refused"));
  const given = await typed();
  await paste(field("Access key ID"), `${ID}\n${SECRET}`);
  await fireEvent.input(field("Name"), { target: { value: "k" } });
  await fireEvent.click(button("Save this key"));
  await screen.findByText("This is the account's root user");
  await fireEvent.click(button("Show me how"));
  expect(given.onNoKey).toHaveBeenCalledOnce();
});

test("a file that holds no key says why, and hostile names stay text", () => {
  render(AddKey, { ...props(), refused: error("bad-key-file", { file: HOSTILE, rule: "key-file-header" }, "key-file") });
  screen.getByText(/its first line must name Access key ID/);
  expect(document.querySelector("img")).toBeNull();
  expect(document.body.textContent).not.toMatch(/[\u202e\u001b]/);
});

test("the file is asked for by the system's dialog", async () => {
  render(AddKey, props());
  await fireEvent.click(button("Choose the file…"));
  expect(host.chooseKeyFile).toHaveBeenCalledOnce();
});
