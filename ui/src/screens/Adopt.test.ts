import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { sent } from "../fixtures/sent";
import { settled, show, speak } from "../fixtures/show";
import { error } from "../fixtures/site";
import * as host from "../host/host";
import type { AdoptView } from "../wire/AdoptView";
import Adopt from "./Adopt.svelte";

vi.mock("../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    credentials: vi.fn(), identity: vi.fn(() => new Promise(() => {})), readTarget: vi.fn(), adoptLook: done(), adoptStop: done(), adoptLeave: done(), adopt: done(), go: done(),
    upgrades: vi.fn(), plan: vi.fn(), run: done(), look: done(), setDeploying: done(), setPractice: done(), openLink: done(), copy: done(), history: vi.fn(() => Promise.resolve([])),
  };
});

const place = sent["adopt-found"];
if (place.kind !== "adopt") throw new Error("what this test begins with is not sent any more");
const FOUND = place.adopt;
const EMPTY: AdoptView = { wish: { target: "", region: null, credentials: null, allow: false, practice: false }, looking: false, trouble: null, found: null };
const KEY = { kind: "profile", name: "default" } as const;
const button = (name: string | RegExp) => screen.getByRole("button", { name });

async function open(adopt: AdoptView) {
  vi.mocked(host.credentials).mockResolvedValue(sent.credentials);
  const { rerender } = render(Adopt, { adopt });
  await settled();
  return rerender;
}

beforeEach(() => {
  vi.clearAllMocks();
  speak("en");
  vi.mocked(host.readTarget).mockImplementation((text) => (text.includes(" ") ? Promise.reject(error("bad-value", { args: { field: "bucket", value: text } })) : Promise.resolve({ kind: "bucket", name: "my-bucket" })));
  vi.mocked(host.upgrades).mockResolvedValue(sent.upgrades);
});

test("what is typed is understood by core, and looked at only with credentials", async () => {
  await open(EMPTY);
  const field = screen.getByLabelText("Bucket, distribution or address");
  await fireEvent.input(field, { target: { value: "no bucket" } });
  await settled();
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await fireEvent.input(field, { target: { value: "s3://my-bucket" } });
  await settled();
  screen.getByText("Understood: the bucket my-bucket");
  expect(button("Look at it").getAttribute("aria-disabled")).toBe("true");
  await fireEvent.click(screen.getAllByRole("button", { name: /^Use: default/ })[0] as HTMLElement);
  await settled();
  await fireEvent.click(button("Look at it"));
  expect(host.adoptLook).toHaveBeenCalledWith({ target: "s3://my-bucket", region: null, credentials: KEY, allow: false, practice: false });
});

test("what was typed is there again, with why it came to nothing; a profile's program is run after a yes", async () => {
  await open({ ...EMPTY, wish: { ...EMPTY.wish, target: "my-bucket", credentials: KEY }, trouble: error("process-not-allowed", { args: { command: "/opt/x" } }) });
  expect((screen.getByLabelText("Bucket, distribution or address") as HTMLInputElement).value).toBe("my-bucket");
  await fireEvent.click(button("Allow this program"));
  expect(host.adoptLook).toHaveBeenCalledWith(expect.objectContaining({ target: "my-bucket", credentials: KEY, allow: true }));
});

test("a look can be stopped", async () => {
  await open({ ...EMPTY, looking: true });
  screen.getByRole("heading", { name: "Looking at what stands there" });
  await fireEvent.click(button("Cancel"));
  expect(host.adoptStop).toHaveBeenCalled();
});

test.each([
  ["en", "What was found", "What adopting changes: 4 marks", "Adopt", "can be done now"],
  ["ko", "찾은 사이트", "가져올 때 바뀌는 것: 표시 4개", "가져오기", "지금 할 수 있음"],
] as const)("in %s it is shown on the map with its score and reasons, and what adopting changes", async (lang, found, changes, take, offered) => {
  speak(lang);
  await open(FOUND);
  const map = document.querySelector(".map") as HTMLElement;
  expect(map.innerHTML).toContain("my-first-site-2023");
  expect(within(map).queryAllByRole("button")).toEqual([]);
  screen.getByRole("heading", { name: found });
  screen.getByRole("heading", { name: changes });
  expect(screen.getByText(String(FOUND.found?.standing.points))).toBeTruthy();
  expect(screen.getAllByText(offered).length).toBe(FOUND.found?.standing.upgrades.filter((line) => line.standing === "offered").length);
  // None can be begun before it is taken over.
  expect(document.querySelectorAll("[data-upgrade] button").length).toBe(0);
  await fireEvent.click(button(take));
  expect(host.adopt).toHaveBeenCalledWith(FOUND.found?.number);
});

test("something else is looked at: what was found is let go", async () => {
  const again = await open(FOUND);
  await fireEvent.click(button("Look at something else"));
  expect(host.adoptLeave).toHaveBeenCalled();
  await again({ adopt: EMPTY });
  screen.getByLabelText("Bucket, distribution or address");
});

test("after it was taken over its upgrades are offered one at a time, each with its plan", async () => {
  const { next } = await show(sent["site-adopted"], (kind) => (kind === "upgrade" ? sent["plan-upgrade"] : sent["plan-nothing"]));
  screen.getByRole("heading", { name: "Adopted" });
  await fireEvent.click(button("See 5 upgrades"));
  await settled();
  const list = screen.getByRole("list", { name: "Upgrades" });
  const offered = sent.upgrades.upgrades.filter((line) => line.standing === "offered");
  expect(within(list).getAllByRole("button").length).toBe(offered.length);
  await fireEvent.click(within(list).getByRole("button", { name: /A function instead of error pages/ }));
  await settled();
  const sheet = document.querySelector("dialog") as HTMLElement;
  expect(sheet.innerHTML).toContain("With 403 and 404 shown as 200");
  expect(sheet.innerHTML).toContain("paid by the run");
  await fireEvent.click(within(sheet).getByText(/^Start/));
  expect(host.run).toHaveBeenCalledWith({ kind: "upgrade", upgrade: "routing" }, sent["site-adopted"].plan, expect.anything());

  // Once it is done, the list is where one goes on.
  await next({ ...sent["site-upgraded"], stage: "running", plan: null });
  await next(sent["site-upgraded"]);
  screen.getByRole("list", { name: "Upgrades" });
  screen.getByText("4 can be done now");
});

test("it is given back without a threat, and without its name being typed", async () => {
  const own = { ...sent["site-adopted"], venue: { kind: "aws" }, stage: "planned" } as const;
  await show(own, (kind) => (kind === "take-back" ? sent["plan-give-back"] : sent["plan-nothing"]));
  await fireEvent.click(button("Upgrades"));
  await settled();
  await fireEvent.click(button("Give it back…"));
  await settled();
  const sheet = document.querySelector("dialog") as HTMLElement;
  expect(sheet.querySelectorAll("input").length).toBe(0);
  expect(sheet.innerHTML).not.toContain("cannot be brought back");
  await fireEvent.click(within(sheet).getByText(/^Give it back \(/));
  expect(host.run).toHaveBeenCalledWith({ kind: "take-back" }, own.plan, expect.anything());
});
