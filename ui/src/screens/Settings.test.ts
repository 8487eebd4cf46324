import { render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { state } from "../fixtures/window";
import * as host from "../host/host";
import { take } from "../state/desk.svelte";
import type { Settings as Set } from "../wire/Settings";
import { TEXT_SIZES } from "../wire/text_sizes";
import Settings from "./Settings.svelte";

vi.mock("../host/host");

async function show(settings: Set) {
  take(state({ kind: "settings" }, { settings }));
  render(Settings, { settings });
  await tick();
}
const chosen = (group: string) =>
  within(screen.getByRole("radiogroup", { name: group })).getAllByRole<HTMLInputElement>("radio").filter((radio) => radio.checked).map((radio) => radio.parentElement?.textContent);

beforeEach(() => void vi.clearAllMocks());

test("what is set is chosen, and another choice is asked for at once", async () => {
  await show({ lang: "en", theme: "dark", text: 115 });
  expect([chosen("Language"), chosen("Theme"), chosen("Size of text")]).toEqual([["English"], ["Dark theme"], ["115%"]]);
  screen.getByRole("radio", { name: "한국어" }).click();
  expect(host.setSettings).toHaveBeenLastCalledWith({ lang: "ko" });
  screen.getByRole("radio", { name: "Theme of the system" }).click();
  expect(host.setSettings).toHaveBeenLastCalledWith({ theme: "system" });
  screen.getByRole("radio", { name: "200%" }).click();
  expect(host.setSettings).toHaveBeenLastCalledWith({ text: 200 });
});

test("every size of text that core takes is offered", async () => {
  await show({ lang: "ko", theme: "system", text: 100 });
  expect(within(screen.getByRole("radiogroup", { name: "글자 크기" })).getAllByRole("radio")).toHaveLength(TEXT_SIZES.length);
});

test("a language is written and spoken in itself", async () => {
  await show({ lang: "en", theme: "light", text: 100 });
  expect(screen.getByText("한국어").closest("label")?.lang).toBe("ko");
});

test("it says which Naru this is, where its things lie, and the keys", async () => {
  await show({ lang: "en", theme: "light", text: 100 });
  screen.getByText(/^Version \d+\.\d+\.\d+/);
  screen.getByText(/keychain/);
  expect([...document.querySelectorAll("kbd")].map((kbd) => kbd.textContent)).toEqual(expect.arrayContaining(["Ctrl", "K", "F1", "Esc"]));
});
