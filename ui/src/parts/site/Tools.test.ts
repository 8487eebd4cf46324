import { cleanup, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { sent } from "../../fixtures/sent";
import { settled, speak } from "../../fixtures/show";
import { error } from "../../fixtures/site";
import * as host from "../../host/host";
import Tools from "./Tools.svelte";

vi.mock("../../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return { tools: vi.fn(), previewTool: vi.fn(), writeTool: done(), undoTool: done(), copy: done(), openLink: done() };
});

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const press = async (name: string | RegExp) => {
  button(name).click();
  await settled();
};

async function show(change: Partial<(typeof sent)["tools"]> = {}) {
  vi.mocked(host.tools).mockResolvedValue({ ...sent.tools, ...change });
  vi.mocked(host.previewTool).mockResolvedValue(sent["tool-preview"]);
  render(Tools, { onClose: () => {} });
  await settled();
}

beforeEach(() => {
  cleanup();
  vi.clearAllMocks();
  speak("en");
});

test("a difference is shown first, written on a yes, and taken back", async () => {
  await show();
  await press(/^Show the change.*\.env/);
  expect(host.previewTool).toHaveBeenCalledWith({ kind: "env", address: "/" });
  expect(host.writeTool).not.toHaveBeenCalled();
  screen.getByText(/PUBLIC_URL=/);
  await press(/^Write it/);
  expect(host.writeTool).toHaveBeenCalledWith(sent["tool-preview"].number);
  screen.getByText(/Build again and deploy again/);
  await press(/^Undo/);
  expect(host.undoTool).toHaveBeenCalledWith(sent["tool-preview"].number);
});

test("what replaces somebody's own value says so", async () => {
  await show();
  vi.mocked(host.previewTool).mockResolvedValue({ ...sent["tool-preview"], replaces: error("already-set", { args: { name: "PUBLIC_URL", path: ".env", value: "/x" } }) });
  await press(/^Show the change.*\.env/);
  button(/^Replace it/);
});

test("a file that moved is told, and nothing is said to be written", async () => {
  await show();
  vi.mocked(host.writeTool).mockRejectedValueOnce(error("moved", { args: { what: ".env" } }));
  await press(/^Show the change.*\.env/);
  await press(/^Write it/);
  screen.getByRole("alert");
  expect(screen.queryByText(/Build again/)).toBeNull();
});

test("without a key, sources or the AWS CLI it says what is missing", async () => {
  await show({ keys: [], package_json: false, aws_cli: "missing" });
  screen.getByText("The AWS CLI is not installed on this computer");
  button(/install/i);
  expect(screen.queryByRole("button", { name: /^Show the change/ })).toBeNull();
});
