// Which permissions are missing: asked for by a button, said by name, with the policy to paste.
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { settled, speak } from "../../fixtures/show";
import * as host from "../../host/host";
import Permissions from "./Permissions.svelte";

vi.mock("../../host/host", () => ({ permissions: vi.fn(), copy: vi.fn(() => Promise.resolve()), watch: vi.fn() }));

const POLICY = '{\n  "Version": "2012-10-17"\n}';
const button = () => screen.getByRole("button", { name: "Check permissions" });

beforeEach(() => {
  vi.clearAllMocks();
  speak("en");
});

test("nothing is asked before the button is pressed, and a full set is one sentence", async () => {
  vi.mocked(host.permissions).mockResolvedValue({ known: "simulation", missing: [], policy: "" });
  render(Permissions);
  expect(host.permissions).not.toHaveBeenCalled();
  await fireEvent.click(button());
  await settled();
  screen.getByText("Nothing is missing");
});

test("what is missing is named with its step, and its policy can be copied", async () => {
  vi.mocked(host.permissions).mockResolvedValue({ known: "refusals", missing: [{ action: "s3:PutBucketPolicy", step: "access" }], policy: POLICY });
  render(Permissions);
  await fireEvent.click(button());
  await settled();
  const row = within(screen.getByRole("listitem"));
  row.getByText("s3:PutBucketPolicy");
  row.getByText("Set access");
  screen.getByText(/may not ask in advance/);
  await fireEvent.click(screen.getByRole("button", { name: /Copy/ }));
  expect(host.copy).toHaveBeenCalledWith(POLICY);
});

test("why it could not be asked is said", async () => {
  vi.mocked(host.permissions).mockRejectedValue({ code: "offline", args: { host: "iam.amazonaws.com" }, hints: [] });
  render(Permissions);
  await fireEvent.click(button());
  await settled();
  expect(screen.getByRole("status").textContent).not.toBe("");
});
