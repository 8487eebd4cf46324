import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { speak } from "../../fixtures/show";
import { site } from "../../fixtures/site";
import * as host from "../../host/host";
import EnvSwitch from "./EnvSwitch.svelte";

vi.mock("../../host/host", () => ({ chooseEnvironment: vi.fn(), addEnvironment: vi.fn(), removeEnvironment: vi.fn(), promote: vi.fn(), setDeploying: vi.fn() }));

beforeEach(() => {
  vi.clearAllMocks();
  speak("en");
});

const two = { envs: ["production", "staging"] };

test("one environment takes no room", () => {
  render(EnvSwitch, { site: site() });
  expect(screen.queryByRole("button")).toBeNull();
});

test("production is marked in word and colour, and the other is a press away", async () => {
  render(EnvSwitch, { site: site(two) });
  const production = screen.getByRole("button", { name: "Production" });
  expect(production.getAttribute("aria-pressed")).toBe("true");
  expect(production.className).toContain("production");
  await fireEvent.click(production);
  expect(host.chooseEnvironment).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole("button", { name: "staging" }));
  expect(host.chooseEnvironment).toHaveBeenCalledWith("staging");
});

test("a release goes on by the menu, and not while a run is under way", async () => {
  const { rerender } = render(EnvSwitch, { site: site(two) });
  await fireEvent.click(screen.getByRole("button", { name: "More about environments" }));
  await fireEvent.click(screen.getByRole("menuitem", { name: "Promote staging to production…" }));
  await vi.waitFor(() => expect(host.promote).toHaveBeenCalledWith("staging"));
  await rerender({ site: site({ ...two, stage: "running" }) });
  await fireEvent.click(screen.getByRole("button", { name: "More about environments" }));
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Add an environment…"]);
});

test("what still stands is not removed: the way to take it back is offered", async () => {
  const live = { code: "environment-live", args: { env: "staging", project: "blog" }, hints: [] };
  vi.mocked(host.removeEnvironment).mockRejectedValue(live);
  render(EnvSwitch, { site: site({ ...two, env: "staging" }) });
  await fireEvent.click(screen.getByRole("button", { name: "More about environments" }));
  await fireEvent.click(screen.getByRole("menuitem", { name: "Remove staging…" }));
  await screen.findByText(/still has resources on AWS: staging of blog/);
  await fireEvent.click(screen.getByRole("button", { name: "Show the steps" }));
  expect(host.setDeploying).toHaveBeenCalledWith(false);
});

test("a name that will not do is said beside it", async () => {
  const taken = { code: "environment-exists", args: { env: "staging" }, hints: [] };
  vi.mocked(host.addEnvironment).mockRejectedValueOnce(taken);
  render(EnvSwitch, { site: site(two) });
  await fireEvent.click(screen.getByRole("button", { name: "More about environments" }));
  await fireEvent.click(screen.getByRole("menuitem", { name: "Add an environment…" }));
  const field = await screen.findByLabelText("Name");
  await fireEvent.input(field, { target: { value: "staging" } });
  await fireEvent.click(screen.getByRole("button", { name: "Add" }));
  expect((await screen.findByRole("alert")).textContent).toContain("staging");
  await fireEvent.input(field, { target: { value: "qa" } });
  await fireEvent.click(screen.getByRole("button", { name: "Add" }));
  await vi.waitFor(() => expect(host.addEnvironment).toHaveBeenLastCalledWith("qa", "production"));
  expect(screen.queryByRole("dialog")).toBeNull();
});
