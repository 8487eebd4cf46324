// The releases of a site: listed, opened, compared, gone back to; and what is said where that cannot be.
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { had, sent } from "../../fixtures/sent";
import { ended, error, filesOf, listOf, own, site } from "../../fixtures/site";
import { settled, show, speak } from "../../fixtures/show";
import { HOSTILE } from "../../fixtures/window";
import * as host from "../../host/host";
import { called, wayBack, withBefore } from "../../state/releases";
import type { ReleaseRow } from "../../wire/ReleaseRow";
import type { ReleaseState } from "../../wire/ReleaseState";
import type { SiteView } from "../../wire/SiteView";
import Releases from "./Releases.svelte";

vi.mock("../../host/host", () => ({
  watch: vi.fn(() => Promise.resolve()), plan: vi.fn(), run: vi.fn(() => Promise.resolve()), changes: vi.fn(), findChange: vi.fn(), setDeploying: vi.fn(() => Promise.resolve()),
  releases: vi.fn(), compareReleases: vi.fn(), comparedFiles: vi.fn(), findCompared: vi.fn(), goBack: vi.fn(() => Promise.resolve()), history: vi.fn(() => Promise.resolve([])),
  credentials: vi.fn(() => Promise.resolve(sent.credentials)), openLink: vi.fn(), copy: vi.fn(),
}));

const [newest, oldest] = sent.releases.map((row) => row) as [ReleaseRow, ReleaseRow];
const row = (n: number, state: ReleaseState, rest: Partial<ReleaseRow["release"]> = {}): ReleaseRow =>
  ({ ...newest, release: { ...newest.release, id: `20261122T0915${String(n).padStart(2, "0")}Z-1a2b3c${String(n).padStart(2, "0")}`, state, ...rest } });
const first = row(1, "kept", { changed: null, about: oldest.release.about });
/** In every state there is, newest first. */
const ROWS: readonly ReleaseRow[] = [row(9, "cut-off"), row(8, "live"), row(7, "kept"), row(6, "gone"), first];
const id = (n: number) => had(ROWS[n]).release.id;
const item = (n: number) => had(document.querySelector<HTMLElement>(`[data-release="${id(n)}"]`));

async function open(n: number) {
  const details = had(item(n).querySelector("details"));
  details.open = true;
  await fireEvent(details, new Event("toggle"));
  return within(item(n));
}
const none = () => undefined;
async function shown(view: SiteView = site()) {
  const props = (site: SiteView) => ({ site, onClose: none, onPick: none });
  const { rerender } = render(Releases, props(view));
  await settled();
  return { next: async (to: SiteView) => (await rerender(props(to)), settled()) };
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(host.releases).mockResolvedValue([...ROWS]);
  vi.mocked(host.compareReleases).mockResolvedValue(had(newest.release.changed));
  vi.mocked(host.comparedFiles).mockImplementation((_e, _l, ask, from, count) => Promise.resolve(listOf(filesOf(sent.compared), ask, from, count)));
  vi.mocked(host.changes).mockImplementation((_a, _p, ask, from, count) => Promise.resolve(listOf([], ask, from, count)));
  speak("en");
});

test("each release says in a word how it stands, when it was, whose it is and what it changed", async () => {
  await shown();
  expect(ROWS.map((_, n) => had(item(n).querySelector("summary b")).textContent)).toEqual(["cut off", "live", "kept", "gone", "kept"]);
  screen.getByText("5 releases");
  within(item(1)).getByText("minji@laptop");
  within(item(1)).getByText("1 new · 1 changed · 1 removed");
  within(item(4)).getByText("the first one");
  const tones = ROWS.map((_, n) => had(item(n).querySelector(".seal")).className);
  expect(new Set(tones).size).toBe(4);
});

test("opened it tells how it came about; only one that is kept can be gone back to", async () => {
  await shown();
  const kept = await open(2);
  for (const label of ["ID", "Begun", "By", "Files", "Took", "Sent", "Requests", "Price"]) kept.getByText(label);
  kept.getByText("4 seconds");
  await fireEvent.click(kept.getByRole("button", { name: "Go back to it…" }));
  expect(host.goBack).toHaveBeenCalledExactlyOnceWith(id(2));
  for (const [n, why] of [[0, /cut off before/], [1, /what visitors get/], [3, /not kept any more/]] as const) {
    const other = await open(n);
    other.getByText(why);
    expect(other.queryByRole("button", { name: "Go back to it…" })).toBeNull();
  }
  expect((await open(4)).queryByRole("button", { name: "What changed…" })).toBeNull();
});

test("commits, promotions and ways back are told, and nothing of them is markup", async () => {
  const about = { ...newest.release.about, git: { commit: "0123456789abcdef0123456789abcdef01234567", branch: HOSTILE }, promoted_from: { env: "staging", release: id(4) }, rolled_back_to: id(2) };
  vi.mocked(host.releases).mockResolvedValue([{ ...had(ROWS[1]), took: null, release: { ...had(ROWS[1]).release, about } }]);
  await shown();
  const one = await open(1);
  one.getByText(`staging · ${id(4)}`);
  one.getByText(id(2));
  one.getByText("not recorded");
  expect(one.getAllByText(/0123456789/).length).toBe(2);
  expect(document.querySelector("img, script")).toBeNull();
});

test("while something runs nothing can be gone back to, and after it the list is asked for again", async () => {
  const view = site({ releases: 4 });
  const { next } = await shown(view);
  await next({ ...view, stage: "running" });
  expect((await open(2)).queryByRole("button", { name: "Go back to it…" })).toBeNull();
  expect(host.releases).toHaveBeenCalledTimes(1);
  await next({ ...view, stage: "ended", releases: 5 });
  expect(host.releases).toHaveBeenCalledTimes(2);
  screen.getByText("5 releases");
});

test("another environment's releases are never shown as this one's", async () => {
  const view = site({ envs: ["production", "staging"] });
  const { next } = await shown(view);
  vi.mocked(host.releases).mockReturnValue(new Promise(() => {}));
  await next({ ...view, env: "staging" });
  expect(document.querySelector("[data-release]")).toBeNull();
  screen.getByText("Reading the releases from the bucket");
});

test("none yet, nobody there, and refused credentials are each said, with what leads on", async () => {
  vi.mocked(host.releases).mockResolvedValueOnce([]);
  const { next } = await shown();
  screen.getByText(/No release yet/);
  vi.mocked(host.releases).mockRejectedValueOnce(error("offline"));
  await next(own({ releases: 9 }));
  await fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  await settled();
  screen.getByText("5 releases");
  vi.mocked(host.releases).mockRejectedValueOnce(error("unknown-key"));
  await next(own({ releases: 10 }));
  await settled();
  expect(document.querySelector("[data-release]")).toBeNull();
  screen.getByText(/Access key|access key/);
});

test("two releases are compared: with the one before at first, then with any", async () => {
  await shown();
  await fireEvent.click((await open(2)).getByRole("button", { name: "What changed…" }));
  await settled();
  expect(host.compareReleases).toHaveBeenLastCalledWith(id(3), id(2));
  screen.getByRole("heading", { name: "What lies between two releases" });
  const list = screen.queryByRole("tree") ?? screen.getByRole("listbox");
  within(list).getByText("note.txt");
  within(list).getByText(/content differs/);
  // Of what is gone nothing is said about a folder.
  expect(list.textContent).not.toContain("folder");
  await fireEvent.change(screen.getByLabelText("From"), { target: { value: id(4) } });
  await settled();
  expect(host.compareReleases).toHaveBeenLastCalledWith(id(4), id(2));
  expect(vi.mocked(host.comparedFiles).mock.calls.at(-1)?.slice(0, 2)).toEqual([id(4), id(2)]);
  vi.mocked(host.compareReleases).mockResolvedValueOnce({ added: 0, changed: 0, removed: 0 });
  await fireEvent.change(screen.getByLabelText("To"), { target: { value: id(4) } });
  await settled();
  screen.getByText("Both have the same files with the same headers.");
  await fireEvent.click(screen.getByRole("button", { name: "All releases" }));
  expect(item(0)).toBeTruthy();
});

test("the one before is a finished one, and each is called so that two of one minute differ", () => {
  expect(withBefore(ROWS, id(1))).toEqual({ earlier: id(2), later: id(1) });
  expect(withBefore([had(ROWS[1]), had(ROWS[0]), had(ROWS[2])], id(1))).toEqual({ earlier: id(2), later: id(1) });
  expect(withBefore(ROWS, id(4))).toBeNull();
  expect(withBefore(ROWS, "unknown")).toBeNull();
  expect(new Set(ROWS.map(called)).size).toBe(ROWS.length);
});

test("the way back is shown before it is gone: copies, removals, paths, time; and agreed to by its number", async () => {
  const view = sent["site-returning"];
  await show(view, sent["plan-back"]);
  const will = wayBack(sent["plan-back"]);
  expect(will.copies).toBeGreaterThan(0);
  expect(will.paths.length).toBeGreaterThan(0);
  const what = within(screen.getByRole("region", { name: "What it will do" }));
  what.getByText(/copied back inside the bucket/);
  for (const path of will.paths) what.getByText(path);
  what.getByText(/1 file that this release did not have goes/);
  expect(screen.queryByRole("button", { name: "Choose another folder" })).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Go back" }));
  expect(host.run).toHaveBeenCalledExactlyOnceWith({ kind: "deploy" }, view.plan, expect.anything());
});

test("in production the way back is marked as production is", async () => {
  const view = { ...sent["site-returning"], envs: ["production", "staging"] };
  const { next } = await show(view, sent["plan-back"]);
  expect(screen.getByRole("button", { name: "Go back in production" }).classList).toContain("production");
  await next({ ...view, env: "staging" });
  expect(screen.getByRole("button", { name: "Go back in staging" }).classList).not.toContain("production");
});

test("what visitors get already is said to change nothing", async () => {
  const { forecast, files, ...rest } = sent["plan-back"];
  const idle = { ...rest, files: { ...files, added: 0, changed: 0, removed: 0 }, forecast: { ...forecast, steps: forecast.steps.map((s) => ({ ...s, ops: [] })) } };
  await show(sent["site-returning"], idle);
  screen.getByText(/Visitors get exactly this already/);
  expect(screen.getByRole("button", { name: "Go back" }).getAttribute("aria-disabled")).toBe("true");
});

test("a deploy that is not live offers the release before in its receipt", async () => {
  const view = ended({ outcome: "failed", error: error("not-live") }, { way_back: id(2), deploying: true });
  const { next } = await show(view, null);
  await fireEvent.click(screen.getByRole("button", { name: `Go back to release ${id(2)}…` }));
  expect(host.goBack).toHaveBeenCalledExactlyOnceWith(id(2));
  await next({ ...view, way_back: null });
  expect(screen.queryByRole("button", { name: /^Go back to release/ })).toBeNull();
});

test("two hundred releases are rows only: what each is made of comes when it is opened", async () => {
  vi.mocked(host.releases).mockResolvedValue(Array.from({ length: 200 }, (_, n) => ({ ...newest, release: { ...newest.release, id: `20261122T091500Z-${String(n).padStart(8, "0")}` } })));
  await shown();
  expect(document.querySelectorAll("[data-release]").length).toBe(200);
  expect(document.querySelector(".more, dl")).toBeNull();
});

test("the same in Korean", async () => {
  speak("ko");
  await shown();
  screen.getByText("릴리스 5개");
  (await open(2)).getByRole("button", { name: "이 릴리스로 롤백…" });
});
