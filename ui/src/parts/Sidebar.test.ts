import { cleanup, render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { had, sent } from "../fixtures/sent";
import { site } from "../fixtures/site";
import { damaged, error, HOSTILE, row, rows, state } from "../fixtures/window";
import * as host from "../host/host";
import { refused, take } from "../state/desk.svelte";
import { askProjects } from "../state/projects.svelte";
import type { Destination } from "../wire/Destination";
import type { Place } from "../wire/Place";
import type { ProjectRow } from "../wire/ProjectRow";
import Sidebar from "./Sidebar.svelte";

vi.mock("../host/host", () => ({
  projects: vi.fn(), go: vi.fn(), setDeploying: vi.fn(), setSettings: vi.fn(), renameProject: vi.fn(), duplicateProject: vi.fn(), deleteProject: vi.fn(), exportProject: vi.fn(), mendProject: vi.fn(),
}));

const onGo = vi.fn<(to: Destination) => void>();
const list = () => screen.getByRole("list", { name: /^(Projects|프로젝트)$/ });
const buttons = () => [...list().querySelectorAll<HTMLElement>(".open")];
const names = () => [...list().querySelectorAll(".name")].map((el) => el.textContent);
const press = (key: string, on: Element | null = document.activeElement, rest: KeyboardEventInit = {}) =>
  on?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...rest }));
const settle = async () => {
  for (let i = 0; i < 4; i += 1) await tick();
};

async function show(all: ProjectRow[], place: Place = { kind: "home" }) {
  cleanup();
  vi.mocked(host.projects).mockResolvedValue(all);
  const desk = state(place);
  take(desk);
  await askProjects();
  render(Sidebar, { desk, onGo });
  await tick();
}
/** Opens the actions of a row by its button, and picks one of them. */
async function pick(name: string, action: string) {
  screen.getByRole("button", { name: `Actions: ${name}` }).click();
  await tick();
  screen.getByRole("menuitem", { name: action }).click();
  await settle();
}

beforeEach(() => {
  vi.clearAllMocks();
  for (const command of [host.renameProject, host.deleteProject, host.duplicateProject, host.exportProject, host.mendProject]) vi.mocked(command).mockResolvedValue();
});

test("every project has its standing in a word, the open one is marked, and practice and repositories are told apart", async () => {
  const [, shop, portfolio] = sent.projects.map((p) => p.project ?? "");
  await show(sent.projects, { kind: "site", site: site({ project: had(shop) }) });
  expect(buttons().map((b) => b.getAttribute("aria-current"))).toEqual([null, "page", null, null, null, null]);
  const about = [...list().querySelectorAll(".about")].map((el) => el.textContent?.replace(/\s+/g, " ").trim());
  expect(about).toEqual(["Live practice", "In progress", "Stored linked", "Cut off", "Not run yet", "File damaged"]);
  buttons()[2]?.click();
  expect(onGo).toHaveBeenCalledWith({ kind: "project", project: portfolio });
});

test("when a project was last worked on is said in words, after a week by its day", async () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  await show([row("a", { at: ago(3 * 60 + 1) }), row("b", { at: "2026-01-05T12:00:00Z" }), row("c", { at: ago(1), standing: "running" })]);
  screen.getByText("3 hours ago");
  screen.getByText("2026-01-05");
  expect(list().textContent).not.toContain("1 minute ago");
});

test("every standing has its own word in both languages", async () => {
  const standings = ["new", "running", "live", "stored", "partly", "cleared", "cancelled", "failed", "cut-off"] as const;
  await show([...standings.map((standing) => row(standing, { standing })), damaged({ last_good: null })]);
  for (const lang of ["en", "ko"] as const) {
    take(state({ kind: "home" }, { settings: { lang, theme: "light", text: 100 } }));
    await tick();
    const words = [...list().querySelectorAll(".word")].map((el) => el.textContent);
    expect(new Set(words).size).toBe(standings.length + 1);
    expect(words.some((word) => word?.startsWith("standing-"))).toBe(false);
  }
});

test("without projects it says so; a list that cannot be read says why and can be read again", async () => {
  await show([]);
  screen.getByText("None yet");
  vi.mocked(host.projects).mockRejectedValue(error("store-unusable", { path: "/home/minji/.local/share/naru" }));
  await askProjects();
  await tick();
  expect(screen.getByRole("alert").textContent).toContain("/home/minji/.local/share/naru");
  vi.mocked(host.projects).mockResolvedValue(rows(2));
  screen.getByRole("button", { name: "Read it again" }).click();
  await vi.waitFor(() => expect(names()).toEqual(["site-1", "site-2"]));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("an answer that comes late does not replace a newer one", async () => {
  let late: (rows: ProjectRow[]) => void = () => {};
  vi.mocked(host.projects).mockReturnValueOnce(new Promise((answer) => (late = answer)));
  const first = askProjects();
  await show(rows(2));
  late(rows(1));
  await first;
  await tick();
  expect(names()).toHaveLength(2);
});

test("from eight projects on there is a field to find one by, whatever its case and however Hangul is put together", async () => {
  await show(rows(7));
  expect(screen.queryByRole("searchbox")).toBeNull();
  await show([...rows(6), row("블로그".normalize("NFD")), row("Shop")]);
  const field = screen.getByRole<HTMLInputElement>("searchbox", { name: "Find a project" });
  const type = async (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await tick();
  };
  await type("로그");
  expect(names().map((name) => name?.normalize("NFC"))).toEqual(["블로그"]);
  await type("sHOP");
  expect(names()).toEqual(["Shop"]);
  screen.getByText("1 project found");
  press("Enter", field);
  expect(onGo).toHaveBeenCalledWith({ kind: "project", project: "id-Shop" });
  await type("nothing");
  screen.getByText("No project of this name");
  press("Escape", field);
  await tick();
  expect(names()).toHaveLength(8);
});

test("500 projects are one stop of Tab, and the arrows walk through them", async () => {
  await show(rows(500));
  expect(buttons()).toHaveLength(500);
  expect(list().querySelectorAll('[tabindex="0"]')).toHaveLength(2);
  screen.getByRole("searchbox").focus();
  press("ArrowDown");
  await settle();
  expect(document.activeElement?.textContent).toContain("site-1");
  press("ArrowDown");
  press("End");
  await settle();
  expect(document.activeElement?.textContent).toContain("site-500");
  expect(list().querySelectorAll('[tabindex="0"]')).toHaveLength(2);
  press("Home");
  await settle();
  press("ArrowUp");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});

test("the actions open by their button, the other mouse button and the keyboard, and close by Escape", async () => {
  await show(rows(3));
  const more = screen.getByRole("button", { name: "Actions: site-2" });
  more.focus();
  more.click();
  await tick();
  const menu = screen.getByRole("menu", { name: "Actions: site-2" });
  expect(within(menu).getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Open", "Rename…", "Duplicate", "Export…", "Delete"]);
  expect(document.activeElement?.textContent).toBe("Open");
  press("ArrowUp");
  expect(document.activeElement?.textContent).toBe("Delete");
  press("r");
  expect(document.activeElement?.textContent).toBe("Rename…");
  press("Escape");
  await tick();
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(more);

  const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: 40, clientY: 50 });
  buttons()[0]?.dispatchEvent(event);
  await tick();
  expect(event.defaultPrevented).toBe(true);
  screen.getByRole("menu", { name: "Actions: site-1" });
  window.dispatchEvent(new Event("pointerdown"));
  await tick();
  expect(screen.queryByRole("menu")).toBeNull();

  buttons()[2]?.focus();
  press("F10", document.activeElement, { shiftKey: true });
  await tick();
  screen.getByRole("menu", { name: "Actions: site-3" });
  press("Tab");
  await tick();
  expect(document.activeElement).toBe(buttons()[2]);
});

test("duplicating and exporting are asked for by id", async () => {
  await show(rows(2));
  await pick("site-2", "Duplicate");
  expect(host.duplicateProject).toHaveBeenCalledWith("id-site-2");
  await pick("site-1", "Export…");
  expect(host.exportProject).toHaveBeenCalledWith("id-site-1");
});

test("a project is renamed in a dialog that says why a name will not do", async () => {
  await show(rows(2));
  buttons()[1]?.focus();
  press("F2", buttons()[1]);
  await settle();
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
  expect(field.value).toBe("site-2");
  vi.mocked(host.renameProject).mockRejectedValueOnce(error("project-exists", { project: "site-1" }));
  const rename = async (to: string) => {
    field.value = to;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    await settle();
  };
  await rename("site-1");
  expect(screen.getByRole("alert").textContent).toContain("There is a project of this name already");
  await rename(" blog ");
  expect(host.renameProject).toHaveBeenLastCalledWith("id-site-2", "blog");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a project is deleted at once, since it can be undone", async () => {
  await show([row("blog"), row("docs", { linked: true })]);
  await pick("blog", "Delete");
  expect(host.deleteProject).toHaveBeenCalledWith("id-blog");
  expect(screen.queryByRole("dialog")).toBeNull();
  await pick("docs", "Take off the list");
  expect(host.deleteProject).toHaveBeenLastCalledWith("id-docs");
});

test("when the row with the focus goes, its neighbour takes it", async () => {
  await show(rows(3));
  buttons()[1]?.focus();
  await tick();
  vi.mocked(host.projects).mockResolvedValue(rows(3).filter((_, i) => i !== 1));
  await askProjects();
  await settle();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("site-3"));
});

test("what still lies in an account is explained, and leads to where it can be taken back", async () => {
  vi.mocked(host.deleteProject).mockRejectedValue(error("project-live", { project: "blog" }));
  vi.mocked(host.go).mockResolvedValue(undefined);
  await show(rows(2));
  await pick("site-1", "Delete");
  const dialog = screen.getByRole("dialog", { name: "Its resources are still there" });
  expect(within(dialog).getByText("site-1")).toBeTruthy();
  expect(refused()).toBeNull();
  within(dialog).getByRole("button", { name: "Open the project" }).click();
  await settle();
  expect(host.go).toHaveBeenCalledWith({ kind: "project", project: "id-site-1" });
  expect(host.setDeploying, "to the steps, not to a list of files left open").toHaveBeenCalledWith(false);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("another refusal is told in a notice", async () => {
  vi.mocked(host.deleteProject).mockRejectedValue(error("site-busy", { holder: "naru 4711" }));
  await show(rows(1));
  await pick("site-1", "Delete");
  expect(refused()?.code).toBe("site-busy");
});

test("a damaged file says what is wrong and can be put back if an earlier one is kept", async () => {
  await show([damaged()]);
  buttons()[0]?.click();
  await settle();
  const dialog = screen.getByRole("dialog", { name: "This project’s file is damaged" });
  expect(dialog.textContent).toContain("/home/minji/home/projects/1.toml");
  within(dialog).getByText("The last good version is kept: old site");
  within(dialog).getByRole("button", { name: "Put the last good one back" }).click();
  await settle();
  expect(host.mendProject).toHaveBeenCalledWith("damaged-0");
  expect(onGo).not.toHaveBeenCalled();
});

test("a damaged file without an earlier version offers nothing that cannot be done", async () => {
  await show([damaged({ last_good: null })]);
  screen.getByRole("button", { name: "Actions: old site" }).click();
  await tick();
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["See what is wrong…"]);
  screen.getByRole("menuitem").click();
  await settle();
  expect(within(screen.getByRole("dialog")).queryByRole("button", { name: "Put the last good one back" })).toBeNull();
  press("Escape", screen.getByRole("dialog"));
  await tick();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a hostile name turns nothing around and is no markup", async () => {
  await show([row(HOSTILE)]);
  const [name] = names();
  expect(name).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
  expect(name).toContain("<b>&amp;");
  expect(list().querySelector("b")).toBeNull();
});

test("tools lead to their screens, the one that is open is marked", async () => {
  await show([], { kind: "no-key", root: true });
  expect(screen.getByRole("button", { name: "Credentials" }).getAttribute("aria-current")).toBe("page");
  for (const [name, to] of [["New project", { kind: "home" }], ["Credentials", { kind: "credentials" }], ["Glossary", { kind: "glossary", term: null }], ["Settings", { kind: "settings" }]] as const) {
    screen.getByRole("button", { name }).click();
    expect(onGo).toHaveBeenLastCalledWith(to);
  }
});

test("in a narrow window a button shows the rest, and Escape puts it away again", async () => {
  await show(rows(2));
  const button = screen.getByRole("button", { name: "Projects and tools" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  button.click();
  await settle();
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "New project" }));
  press("Escape");
  await tick();
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect(document.activeElement).toBe(button);
});
