import { render, screen } from "@testing-library/svelte";
import { createRawSnippet, tick } from "svelte";
import { expect, test, vi } from "vitest";

import Dialog from "./Dialog.svelte";

vi.mock("../host/host");

const html = (text: string) => createRawSnippet(() => ({ render: () => `<div>${text}</div>` }));
const press = (key: string, shiftKey = false) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));

async function open(children: string, foot?: string) {
  const onClose = vi.fn();
  const before = document.body.appendChild(document.createElement("button"));
  before.focus();
  const shown = render(Dialog, { title: "Name it", onClose, children: html(children), ...(foot === undefined ? {} : { foot: html(foot) }) });
  await tick();
  return { onClose, before, ...shown };
}

test("it is modal, has its name, and takes the focus to its first field", async () => {
  await open(`<input aria-label="Name">`, `<button>Save</button>`);
  expect(screen.getByRole<HTMLDialogElement>("dialog", { name: "Name it" }).open).toBe(true);
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
});

test("what is marked takes the focus instead", async () => {
  await open(`<input aria-label="Name">`, `<button data-first>Save</button>`);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Save" }));
});

test("Tab stays in it, both ways, and passes what cannot be used", async () => {
  await open(`<input aria-label="Name"><input disabled><p hidden><button>no</button></p>`, `<button>Save</button>`);
  const cross = screen.getByRole("button", { name: "Close" });
  cross.focus();
  press("Tab");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
  press("Tab", true);
  expect(document.activeElement).toBe(cross);
});

test("of radio buttons the chosen one is the stop", async () => {
  await open(`<input type="radio" name="a" aria-label="1"><input type="radio" name="a" aria-label="2" checked>`);
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "2" }));
});

test("Escape and the cross close it once each, and the focus goes back where it was", async () => {
  const { onClose, before, unmount } = await open(`<input aria-label="Name">`);
  press("Escape");
  expect(onClose).toHaveBeenCalledTimes(1);
  screen.getByRole("button", { name: "Close" }).click();
  expect(onClose).toHaveBeenCalledTimes(2);
  unmount();
  expect(document.activeElement).toBe(before);
});
