import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { card, cardView, error, HOSTILE, rootCard, session } from "../fixtures/credentials";
import * as host from "../host/host";
import IdentityCard from "./IdentityCard.svelte";

vi.mock("../host/host", () => ({ identity: vi.fn(), openLink: vi.fn(() => Promise.resolve()), copy: vi.fn(() => Promise.resolve()) }));

const KEPT = { kind: "kept", id: "key-1a2b3c4d" } as const;
const onNoKey = vi.fn();
const show = async () => {
  const page = render(IdentityCard, { of: KEPT, onNoKey });
  await Promise.resolve();
  await tick();
  return page;
};
const button = (name: string | RegExp) => screen.getByRole("button", { name });

beforeEach(() => vi.clearAllMocks());

test("while AWS is asked it says so", async () => {
  vi.mocked(host.identity).mockReturnValue(new Promise(() => {}));
  await show();
  expect(screen.getByRole("status").textContent).toContain("Asking AWS who this is…");
});

test("the card: who, which account, where the secret lies, which hosts, what at most, and how it ends", async () => {
  vi.mocked(host.identity).mockResolvedValue(cardView());
  await show();
  for (const text of ["naru-setup", "1234-5678-9012", "AKIA…MPLE", "in this computer's keychain", "sts.ap-northeast-2.amazonaws.com", "PutBucketPolicy"]) screen.getByText(text);
  screen.getByText(`What Naru does with it at most: ${card().actions.length} actions`);
  expect(document.body.textContent).toMatch(/its IAM policy, which is the outer limit/);
  expect([...document.querySelectorAll(".service")].map((el) => el.textContent?.replace(/ \d+$/, ""))).toEqual([
    "AWS Certificate Manager", "CloudFront", "IAM", "Route 53", "Route 53 Domains", "Amazon S3", "AWS STS (who am I)", "Resource Groups Tagging API (search by tag)", "AWS WAF",
  ]);
  // Switching off comes before deleting.
  const [off, gone] = screen.getAllByRole("button", { name: /^Copy/ });
  off?.click();
  expect(host.copy).toHaveBeenLastCalledWith(expect.stringContaining("--status Inactive"));
  gone?.click();
  expect(host.copy).toHaveBeenLastCalledWith(expect.stringContaining("delete-access-key"));
  screen.getByText(/Makes and changes what a site needs/);
  screen.getByText(/Only sends the files of each deploy/);
});

test("the console opens this identity's page, not that of a card seen since", async () => {
  vi.mocked(host.identity).mockImplementation((credential) => Promise.resolve({ credential, card: card() }));
  await show();
  const other = render(IdentityCard, { of: { kind: "profile", name: "default" }, onNoKey });
  await tick();
  await fireEvent.click(screen.getAllByRole("button", { name: "Open its page in the IAM console" })[0] as HTMLElement);
  await vi.waitFor(() => expect(host.openLink).toHaveBeenCalledWith({ kind: "identity", credential: KEPT }));
  other.unmount();
});

test("a session has no key to switch off, and says how it ends", async () => {
  vi.mocked(host.identity).mockResolvedValue({ credential: { kind: "profile", name: "work" }, card: session() });
  await show();
  screen.getByText("arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Deploy_0a1b/minji", { selector: "code" });
  screen.getByText("AWS CLI profile work");
  screen.getByText(/There is no lasting access key/);
  expect(screen.queryByRole("button", { name: /IAM console/ })).toBeNull();
});

test("root is met with the way to a user of its own", async () => {
  vi.mocked(host.identity).mockResolvedValue({ credential: KEPT, card: rootCard() });
  await show();
  screen.getByText("Root user");
  await fireEvent.click(button("Show me how"));
  expect(onNoKey).toHaveBeenCalledOnce();
});

test("root that core refuses is met the same way", async () => {
  vi.mocked(host.identity).mockRejectedValue(error("root-refused", {}, "make-user"));
  await show();
  await fireEvent.click(button("Show me how"));
  expect(onNoKey).toHaveBeenCalledOnce();
  expect(screen.queryByText("Look again")).toBeNull();
});

test.each([
  ["expired", error("expired", { command: "aws sso login --profile work" }, "sign-in-again"), "The sign-in has expired"],
  ["offline", error("offline", { host: "sts.ap-northeast-2.amazonaws.com" }, "check-network"), "No connection to sts.ap-northeast-2.amazonaws.com"],
  ["denied", error("access-denied", { action: "sts:GetCallerIdentity" }, "add-action"), "A permission is missing: sts:GetCallerIdentity"],
] as const)("what went wrong has its sentence and can be asked again: %s", async (_, why, says) => {
  vi.mocked(host.identity).mockRejectedValueOnce(why);
  await show();
  screen.getByText(says);
  vi.mocked(host.identity).mockResolvedValue(cardView());
  await fireEvent.click(button("Look again"));
  await screen.findByText("1234-5678-9012");
});

test("an expired sign-in shows its command to be copied", async () => {
  vi.mocked(host.identity).mockRejectedValue(error("expired", { command: "aws sso login --profile work" }, "sign-in-again"));
  await show();
  await fireEvent.click(button(/^Copy/));
  expect(host.copy).toHaveBeenCalledWith("aws sso login --profile work");
});

test("what AWS calls somebody is text", async () => {
  vi.mocked(host.identity).mockResolvedValue(cardView({ arn: HOSTILE, user: HOSTILE, hosts: [HOSTILE], actions: [`s3:${HOSTILE}`], key_hint: HOSTILE }));
  await show();
  expect(document.querySelector("img")).toBeNull();
  expect(document.body.innerHTML).not.toMatch(/[\u202e\u001b]/);
});
