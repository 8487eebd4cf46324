import { cleanup, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { sent } from "../../fixtures/sent";
import { settled, speak } from "../../fixtures/show";
import { error } from "../../fixtures/site";
import * as host from "../../host/host";
import Tools from "./Tools.svelte";

vi.mock("../../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return { tools: vi.fn(), previewTool: vi.fn(), look: done(), setDeploying: done(), writeTool: done(), undoTool: done(), copy: done(), openLink: done() };
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

test("after the address is written, the build's own line and the way to a deploy", async () => {
  await show({ build: "pnpm run build" });
  expect(screen.queryByText("pnpm run build"), "not before").toBeNull();
  await press(/^Show the change.*\.env/);
  await press(/^Write it/);
  screen.getByText("pnpm run build");
  await press("Look again and deploy…");
  expect(host.look).toHaveBeenCalled();
  expect(host.setDeploying).toHaveBeenCalledWith(true);
  cleanup();
  await show({ build: null });
  vi.mocked(host.previewTool).mockResolvedValue({ ...sent["tool-preview"], files: [], advice: { place: "config", file: "vite.config.js", setting: "base", snippet: "base" } });
  await press(/^Show the change.*\.env/);
  screen.getByText(/has no build script/);
  button("Look again and deploy…");
});

test("what replaces somebody's own value says so", async () => {
  await show();
  vi.mocked(host.previewTool).mockResolvedValue({ ...sent["tool-preview"], replaces: error("already-set", { args: { name: "PUBLIC_URL", path: ".env", value: "/x" } }) });
  await press(/^Show the change.*\.env/);
  button(/^Replace it/);
});

const radio = async (name: RegExp) => {
  screen.getByRole("radio", { name }).click();
  await settled();
};

test("a profile asks Naru by default, and may hold the key, a Region and an output", async () => {
  await show();
  const wish = { kind: "aws-profile", name: "naru", credential: "key-1a2b3c4d", plain_keys: false, region: null, output: null } as const;
  await press(/^Show the change.*profile/);
  expect(host.previewTool).toHaveBeenLastCalledWith(wish);
  await radio(/^The key itself/);
  expect(screen.queryByRole("button", { name: /^Write it/ }), "what was shown belongs to the other wish").toBeNull();
  for (const [name, to] of [["Region", "us-east-1"], ["Output", "table"]] as const) {
    const select = screen.getByLabelText<HTMLSelectElement>(name);
    select.value = to;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  await settled();
  vi.mocked(host.previewTool).mockResolvedValueOnce({ ...sent["tool-preview"], advice: null, git: null, framework: null, notes: ["plain-keys"] });
  await press(/^Show the change.*profile/);
  expect(host.previewTool).toHaveBeenLastCalledWith({ ...wish, plain_keys: true, region: "us-east-1", output: "table" });
  screen.getByText(/will lie readable/);
});

test("the script may run the AWS CLI's own commands, with what the site is", async () => {
  await show({ script: { build: "dist", bucket: "naru-blog-1a2b3c4d", distribution: null } });
  await press(/^Show the change.*script/);
  expect(host.previewTool).toHaveBeenLastCalledWith({ kind: "deploy-script", runs: "naru", profile: null });
  await radio(/two commands/);
  screen.getByText("none yet");
  await press(/^Show the change.*script/);
  expect(host.previewTool).toHaveBeenLastCalledWith({ kind: "deploy-script", runs: "aws", profile: null });
  cleanup();
  await show({ script: { build: null, bucket: null, distribution: null } });
  await radio(/two commands/);
  screen.getByText(/lies outside the project/);
  expect(screen.queryByRole("button", { name: /^Show the change.*script/ })).toBeNull();
  cleanup();
  await show();
  await radio(/two commands/);
  screen.getByText(/known once the account was looked at/);
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
