import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { speak } from "../../fixtures/show";
import { site } from "../../fixtures/site";
import * as host from "../../host/host";
import { desk } from "../../state/desk.svelte";
import type { BuildDraft } from "../../wire/BuildDraft";
import type { HeaderWish } from "../../wire/HeaderWish";
import type { RuleDraft } from "../../wire/RuleDraft";
import type { RuleRead } from "../../wire/RuleRead";
import BuildForm from "./BuildForm.svelte";
import KeepForm from "./KeepForm.svelte";
import More from "./More.svelte";
import RateForm from "./RateForm.svelte";
import Rules from "./Rules.svelte";

vi.mock("../../host/host", () => ({ readBuild: vi.fn(), setBuild: vi.fn(), readRules: vi.fn(), readKeep: vi.fn(), readRate: vi.fn(), setLimitRate: vi.fn() }));

const refusal = (field: string, rule: string, value = "x") => ({ code: "bad-value" as const, args: { field, value, rule }, hints: [], detail: "" });

beforeEach(() => {
  vi.clearAllMocks();
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  HTMLDialogElement.prototype.close = function () { this.open = false; };
  speak("en");
  void desk;
});

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const takes = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-disabled") !== "true";

const FORM: BuildDraft = { how: "found", command: "", output: "", dir: "", before_deploy: false };
const building = (form: Partial<BuildDraft> = {}, found: string | null = "npm run build") => {
  const base = site();
  return { ...base, build: { ...base.build, found, form: { ...FORM, ...form } } };
};

test("a build as found, of one's own, or none: saved as core understood it, and not before", async () => {
  vi.mocked(host.readBuild).mockImplementation((draft) => Promise.resolve(
    draft.how === "own" && draft.command === "" ? { wish: null, wrong: [{ field: "command", error: refusal("command", "command-shape", "") }] }
    : draft.output.startsWith("/") ? { wish: null, wrong: [{ field: "output", error: refusal("folder", "below-shape", draft.output) }] }
    : { wish: {}, wrong: [] }));
  vi.mocked(host.setBuild).mockResolvedValueOnce(false).mockResolvedValue(true);
  render(BuildForm, { site: building(), held: false });
  expect(screen.getByText(/package\.json and the lockfile: npm run build/)).toBeTruthy();
  await waitFor(() => expect(host.readBuild).toHaveBeenCalled());
  expect(takes("Save the build settings"), "nothing was changed").toBe(false);
  await fireEvent.click(screen.getByLabelText("A command of my own"));
  await waitFor(() => expect(host.readBuild).toHaveBeenLastCalledWith({ ...FORM, how: "own" }));
  expect(takes("Save the build settings")).toBe(false);
  expect(field("Command").getAttribute("aria-invalid"), "nothing is wrong before it is typed").toBe("false");
  await type("Command", "make site");
  await type("Output folder", "/etc");
  await waitFor(() => expect(field("Output folder").getAttribute("aria-invalid")).toBe("true"));
  expect(takes("Save the build settings")).toBe(false);
  await type("Output folder", "out");
  await waitFor(() => expect(takes("Save the build settings")).toBe(true));
  await press("Save the build settings");
  expect(host.setBuild).toHaveBeenCalledWith({ ...FORM, how: "own", command: "make site", output: "out" });
  await waitFor(() => expect(takes("Save the build settings")).toBe(true));
  expect(field("Command").value, "who said no to the system's question goes on typing").toBe("make site");
  await fireEvent.click(screen.getByLabelText("No build"));
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("nothing is changed while a build runs, or a run is under way", () => {
  vi.mocked(host.readBuild).mockResolvedValue({ wish: {}, wrong: [] });
  const now = building({ how: "own", command: "make" });
  const { unmount } = render(BuildForm, { site: { ...now, build: { ...now.build, stage: "running" } }, held: false });
  expect(field("Command").disabled).toBe(true);
  unmount();
  render(BuildForm, { site: now, held: true });
  expect(field("Command").disabled).toBe(true);
});

test("what stays is two numbers, what they mean, and the way back to what is usual", async () => {
  vi.mocked(host.readKeep).mockImplementation(({ releases, days }) => Promise.resolve(
    /^\d+$/.test(releases) && /^\d+$/.test(days)
      ? { wish: { releases: Number(releases), days: Number(days) }, wrong: [], says: { key: "ui-keep-means-both", args: { releases, count: days } } }
      : { wish: null, wrong: [{ field: "releases", error: refusal("keep-releases", "count-shape", releases) }], says: null }));
  const onWish = vi.fn();
  const base = site();
  render(KeepForm, { site: { ...base, wishes: { ...base.wishes, keep: { days: 9 } } }, held: false, onWish });
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("the last 3 before the newest"));
  await type("Releases", "many");
  await waitFor(() => expect(field("Releases").getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getByText(/a whole number/)).toBeTruthy();
  expect(takes("Save")).toBe(false);
  await type("Releases", "12");
  await waitFor(() => expect(takes("Save")).toBe(true));
  await press("Save");
  expect(onWish).toHaveBeenLastCalledWith({ keep: { releases: 12, days: 7 } });
  await press("As usual");
  expect(onWish).toHaveBeenLastCalledWith({ keep: null });
});

test("a limit is typed as people write it, said back, and taken away", async () => {
  vi.mocked(host.readRate).mockImplementation((text) =>
    text === "2M" ? Promise.resolve({ key: "ui-rate-says", args: { rate: "2.0 MB" } }) : Promise.reject(refusal("limit-rate", "rate-shape", text) as unknown as Error));
  vi.mocked(host.setLimitRate).mockResolvedValue();
  const { rerender } = render(RateForm, { site: site(), held: false });
  expect(takes("Save")).toBe(false);
  await type("At most, a second", "fast");
  await waitFor(() => expect(screen.getByText(/write bytes a second as 500K/)).toBeTruthy());
  await type("At most, a second", "2M");
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("2.0 MB"));
  await press("Save");
  expect(host.setLimitRate).toHaveBeenLastCalledWith("2M");
  await rerender({ site: { ...site(), limit_rate: "2M" } });
  await press("No limit");
  expect(host.setLimitRate).toHaveBeenLastCalledWith(null);
});

const told = (draft: RuleDraft): RuleRead => {
  if (draft.files === "" || draft.files.startsWith("!")) return { wish: null, wrong: [{ field: "files", error: refusal("for", "glob-shape", draft.files) }], asks: [], files: 0, followed: 0, refused: 0, shown: [] };
  if (draft.cache === "") return { wish: null, wrong: [{ field: "", error: refusal("rule", "rule-silent", draft.files) }], asks: [], files: 0, followed: 0, refused: 0, shown: [] };
  const gets = [{ header: "Cache-Control", value: "no-cache", by: { by: "rule" as const, number: 2 } }];
  return { wish: { for: draft.files, cache: draft.cache }, wrong: [], asks: [{ header: "Cache-Control", value: draft.cache }], files: 9, followed: 4, refused: 1, shown: [{ key: "images/a.png", gets }] };
};
const ruled = (headers: HeaderWish[], own = true) => {
  const base = site();
  return { ...base, wanted: { ...base.wanted, headers }, wishes: { ...base.wishes, headers: own ? headers : null } };
};
const RULES: HeaderWish[] = [{ for: "images/**", cache: "1 day" }, { for: "*.pdf", cache: "no-cache" }];

async function rules(shown = ruled(RULES)) {
  vi.mocked(host.readRules).mockImplementation((drafts) => Promise.resolve({ folder: true, rules: drafts.map(told) }));
  const onWish = vi.fn();
  const { rerender } = render(Rules, { site: shown, held: false, onWish });
  await waitFor(() => expect(host.readRules).toHaveBeenCalled());
  return { onWish, rerender };
}

test("rules are listed with what they ask for and catch, moved, taken away, and a change is undone", async () => {
  const { onWish } = await rules();
  const list = screen.getByRole("list", { name: "Header rules" });
  await waitFor(() => expect(within(list).getAllByText(/9 files of the folder/)).toHaveLength(2));
  expect(within(list).getAllByText(/decided by this rule: 4/)).toHaveLength(2);
  await press("Move rule 1 up");
  expect(onWish, "there is nothing above the first").not.toHaveBeenCalled();
  await press("Move rule 1 down");
  expect(onWish).toHaveBeenLastCalledWith({ headers: [RULES[1], RULES[0]] });
  expect(document.activeElement?.getAttribute("aria-label"), "the focus goes along").toBe("Move rule 2 down");
  await press("Undo");
  expect(onWish).toHaveBeenLastCalledWith({ headers: RULES });
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  await press("Remove rule 1");
  expect(onWish).toHaveBeenLastCalledWith({ headers: [RULES[1]] });
});

test("a rule is typed in a dialog that says what is wrong, what it catches and who decides", async () => {
  const { onWish } = await rules();
  await press("Add a rule");
  const dialog = await screen.findByRole("dialog", { name: "New rule" });
  expect(takes("Save this rule")).toBe(false);
  await type("Files", "!x");
  await waitFor(() => expect(field("Files").getAttribute("aria-invalid")).toBe("true"));
  await type("Files", "fonts/*");
  await waitFor(() => expect(within(dialog).getByText(/it says nothing of these files yet/)).toBeTruthy());
  expect(takes("Save this rule")).toBe(false);
  await type("Time to keep", "1 day");
  await waitFor(() => expect(takes("Save this rule")).toBe(true));
  expect(vi.mocked(host.readRules).mock.lastCall?.[0], "the others are read along, in their order").toHaveLength(3);
  expect(within(dialog).getByText("images/a.png")).toBeTruthy();
  expect(within(dialog).getByText("rule 2")).toBeTruthy();
  expect(within(dialog).getByText(/asked for anew each time/)).toBeTruthy();
  await press("Save this rule");
  expect(onWish).toHaveBeenLastCalledWith({ headers: [...RULES, { for: "fonts/*", cache: "1 day" }] });
  expect(screen.queryByRole("dialog")).toBeNull();
  await press("Edit rule 2");
  await screen.findByRole("dialog", { name: "Edit rule 2" });
  expect(field("Files").value).toBe("*.pdf");
  // What was understood a moment ago is not what is saved.
  await waitFor(() => expect(takes("Save this rule")).toBe(true));
  await type("Files", "*.txt");
  expect(takes("Save this rule")).toBe(false);
  await waitFor(() => expect(takes("Save this rule")).toBe(true));
  await press("Save this rule");
  expect(onWish).toHaveBeenLastCalledWith({ headers: [RULES[0], { for: "*.txt", cache: "no-cache" }] });
});

test("one of several environments may have rules of its own, none of them, or the project's", async () => {
  const one = { ...ruled(RULES, false), envs: ["production", "staging"] };
  const { onWish, rerender } = await rules(one);
  expect(screen.getByText(/the rules of all environments/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "As all environments" })).toBeNull();
  await rerender({ site: { ...ruled([RULES[0] ?? { for: "x" }]), envs: one.envs }, held: false, onWish });
  await press("Remove rule 1");
  expect(onWish).toHaveBeenLastCalledWith({ headers: [] });
  await press("As all environments");
  expect(onWish).toHaveBeenLastCalledWith({ headers: null });
});

test("the last rule of a project with one environment leaves nothing behind", async () => {
  const { onWish } = await rules(ruled([{ for: "*.pdf", cache: "no-cache" }]));
  await press("Remove rule 1");
  expect(onWish).toHaveBeenLastCalledWith({ headers: null });
});

test("what is folded asks nothing before it is opened", async () => {
  const inside = vi.fn(() => ({ render: () => "<p>inside</p>" }));
  const { createRawSnippet } = await import("svelte");
  const { container } = render(More, { summary: "More", late: true, children: createRawSnippet(inside) });
  expect(container.textContent).not.toContain("inside");
  const details = container.querySelector("details");
  if (details) details.open = true;
  await waitFor(() => expect(container.textContent).toContain("inside"));
});
