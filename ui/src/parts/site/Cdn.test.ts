// The road through CloudFront: its steps' forms, the map, what is waited for, what was changed by hand, and the receipt.
import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { had, sent } from "../../fixtures/sent";
import { CDN, OWN, cdn, cdnRunning, ownPlan, plan, site } from "../../fixtures/site";
import { settled, show, speak } from "../../fixtures/show";
import * as host from "../../host/host";
import type { PlanView } from "../../wire/PlanView";
import type { SiteView } from "../../wire/SiteView";
import type { StepId } from "../../wire/StepId";

vi.mock("../../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    watch: done(), plan: vi.fn(), changes: vi.fn(() => Promise.resolve({ total: 0, rows: [] })), history: vi.fn(() => Promise.resolve([])), runOps: vi.fn(() => Promise.resolve([])),
    credentials: vi.fn(() => new Promise(() => {})), identity: vi.fn(() => new Promise(() => {})), look: done(), run: done(), cancel: done(), pause: done(), resume: done(), setPractice: done(), setWishes: done(),
    setDeploying: done(), saveFile: done(), useCredential: done(), chooseFolder: done(), openLink: done(), go: done(), copy: done(),
  };
});

async function open(id: StepId, of: SiteView = cdn(), answer: PlanView | null = sent["plan-cdn"]) {
  const shown = await show(of, answer);
  const entry = () => shown.container.querySelector<HTMLElement>(`[data-choice="${id}"]`);
  // What is not needed lies folded.
  if (!entry()) shown.container.querySelector<HTMLElement>("button[aria-expanded]")?.click();
  await settled();
  entry()?.click();
  await settled();
  return { ...shown, panel: within(shown.container.querySelector<HTMLElement>(".panel") ?? shown.container) };
}
const nav = () => within(screen.getByRole("navigation", { name: "Steps" }));
const map = () => within(screen.getByRole("list", { name: /request passes through/ }));
const place = (name: RegExp) => map().getByRole("button", { name });
const wished = () => vi.mocked(host.setWishes).mock.lastCall?.[0];

beforeEach(() => {
  vi.clearAllMocks();
  speak("en");
});

test("access: three ways, each with its reason, CloudFront first", async () => {
  const { panel } = await open("access", site(), plan());
  const ways = within(panel.getByRole("group", { name: "Who may read the site" })).getAllByRole<HTMLInputElement>("radio");
  expect(ways.map((way) => way.value)).toEqual(["cdn", "private", "classic"]);
  expect(panel.getByRole("group", { name: "Who may read the site" }).textContent).toMatch(/a CloudFront distribution alone reads it.*requests from strangers.*plain HTTP only/is);
  await fireEvent.click(panel.getByRole("radio", { name: /^CloudFront: HTTPS/ }));
  expect(wished()).toMatchObject({ access: "cdn" });
});

test("the website's documents are asked for where the website endpoint is asked", async () => {
  const { panel } = await open("access");
  expect(panel.queryByRole("textbox", { name: "Index document" })).toBeNull();
  const website = cdn();
  const { panel: other } = await open("access", { ...website, wanted: { ...website.wanted, cdn: { ...website.wanted.cdn, origin: "website" } } });
  other.getByRole("textbox", { name: "Index document" });
});

test("the distribution: who reads the bucket, from which edges, with which headers", async () => {
  const { panel } = await open("distribution");
  await fireEvent.click(panel.getByRole("radio", { name: /^Origin access identity \(OAI, as in older guides\)/ }));
  expect(wished()).toMatchObject({ access: "cdn", cdn: { origin: "identity", origin_access: null } });
  expect(panel.getByRole<HTMLInputElement>("radio", { name: /^Most of the world/ }).checked).toBe(true);
  await fireEvent.click(panel.getByRole("radio", { name: /^North America and Europe/ }));
  expect(wished()?.cdn).toMatchObject({ price_class: "west" });
  await fireEvent.click(panel.getByRole("checkbox", { name: "Add security headers" }));
  expect(wished()?.cdn).toMatchObject({ security_headers: false });
});

test("one wish about the distribution keeps the others", async () => {
  const of = cdn();
  const { panel } = await open("distribution", { ...of, wishes: { ...of.wishes, region: "us-east-1", cdn: { routing: "clean-urls", security_headers: false } } });
  await fireEvent.click(panel.getByRole("radio", { name: /^Everywhere/ }));
  expect(wished()).toMatchObject({ region: "us-east-1", cdn: { routing: "clean-urls", security_headers: false, price_class: "everywhere" } });
});

test("an OAC that exists can be chosen, and left to Naru again", async () => {
  const { panel } = await open("distribution");
  const field = panel.getByRole("textbox", { name: "ID of an OAC", hidden: true });
  await fireEvent.input(field, { target: { value: "my-oac" } });
  panel.getByText(/An ID begins with E/);
  panel.getByRole("button", { name: "Use this one", hidden: true }).click();
  expect(host.setWishes).not.toHaveBeenCalled();
  await fireEvent.input(field, { target: { value: " E1QWRUHAPOMQZL " } });
  panel.getByRole("button", { name: "Use this one", hidden: true }).click();
  expect(wished()?.cdn).toMatchObject({ origin_access: "E1QWRUHAPOMQZL" });
  const of = cdn();
  const { panel: chosen } = await open("distribution", { ...of, wanted: { ...of.wanted, cdn: { ...of.wanted.cdn, origin_access: "E1QWRUHAPOMQZL" } } });
  chosen.getByText("It uses E1QWRUHAPOMQZL");
  chosen.getByRole("button", { name: "Let Naru make one" }).click();
  expect(wished()?.cdn).toMatchObject({ origin_access: null });
});

test("the website endpoint as origin is named with what follows from it", async () => {
  const of = cdn();
  const { panel } = await open("distribution", { ...of, wanted: { ...of.wanted, cdn: { ...of.wanted.cdn, origin: "website" } } });
  panel.getByText(/The bucket becomes public with this/);
  expect(panel.queryByRole("textbox", { name: /^ID of/, hidden: true })).toBeNull();
});

test("routing follows the build, says what it needs, and can be chosen", async () => {
  const { panel } = await open("routing");
  expect(panel.getByRole<HTMLInputElement>("radio", { name: "As the build needs it" }).checked).toBe(true);
  expect(panel.getByRole("group", { name: "What an address without a file becomes" }).textContent).toMatch(/Now: Many pages\. That fits this folder \(Vite\)/);
  await fireEvent.click(panel.getByRole("radio", { name: /^Error pages/ }));
  expect(wished()?.cdn).toMatchObject({ routing: "error-pages" });
  const of = cdn();
  const { panel: chosen } = await open("routing", { ...of, wanted: { ...of.wanted, cdn: { ...of.wanted.cdn, routing: "error-pages" } } });
  chosen.getByText(/S3 says 403 for a key that is not there/);
  chosen.getByText("The build in this folder would need: Many pages.");
  await fireEvent.click(chosen.getByRole("radio", { name: "As the build needs it" }));
  expect(wished()?.cdn).toMatchObject({ routing: null });
});

test("the firewall: none unless wished for, counting, or refusing, with its price", async () => {
  const { panel } = await open("firewall");
  expect(panel.getByRole<HTMLInputElement>("radio", { name: "No firewall" }).checked).toBe(true);
  within(panel.getByRole("region", { name: "Price" })).getByText(/^\$5 a month for the web ACL, .* \$0\.60 for a million requests \(price list of 2026-/);
  await fireEvent.click(panel.getByRole("radio", { name: "Count only" }));
  expect(wished()).toMatchObject({ access: "cdn", cdn: { firewall: "count" } });
  const of = cdn();
  const { panel: blocking } = await open("firewall", { ...of, wanted: { ...of.wanted, cdn: { ...of.wanted.cdn, firewall: "block" } } });
  expect(blocking.getByRole<HTMLInputElement>("radio", { name: "Refuse" }).checked).toBe(true);
  await fireEvent.click(blocking.getByRole("radio", { name: "No firewall" }));
  expect(wished()?.cdn).toMatchObject({ firewall: null });
});

test("an origin access control that is there can be chosen, and let go", async () => {
  const there = plan({}, { ...had(sent["plan-cdn"].forecast.steps.find((s) => s.step === "distribution")), choices: [{ id: "E2QWRUHAPOMQZL", name: "shared" }] });
  const { panel } = await open("distribution", cdn(), there);
  const choice = panel.getByRole<HTMLSelectElement>("combobox", { name: "ID of an OAC", hidden: true });
  expect([...choice.options].map((option) => option.text)).toEqual(["Let Naru make one", "shared (E2QWRUHAPOMQZL)"]);
  await fireEvent.change(choice, { target: { value: "E2QWRUHAPOMQZL" } });
  expect(wished()?.cdn).toMatchObject({ origin_access: "E2QWRUHAPOMQZL" });
  await fireEvent.change(choice, { target: { value: "" } });
  expect(wished()?.cdn).toMatchObject({ origin_access: null });
});

test("an invalidation names its paths, why each, and what it costs", async () => {
  const { panel } = await open("invalidation", cdn({ live: true }), sent["plan-cdn-deploy"]);
  const wishes = within(panel.getByRole("region", { name: "Settings" }));
  wishes.getByText("/index.html");
  wishes.getByText("this file has changed and kept its name");
  wishes.getByText("the address under which visitors open a page that has changed");
  within(panel.getByRole("region", { name: "Price" })).getByText(/^Each month 1,000 paths cost an account nothing; \$0\.005 for each path/);
  const { panel: first } = await open("invalidation");
  first.getByText(/There is nothing to forget/);
});

test("where no distribution is asked for, its steps say so and offer one", async () => {
  const { panel } = await open("routing", site(), plan());
  panel.getByText(/no CloudFront distribution before it/);
  panel.getByRole("button", { name: "Put CloudFront in front" }).click();
  expect(wished()).toMatchObject({ access: "cdn" });
});

test("steps that are not needed lie under one line, and open", async () => {
  await show(site(), plan());
  expect(nav().queryByRole("button", { name: /^Route pages/ })).toBeNull();
  const fold = nav().getByRole("button", { name: /steps are not needed here$/ });
  expect(fold.getAttribute("aria-expanded")).toBe("false");
  fold.click();
  await settled();
  nav().getByRole("button", { name: /^Route pages/ }).click();
  await settled();
  fold.click();
  await settled();
  // What one looks at stays in sight.
  expect(nav().getByRole("button", { name: /^Route pages/ }).getAttribute("aria-current")).toBe("step");
});

test("with a distribution all its steps are in the list", async () => {
  await show(cdn(), sent["plan-cdn"]);
  for (const name of [/^Put CloudFront in front/, /^Route pages/, /^Refresh the edges|^Check the site/]) nav().getAllByRole("button", { name });
});

test("the map leads through CloudFront, to its step and its page in the console", async () => {
  await show(cdn(OWN), ownPlan(sent["plan-cdn"]));
  place(/^CloudFront/).click();
  await settled();
  screen.getByRole("heading", { level: 2, name: "Put CloudFront in front" });
  map().getByRole("button", { name: "Console: open CloudFront at AWS" }).click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "console", step: "distribution" });
  screen.getByText("AWS: edges near your visitors, bucket in Asia Pacific (Seoul)");
});

test("while edges hear of a change, the map counts the minutes, and its place leads to what waits", async () => {
  const waiting = { ...had(sent["site-cdn-waiting"].run.waiting), waited_seconds: 130 };
  await show(cdnRunning({ waiting }), sent["plan-cdn"]);
  expect(place(/^CloudFront/).textContent).toContain("Deploying for 2 minutes");
  const wait = within(screen.getByRole("region", { name: "Waiting" }));
  for (const text of ["CloudFront is bringing the change to every edge", /AWS is at work/, /You can close Naru/, "3–5 minutes", "30 minutes"]) wait.getByText(text);
  place(/^CloudFront/).click();
  await settled();
  expect(screen.getByRole("heading", { level: 2 }).id).toBe("panel-title");
});

test("in Korean the map counts as people there count", async () => {
  speak("ko");
  const waiting = { ...had(sent["site-cdn-waiting"].run.waiting), waited_seconds: 130 };
  await show(cdnRunning({ waiting }), sent["plan-cdn"]);
  screen.getByText("반영 중 2분째");
  screen.getByText("3~5분");
});

test("the sheet says before what will be waited for, and for how long", async () => {
  await show(cdn(OWN), ownPlan(sent["plan-cdn"]));
  screen.getByRole("button", { name: "Run all…" }).click();
  await settled();
  const sheet = within(screen.getByRole("dialog"));
  sheet.getAllByText(/CloudFront is bringing the change to every edge/);
  sheet.getAllByText("usually 3–5 minutes, at most 30 minutes");
  sheet.getByText(/You can close Naru meanwhile: AWS goes on/);
});

test("what was changed by hand is listed field by field, and set back by a yes alone", async () => {
  await show(cdn({ live: true }), sent["plan-cdn-hand-edit"]);
  screen.getAllByRole("button", { name: /^Run all/ })[0]?.click();
  await settled();
  const sheet = within(screen.getByRole("dialog"));
  sheet.getByRole("heading", { name: "Set back what was changed by hand?" });
  const row = had(sheet.getByText("Price class").closest("div"));
  expect(row.textContent).toMatch(/PriceClass_100.*PriceClass_200/);
  const start = sheet.getByRole("button", { name: /^Start/ });
  expect(start.getAttribute("aria-disabled")).toBe("true");
  await fireEvent.click(sheet.getByRole("checkbox", { name: "Set back this 1 field" }));
  start.click();
  await settled();
  expect(host.run).toHaveBeenCalledWith({ kind: "build" }, 7, { make_public: null, overwrite: false, remove_many: false, break_lock: false, mend: true, replace_records: false, delete_zone: null, leave_records: null, mishap: null });
});

test("the receipt proves the way through CloudFront: sent on to HTTPS, and what the cache had", async () => {
  await show(sent["site-cdn-live"], sent["plan-nothing"]);
  const list = screen.getByRole("heading", { name: "Asked as a visitor would" }).parentElement;
  const end = within(had(list));
  end.getByText("Start page over HTTP");
  expect(end.getByText(/^https:\/\/.*cloudfront\.net\/$/)).toBeTruthy();
  expect(end.getAllByText(/^(HIT|MISS)$/).length).toBeGreaterThan(0);
  screen.getByRole("button", { name: "Copy: The whole receipt" }).click();
  const copied = vi.mocked(host.copy).mock.calls[0]?.[0] ?? "";
  expect(copied).toMatch(/→ https:\/\/.*cloudfront\.net\//);
  expect(copied).toMatch(/(Hit|Miss) from cloudfront/);
});

test("an invalidation that was seen to work is told on the map and in the receipt", async () => {
  const live = sent["site-cdn-live"];
  const copy = { path: "/logo.svg", before: { version: "older", cache: "Hit from cloudfront" } } as const;
  const seen = (copies: SiteView["run"]["edge_copies"]): SiteView => ({ ...live, deploying: false, run: { ...live.run, edge_copies: copies, receipt: { ...had(live.run.receipt), edge_copies: copies } } });
  const { next } = await show(seen([copy]), sent["plan-nothing"]);
  expect(place(/^CloudFront/).textContent).not.toContain("invalidated");
  const page = { path: "/", before: { version: "newest", cache: "RefreshHit from cloudfront" } } as const;
  await next(seen([page, { ...copy, after: { version: "newest", cache: "Miss from cloudfront" } }]));
  expect(place(/^CloudFront/).textContent?.replaceAll(/\s+/g, " ")).toContain("HIT invalidated MISS");
  const part = within(had(screen.getByRole("heading", { name: "At the edge, before the invalidation and after it" }).parentElement));
  const [start, logo] = part.getAllByRole("listitem").map((row) => row.textContent.replaceAll(/\s+/g, " ").trim());
  expect(start).toBe("/ new fileHIT not seen again");
  expect(logo).toBe("/logo.svg older copyHIT new fileMISS");
});

test("what is answered is asked for through CloudFront", async () => {
  const { panel } = await open("answers");
  for (const text of ["Start page over HTTP", "Font", "A page that does not exist"]) panel.getByText(text);
});

test("a distribution that is no longer asked for says where it goes", async () => {
  const { panel } = await open("distribution", site(), plan({}, { ...had(sent["plan-cdn"].forecast.steps.find((s) => s.step === "distribution")), state: "ahead" }));
  panel.getByText(/The next run switches it off and deletes it/);
  expect(place(/^CloudFront/)).toBeTruthy();
  expect(CDN.wanted.access).toBe("cdn");
});
