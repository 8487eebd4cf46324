// The road to a domain of one's own: its form, the map, what is to be copied and where, what proves it, the way back.
import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import { had, sent } from "../../fixtures/sent";
import { cdn, plan, site, step } from "../../fixtures/site";
import { settled, show, speak } from "../../fixtures/show";
import * as host from "../../host/host";
import { replacedBy } from "../../state/site";
import type { Offer } from "../../wire/Offer";
import type { PlanView } from "../../wire/PlanView";
import type { SiteView } from "../../wire/SiteView";
import type { StepId } from "../../wire/StepId";
import type { WantedDomain } from "../../wire/WantedDomain";

vi.mock("../../host/host", () => {
  const done = () => vi.fn(() => Promise.resolve());
  return {
    watch: done(), plan: vi.fn(), changes: vi.fn(() => Promise.resolve({ total: 0, rows: [] })), history: vi.fn(() => Promise.resolve([])), runOps: vi.fn(() => Promise.resolve([])),
    credentials: vi.fn(() => new Promise(() => {})), identity: vi.fn(() => new Promise(() => {})), look: done(), run: done(), cancel: done(), pause: done(), resume: done(), setPractice: done(), setWishes: done(),
    readDomain: vi.fn(), checkDomain: vi.fn(), deployer: vi.fn(() => Promise.resolve(null)), exportDeployer: done(),
    setDeploying: done(), saveFile: done(), useCredential: done(), chooseFolder: done(), openLink: done(), go: done(), copy: done(),
  };
});

const planned = sent["site-domain-planned"];
const domain = had(planned.wanted.domain);

async function open(id: StepId, of: SiteView = planned, answer: PlanView = sent["plan-domain"]) {
  const shown = await show(of, answer);
  const entry = () => shown.container.querySelector<HTMLElement>(`[data-choice="${id}"]`);
  if (!entry()) shown.container.querySelector<HTMLElement>("nav button[aria-expanded]")?.click();
  await settled();
  entry()?.click();
  await settled();
  return { ...shown, panel: within(shown.container.querySelector<HTMLElement>(".panel") ?? shown.container) };
}
const map = () => within(screen.getByRole("list", { name: /request passes through/ }));
const wished = () => vi.mocked(host.setWishes).mock.lastCall?.[0];
/** Core has understood this. */
const understood = (ascii: string, written: string): WantedDomain => ({ ...domain, name: { ascii, written } });
const later = () => new Promise((done) => setTimeout(done, 260));

beforeEach(() => {
  vi.clearAllMocks();
  speak("en");
});

test("without a domain its step says what can be done, and opens a registrar by the desk alone", async () => {
  const { panel } = await open("zone", cdn(), sent["plan-cdn"]);
  for (const text of ["Go on without one", "Get one", "A name inside somebody else's domain"]) panel.getByText(text);
  panel.getByRole("button", { name: "Gabia" }).click();
  await settled();
  expect(host.openLink).not.toHaveBeenCalled();
  const sheet = within(screen.getByRole("dialog"));
  sheet.getByText(/Naru buys nothing/);
  sheet.getByRole("button", { name: "Open Gabia" }).click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "registrar", registrar: "gabia" });
});

const offer: Offer = {
  name: "my-shop.com", written: "my-shop.com", standing: "free", registration: 15_000_000, renewal: 16_000_000, transfer: null,
  shops: ["route53", "gabia"], error: null, practice: false,
};

/** Asks about a name in the form. */
async function askedFor(answer: Offer, name = answer.written) {
  vi.mocked(host.checkDomain).mockResolvedValue(answer);
  const { panel } = await open("zone", cdn(), sent["plan-cdn"]);
  await fireEvent.input(panel.getByRole("textbox", { name: "A name you would like" }), { target: { value: name } });
  panel.getByRole("button", { name: "Is it free?" }).click();
  await settled();
  return panel;
}

test("a free name shows its price, and Route 53's page is opened only after an extra yes", async () => {
  const panel = await askedFor(offer);
  expect(host.checkDomain).toHaveBeenCalledWith("my-shop.com");
  panel.getByText("my-shop.com: free");
  panel.getByText("At Route 53: $15.00 for the first year, then $16.00 a year");
  panel.getByRole("button", { name: "Route 53 Domains" }).click();
  await settled();
  const sheet = within(screen.getByRole("dialog"));
  for (const text of [/It costs \$15\.00 for the first year, then \$16\.00 a year/, /renews by itself/, /Naru buys nothing/, /makes a hosted zone/]) sheet.getByText(text);
  sheet.getByRole("button", { name: "Cancel" }).click();
  await settled();
  expect(host.openLink).not.toHaveBeenCalled();
  panel.getByRole("button", { name: "Route 53 Domains" }).click();
  await settled();
  within(screen.getByRole("dialog")).getByRole("button", { name: "Open Route 53 Domains" }).click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "register" });
});

test("every other answer says what it means, and a refusal names its action", async () => {
  const none = { registration: null, renewal: null };
  const panel = await askedFor({ ...offer, ...none, standing: "taken", transfer: 14_000_000, shops: [] });
  panel.getByText("my-shop.com: taken");
  panel.getByText(/moving it to Route 53 costs \$14\.00/);
  expect(panel.queryByRole("button", { name: "Gabia" })).toBeNull();
  panel.getByRole("button", { name: "Use this name" }).click();
  await settled();
  expect(panel.getByRole<HTMLInputElement>("textbox", { name: "Domain" }).value).toBe("my-shop.com");
});

test("an ending that Route 53 does not sell leads to Korean registrars, in Korean too", async () => {
  speak("ko");
  vi.mocked(host.checkDomain).mockResolvedValue({
    ...offer, name: "xn--bj0bj06e.kr", written: "한글.kr", standing: "unasked", registration: null, renewal: null, shops: ["gabia", "cafe24"],
    error: { code: "access-denied", args: { action: "route53domains:CheckDomainAvailability" }, hints: [] },
  });
  const { panel } = await open("zone", cdn(), sent["plan-cdn"]);
  await fireEvent.input(panel.getByRole("textbox", { name: "원하는 이름" }), { target: { value: "한글.kr" } });
  panel.getByRole("button", { name: "등록 가능 여부 확인" }).click();
  await settled();
  panel.getByText("한글.kr (xn--bj0bj06e.kr): 알 수 없음", { normalizer: (text) => text.replace(/\s/g, " ") });
  expect(panel.getAllByRole("status").some((each) => each.textContent?.includes("route53domains:CheckDomainAvailability"))).toBe(true);
  panel.getByRole("button", { name: "가비아" });
  expect(panel.queryByRole("button", { name: "Route 53 도메인" })).toBeNull();
});

test("a name inside somebody's domain is wished for with DNS elsewhere, unless it cannot be one", async () => {
  const { panel } = await open("zone", cdn(), sent["plan-cdn"]);
  panel.getByText(/Names such as you\.github\.io/);
  const field = panel.getByRole("textbox", { name: "The name you were given" });
  vi.mocked(host.readDomain).mockResolvedValue({ ...understood("me.github.io", "me.github.io"), not_inside: "platform" });
  await fireEvent.input(field, { target: { value: "me.github.io" } });
  panel.getByRole("button", { name: "Use it with DNS elsewhere" }).click();
  await settled();
  panel.getByText(/Its host lets nobody put records there/);
  expect(host.setWishes).not.toHaveBeenCalled();
  vi.mocked(host.readDomain).mockResolvedValue({ ...understood("blog.friend.kr", "blog.friend.kr"), not_inside: null });
  await fireEvent.input(field, { target: { value: "blog.friend.kr" } });
  panel.getByRole("button", { name: "Use it with DNS elsewhere" }).click();
  await settled();
  expect(wished()?.domain).toEqual({ name: "blog.friend.kr", www: false, dns: "elsewhere" });
});

test("what the registry says stands beside what is to be entered", async () => {
  const told = [
    { key: "delegation-hold", args: {} }, { key: "delegation-hold-client", args: {} },
    { key: "registry-registrar", args: { registrar: "Gabia, Inc." } }, { key: "registry-expires", args: { date: "2027-08-13" } },
  ];
  const of = sent["site-domain-waiting"];
  const run = had(of.run);
  await show({ ...of, run: { ...run, waiting: { ...had(run.waiting), told } } }, sent["plan-domain"]);
  const lines = within(screen.getByRole("list", { name: "How it stands" })).getAllByRole("listitem").map((line) => line.textContent);
  expect(lines[0]).toBe("The domain is on hold");
  expect(lines[1]).toMatch(/^clientHold: your registrar/);
  expect(lines.slice(2)).toEqual(["Registrar: Gabia, Inc.", "Registered until: 2027-08-13"]);
});

test("a Hangul name is shown in both forms before it is used", async () => {
  vi.mocked(host.readDomain).mockResolvedValue(understood("xn--bj0bj06e.kr", "한글.kr"));
  const { panel } = await open("zone", cdn(), sent["plan-cdn"]);
  await fireEvent.input(panel.getByRole("textbox", { name: "Domain" }), { target: { value: "한글.kr" } });
  await later();
  await settled();
  panel.getByText("Understood: 한글.kr, in DNS and at AWS xn--bj0bj06e.kr");
  panel.getByRole("button", { name: "Use this domain" }).click();
  expect(wished()).toMatchObject({ access: "cdn", domain: { name: "xn--bj0bj06e.kr" } });
});

test("a wrong name is one sentence of core's, and cannot be used", async () => {
  vi.mocked(host.readDomain).mockRejectedValue({ code: "bad-value", args: { field: "domain", value: "localhost", rule: "domain-labels" }, hints: [] });
  const { panel } = await open("zone", cdn(), sent["plan-cdn"]);
  const field = panel.getByRole("textbox", { name: "Domain" });
  await fireEvent.input(field, { target: { value: "localhost" } });
  await later();
  await settled();
  panel.getByText("This is not a valid domain: “localhost” (it needs a name and an ending, as in example.kr)");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  panel.getByRole("button", { name: "Use this domain" }).click();
  expect(host.setWishes).not.toHaveBeenCalled();
});

test("each wish about the domain keeps the others", async () => {
  const of = { ...planned, wishes: { ...planned.wishes, domain: { name: "example.kr", more: ["blog.example.kr"] } } };
  const { panel } = await open("zone", of);
  await fireEvent.click(panel.getByRole("radio", { name: "Somewhere else" }));
  expect(wished()?.domain).toEqual({ name: "example.kr", more: ["blog.example.kr"], dns: "elsewhere" });
  await fireEvent.click(panel.getByRole("radio", { name: "www.example.kr" }));
  expect(wished()?.domain).toMatchObject({ canonical: "www", more: ["blog.example.kr"] });
  await fireEvent.click(panel.getByRole("checkbox", { name: /With and without www/ }));
  expect(wished()?.domain).toMatchObject({ www: false });
  panel.getByRole("button", { name: "Go on without one" }).click();
  expect(wished()?.domain).toBeNull();
});

test("a health check is wished for with its price and what it asks of CloudFront, and has a step of its own", async () => {
  const { panel } = await open("health");
  panel.getByText(/million CloudFront requests a month, and costs \$1\.50 a month besides: HTTPS, .*\(prices of 2026-11-01\)/);
  const box = panel.getByRole<HTMLInputElement>("checkbox", { name: "Health check on the main name" });
  expect(box.checked).toBe(false);
  await fireEvent.click(box);
  expect(wished()).toMatchObject({ domain: { name: domain.name.ascii, health_check: true } });
  const { panel: form } = await open("zone");
  form.getByRole("checkbox", { name: "Health check on the main name" });
});

test("the map has the domain's place only where one is wished for, and it leads to what is next", async () => {
  await show(cdn(), sent["plan-cdn"]);
  expect(map().queryByRole("button", { name: /^Domain/ })).toBeNull();
  screen.getByRole("button", { name: "Connect a domain" }).click();
  await settled();
  screen.getByRole("heading", { level: 2, name: "Hosted zone" });
});

test("the name servers are a table: each to be copied, all of them, and a guide of the registrar", async () => {
  const { panel } = await open("delegation", { ...planned, plan: 7 }, sent["plan-domain-zone"]);
  panel.getByText("Your turn");
  const rows = within(panel.getByRole("table", { name: "To be entered" })).getAllByRole("row").slice(1);
  expect(rows).toHaveLength(4);
  expect(rows.every((row) => /NS.*example\.kr.*awsdns.*not yet/s.test(row.textContent ?? ""))).toBe(true);
  panel.getByText("0 of 4 there");
  panel.getByRole("button", { name: /all of it/ }).click();
  const servers = had(had(sent["plan-domain-zone"].forecast.steps.find((s) => s.step === "delegation")).waits[0]?.copy).map((row) => row.value);
  expect(host.copy).toHaveBeenCalledWith(servers.join("\n"));
  await fireEvent.change(panel.getByRole("combobox", { name: "Where did you buy the domain?" }), { target: { value: "go-daddy" } });
  expect(within(panel.getByRole("list", { name: "At GoDaddy" })).getAllByRole("listitem").length).toBeGreaterThan(3);
  panel.getByRole("button", { name: "Open GoDaddy" }).click();
  expect(host.openLink).toHaveBeenCalledWith({ kind: "registrar", registrar: "go-daddy" });
  expect(had(panel.getByText("Your turn").closest("li")).textContent).toMatch(/usually 24 hours, at most 2 days.*You can close Naru/s);
  panel.getByRole("button", { name: "Look again" }).click();
  expect(host.look).toHaveBeenCalled();
  expect(map().getByRole("button", { name: /^Domain/ }).textContent).toContain("name servers pending");
});

test("what AWS has not named yet is not offered to be copied", async () => {
  const { panel } = await open("delegation");
  panel.getByText(/is shown here as soon as AWS has named it/);
  expect(panel.queryByRole("table")).toBeNull();
});

test("a run that waits for the registrar shows what to enter, and whose turn it is", async () => {
  await show(sent["site-domain-waiting"], sent["plan-domain"]);
  const wait = within(screen.getByRole("region", { name: "Waiting" }));
  wait.getByText("Your turn");
  expect(wait.getAllByRole("row")).toHaveLength(5);
  wait.getByText(/You can close Naru/);
  expect(map().getByRole("button", { name: /^Domain/ }).closest("li")?.className).toContain("waiting");
});

test("the same in Korean", async () => {
  speak("ko");
  await show(sent["site-domain-waiting"], sent["plan-domain"]);
  screen.getByText("내 차례");
  screen.getByText("네임서버 변경 대기", { exact: false });
});

test("the receipt shows every name that was asked, and how", async () => {
  const live = sent["site-domain-live"];
  expect(live.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  await show(live, sent["plan-domain-nothing"]);
  const hosts = screen.getAllByRole("heading", { level: 4 }).map((each) => each.textContent);
  expect(hosts.slice(-2)).toEqual(["example.kr", "www.example.kr"]);
  expect(screen.getAllByText("counts as HTTPS in practice").length).toBeGreaterThan(3);
  expect(map().getByRole("button", { name: /^Domain/ }).closest("li")?.className).toContain("done");
});

test("what a step has to tell that is no change is told", async () => {
  const note = { key: "note-twin-zone", args: { used: "Z1", spare: "Z2" } };
  const zone = had(sent["plan-domain"].forecast.steps.find((s) => s.step === "zone"));
  const told = { ...sent["plan-domain"], forecast: { ...sent["plan-domain"].forecast, steps: sent["plan-domain"].forecast.steps.map((s) => (s === zone ? { ...s, notes: [note] } : s)) } };
  const { panel } = await open("zone", planned, told);
  panel.getByText(/There are two hosted zones of this name/);
});

test("of several zones of one name one is chosen in the form, the asked one first", async () => {
  const note = (key: string, zone: string) => ({ key, args: { zone, records: "4", made: "by hand" } });
  const notes = [note("note-zone-unused", "ZA"), note("note-zone-asked", "ZB")];
  const told = { ...sent["plan-domain"], forecast: { ...sent["plan-domain"].forecast, steps: sent["plan-domain"].forecast.steps.map((s) => (s.step === "zone" ? { ...s, notes } : s)) } };
  const { panel } = await open("zone", planned, told);
  expect(panel.getByRole<HTMLInputElement>("radio", { name: /^ZB \(the one the world asks\)/ }).checked).toBe(true);
  await fireEvent.click(panel.getByRole("radio", { name: /^ZA/ }));
  expect(wished()?.domain).toMatchObject({ name: "example.kr", zone: "ZA" });
});

test("a record that leads elsewhere stands beside what would take its place", () => {
  const op = { ...had(had(sent["plan-domain"].forecast.steps.find((s) => s.step === "alias")).ops[0]) };
  const put = { ...op, title: { key: "op-route53-change-records", args: { records: "− A example.kr → 192.0.2.1 · + A example.kr → d1.cloudfront.net" } } };
  expect(replacedBy("A example.kr → 192.0.2.1", [put])).toEqual([{ record: "A example.kr", have: "192.0.2.1", want: "d1.cloudfront.net" }]);
  expect(replacedBy("A example.kr → 192.0.2.1", [])).toEqual([{ record: "A example.kr", have: "192.0.2.1", want: null }]);
});

test("a zone is kept unless a yes says otherwise, and the sheet says which", async () => {
  const asked = sent["plan-domain-take-back"];
  expect(asked.forecast.steps.some((s) => s.questions.some((q) => q.kind === "delete-zone"))).toBe(true);
  await show(sent["site-domain-live"], asked);
  screen.getByRole("button", { name: /Take it all back/ }).click();
  await settled();
  const sheet = within(screen.getByRole("dialog"));
  sheet.getByText("kept");
  await fireEvent.click(sheet.getByRole("checkbox", { name: /Delete it too/ }));
  sheet.getByText("deleted");
});

test("what could not be asked of the deploy user is no never", async () => {
  vi.mocked(host.deployer).mockResolvedValue({
    name: "naru-blog", arn: "arn:aws:iam::111122223333:user/naru/naru-blog", boundary: null, attached: [], groups: [], exports: false,
    actions: [], actions_unasked: "iam:GetUserPolicy",
    keys: [{ hint: "…4XYZ", active: true, created: "2026-10-01T00:00:00Z", used: null, used_unasked: "iam:GetAccessKeyLastUsed", service: null, kept: true, current: true }],
  });
  const { panel } = await open("deployer", site({ wishes: { ...cdn().wishes, deployer: true } }), plan({}, step("deployer", { state: "done" })));
  panel.getByText(/could not be asked: iam:GetAccessKeyLastUsed is missing/);
  panel.getByText(/could not be asked: iam:GetUserPolicy is missing/);
  expect(panel.queryByText(/not used yet/)).toBeNull();
});

test("the deploy user: what it may do, a group, its keys, another key, and a file only after a yes", async () => {
  vi.mocked(host.deployer).mockResolvedValue({
    name: "naru-blog-1a2b3c4d", arn: "arn:aws:iam::111122223333:user/naru/naru-blog-1a2b3c4d", boundary: null, attached: [], groups: ["deployers"], exports: true,
    actions: ["s3:ListBucket", "s3:PutObject"], actions_unasked: null,
    keys: [{ hint: "…4XYZ", active: true, created: "2026-10-01T00:00:00Z", used: null, used_unasked: null, service: null, kept: true, current: true }],
  });
  const of = site({ wishes: { ...cdn().wishes, deployer: true } });
  const { panel } = await open("deployer", of, plan({}, step("deployer", { state: "done" })));
  await fireEvent.click(panel.getByRole("radio", { name: "AmazonS3FullAccess and CloudFrontFullAccess" }));
  expect(wished()).toMatchObject({ deployer: true, deployer_policy: "full-access" });
  panel.getByText("…4XYZ");
  panel.getByText(/not used yet, as far as AWS says/);
  expect(panel.getByText("What it may do, by name: 2").closest("details")?.open).toBe(false);
  panel.getByText("s3:PutObject");
  panel.getByRole("button", { name: "Save the key as a CSV file…" }).click();
  expect(host.exportDeployer).not.toHaveBeenCalled();
  await fireEvent.click(panel.getByRole("checkbox", { name: "Yes, write the secret into a file" }));
  panel.getByRole("button", { name: "Save the key as a CSV file…" }).click();
  expect(host.exportDeployer).toHaveBeenCalled();
  panel.getByRole("button", { name: "Replace the key…" }).click();
  await settled();
  within(screen.getByRole("dialog")).getByRole("heading", { name: "Replace the deploy user's key" });
});
