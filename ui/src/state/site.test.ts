import { expect, test } from "vitest";

import { sent } from "../fixtures/sent";
import { CDN, OWN, builtPlan, cdnRunning, ended, error, plan, record, running, site, step, steps } from "../fixtures/site";
import type { Outcome } from "../wire/Outcome";
import type { Question } from "../wire/Question";
import { words } from "../words/words";
import { mapOf } from "./map";
import { answered, answersFor, before, editsOf, finding, isBuilt, isThere, onceOf, opsOf, rehearsed, rows, stepOf, type Row } from "./site";
import { bucketRule, documentRule } from "./site-bucket";
import { stretches } from "./site-phases";
import { REGIONS, regionKey } from "./site-regions";
import { standing } from "./standing";

const going = { files_done: 1, files: 4, bytes_done: 250, bytes: 1000, millis: 500, seconds_left: null, bytes_second: null, files_second: null };

test("the boat lies at the folder, goes with the bytes, and stays at the bucket", () => {
  expect(mapOf(site(), plan()).boat).toBe(0);
  expect(mapOf(sent["site-running"], plan()).boat).toBeCloseTo(41 / 236);
  expect(mapOf(running({ going }), plan()).boat).toBe(0.25);
  expect(mapOf(ended(), sent["plan-nothing"]).boat).toBe(1);
});

test("CloudFront's place waits while edges hear of a change, whichever step it is that waits", () => {
  const { cdn, places, steps, served } = mapOf(cdnRunning(), sent["plan-cdn"]);
  expect([cdn, places.edge, steps.edge, served]).toEqual([true, "waiting", "distribution", "open"]);
  const invalidating = { step: "invalidation", on: "invalidating", waited_seconds: 1, next_look_seconds: 1, limit_seconds: 900 } as const;
  expect(mapOf(cdnRunning({ waiting: invalidating }), sent["plan-cdn"]).steps.edge).toBe("invalidation");
  expect(mapOf(site(), plan()).cdn).toBe(false);
});

test("fields changed by hand are taken apart, whatever their values hold", () => {
  expect(editsOf("PriceClass: PriceClass_100 → PriceClass_200 · Aliases, ViewerCertificate: – → a.kr, b.kr")).toEqual([
    { field: "PriceClass", have: "PriceClass_100", want: "PriceClass_200" }, { field: "Aliases, ViewerCertificate", have: "–", want: "a.kr, b.kr" },
  ]);
  expect(editsOf("CustomErrorResponses: 403 → /index.html 200 → 403 → /404.html 404")).toEqual([
    { field: "CustomErrorResponses", have: "403 → /index.html 200", want: "403 → /404.html 404" },
  ]);
  expect(editsOf("something else")).toEqual([{ field: "", have: "something else", want: "" }]);
});

test("water flows where work is, and breaks where it stopped", () => {
  const map = mapOf(sent["site-denied"], plan());
  expect([map.served, map.carried, map.asked, map.wrong]).toEqual(["open", "broken", "still", "files"]);
  expect(mapOf(sent["site-running"], plan()).carried).toBe("flowing");
});

test("what is live stays live on the map while newer files wait", () => {
  const map = mapOf(site({ live: true }), builtPlan());
  expect([map.places.visitor, map.asked, map.carried, map.boat]).toEqual(["done", "open", "still", 0]);
});

test("what was taken back is no longer there", () => {
  const { places, carried } = mapOf(sent["site-cleared"], plan());
  expect([places.visitor, places.edge, places.bucket, places.boat, carried]).toEqual(["not-asked", "not-asked", "not-asked", "not-asked", "still"]);
});

test("the steps come from the plan, from the run while there is one, and back to front to clear", () => {
  const states = (of: Row[]) => of.filter((r) => r.state !== "not-asked").map((r) => r.state);
  expect(states(rows(site(), plan()))).toEqual(["done", "done", "ahead", "ahead", "ahead", "ahead"]);
  expect(states(rows(running(), plan()))).toEqual(["done", "done", "done", "done", "running", "ahead"]);
  const back = { aim: { kind: "take-back" } } as const;
  expect(rows(running({ steps: [...running().run.steps].reverse() }, back), null).map((r) => r.step).slice(-2)).toEqual(["folder", "account"]);
  // Before there is a plan the wishes say what is asked for.
  expect(states(rows(site(), null))).toEqual(["ahead", "ahead", "ahead", "ahead", "ahead", "ahead"]);
  expect(rows(site(CDN), null).filter((r) => r.state === "ahead" && r.view === null).map((r) => r.step)).toEqual([
    "account", "folder", "bucket", "access", "files", "distribution", "routing", "invalidation", "answers",
  ]);
});

test("a site is built when only files are left to send", () => {
  expect([isBuilt(site(), plan()), isBuilt(site(), builtPlan()), isBuilt(site(), sent["plan-nothing"])]).toEqual([false, true, true]);
  expect([isBuilt(site(), null), isBuilt(site({ last: record() }), null), isBuilt(site({ last: record({ outcome: "failed" }) }), null)]).toEqual([false, true, false]);
  const unseen = plan({}, step("bucket", { state: "unseen" }), step("access", { state: "unseen" }));
  expect(isBuilt(site(), unseen)).toBe(true);
});

test("there is something to take back until everything was", () => {
  expect([isThere(site()), isThere(site({ last: record({ outcome: null }) })), isThere(site({ last: record({ outcome: "cleared" }) }))]).toEqual([false, true, false]);
  expect(isThere(sent["site-cleared"])).toBe(false);
  expect(isThere(sent["site-denied"])).toBe(true);
});

test("the account is next after a rehearsal that went well", () => {
  expect([rehearsed(sent["site-live"]), rehearsed(sent["site-stored"])]).toEqual([true, true]);
  expect(rehearsed(ended({}, OWN))).toBe(false);
  expect([rehearsed(sent["site-denied"]), rehearsed(sent["site-cleared"]), rehearsed(sent["site-planned"])]).toEqual([false, false, false]);
});

test("what is wrong is found where it is, in a look, a plan and a run", () => {
  expect(finding(site(), plan())).toBeNull();
  expect(finding(sent["site-denied"], plan())).toMatchObject({ step: "files", error: { code: "access-denied" } });
  expect(finding(sent["site-offline"], plan())).toMatchObject({ step: "access", error: { code: "offline" } });
  expect(finding(site({ stage: "idle", trouble: error("folder-secret") }), null)).toMatchObject({ step: "folder" });
  expect(finding(site(), plan({}, step("bucket", { stop: error("name-taken") })))).toMatchObject({ step: "bucket" });
  expect([stepOf("public-blocked"), stepOf("publish-locked"), stepOf("not-live"), stepOf("expired")]).toEqual(["access", "files", "answers", "account"]);
});

test("earlier steps that still change something are named, however far back", () => {
  expect(before(plan(), "access").map((s) => s.step)).toEqual(["bucket"]);
  expect(before(plan(), "answers").map((s) => s.step)).toEqual(["bucket", "access", "files"]);
  expect(before(sent["plan-nothing"], "answers")).toEqual([]);
});

test("a sum is known only if each price is", () => {
  const ops = opsOf(plan().forecast);
  expect(onceOf(ops)).toBe(33);
  expect(onceOf(ops)).toBe(sent["plan-build"].forecast.once_micro_usd);
  expect(onceOf([...ops, { ...ops[0], weight: { kind: "costs", micro_usd: null, as_of: "" } } as (typeof ops)[0]])).toBeNull();
});

test("each question needs its own answer, and the name is compared letter by letter", () => {
  const questions = [{ kind: "make-public", bucket: "naru-x" }, { kind: "overwrite", files: 2, first: "a" }, { kind: "break-lock", holder: "j", since: "" }] as const;
  const given = (typed: string, ...yes: Question["kind"][]) => ({ typed, yes: new Set(yes) });
  expect(answered(questions, given("naru-x", "overwrite", "break-lock"))).toBe(true);
  expect(answered(questions, given("naru-X", "overwrite", "break-lock"))).toBe(false);
  expect(answered(questions, given("naru-x", "break-lock"))).toBe(false);
  expect(answered([], given(""))).toBe(true);
  // A yes that is not asked for any more is none.
  expect(answersFor(questions, given("naru-x", "overwrite", "hand-edit"), null)).toEqual({ make_public: "naru-x", overwrite: true, remove_many: false, break_lock: false, mend: false, replace_records: false, delete_zone: null, leave_records: null, mishap: null });
});

test("a site has one word for how it stands", () => {
  const word = (of: ReturnType<typeof site>, with_ = plan()) => standing(of, with_).word;
  expect(word(site({ stage: "looking" }))).toBe("ui-site-looking");
  expect(word(site({ stage: "idle" }))).toBe("ui-site-idle");
  expect(word(site({ stage: "idle", trouble: error("offline") }))).toBe("ui-site-offline");
  expect(word(site({ stage: "idle", trouble: error("expired") }))).toBe("ui-site-sign-in");
  expect(word(site({ stage: "idle", trouble: error("no-credentials") }))).toBe("ui-site-no-account");
  expect(word(site({ stage: "idle", trouble: error("store-unusable") }))).toBe("ui-site-trouble");
  expect(word(site())).toBe("ui-site-to-build");
  expect(word(site(), builtPlan())).toBe("ui-site-to-send");
  expect(word(site({ todo: 0 }), sent["plan-nothing"])).toBe("outcome-stored");
  expect(word(site({ live: true, behind: 0 }))).toBe("outcome-live");
  expect(word(sent["site-adopted"], sent["plan-nothing"])).toBe("ui-adopted");
  expect(word(sent["site-upgraded"])).toBe("ui-upgraded");
  expect(word(sent["site-given-back"])).toBe("ui-given-back");
  expect(word(running())).toBe("state-running");
  expect(word(running({}, { stopping: true }))).toBe("ui-stopping");
  const outcomes: Outcome[] = ["live", "stored", "done", "cleared", "cancelled", "failed"];
  for (const outcome of outcomes) expect(word(ended({ outcome }))).toBe(`outcome-${outcome}`);
});

test("what stands and has something to mend is not called unbuilt, with how many", () => {
  const drifted = sent["plan-cdn-hand-edit"];
  for (const of of [site({ live: true, behind: 1 }), site({ last: record(), behind: 1 }), site({ adopted: true, behind: 1 })]) {
    expect(standing(of, drifted)).toMatchObject({ word: "ui-site-to-change", args: { count: 1 } });
  }
  // What never stood, and what only has files to send, say so.
  expect(standing(site({ last: null, behind: 4 }), plan()).word).toBe("ui-site-to-build");
  expect(standing(site({ last: record(), behind: 0 }), builtPlan()).word).toBe("ui-site-to-send");
});

test("the stretches of an upload are done one after the other, then what goes away, then the proof", () => {
  const states = (of: ReturnType<typeof site>, plan = sent["plan-deploy"]) => stretches(of, plan).map((s) => s.state);
  expect(states(sent["site-running"], sent["plan-build"])).toEqual(["done", "running", "ahead", "ahead", "ahead"]);
  expect(states(site())).toEqual(["ahead", "ahead", "ahead", "ahead"]);
  const page = { key: "op-s3-upload", args: { phase: "entry-page" } };
  expect(states(running({ going: { ...going, files_done: 1, files: 2 }, current: page }))).toEqual(["done", "running", "ahead", "ahead"]);
  expect(states(running({ going: { ...going, files_done: 2, files: 2 }, current: { key: "op-s3-delete-objects", args: {} } }))).toEqual(["done", "done", "running", "ahead"]);
  expect(states(running({ current: null, steps: steps("done", "done", "done", "done", "done", "waiting") }))).toEqual(["done", "done", "done", "waiting"]);
});

test.each([
  ["ab", "rule-bucket-length"], ["x".repeat(64), "rule-bucket-length"], ["My-Site", "rule-bucket-letters"], ["내사이트", "rule-bucket-letters"], ["-site", "rule-bucket-ends"],
  ["a..b", "rule-bucket-dots"], ["192.168.5.4", "rule-bucket-ip"], ["xn--site", "rule-bucket-reserved"], ["my-s3alias", "rule-bucket-reserved"], ["my-site.kr", null],
])("a bucket may not be called %s: %s", (name, rule) => {
  expect(bucketRule(name)).toBe(rule);
});

test("an index document is a file name, an error document a path inside the site", () => {
  expect([documentRule("index.html", false), documentRule("a/index.html", false), documentRule("a/404.html", true), documentRule("../x", true), documentRule("", true), documentRule("a\u0000", true)])
    .toEqual([null, "rule-document-shape", null, "rule-document-shape", "rule-document-shape", "rule-document-shape"]);
});

test("each Region has its name in both languages, and one we do not know goes by its code", () => {
  for (const region of REGIONS.flatMap(([, regions]) => regions)) {
    for (const lang of ["en", "ko"] as const) expect(words(lang).has(regionKey(region)), region).toBe(true);
  }
  expect(words("ko").text(regionKey("ap-northeast-2"))).toBe("아시아 태평양(서울)");
  expect(regionKey("eu-moon-1")).toBe("eu-moon-1");
});
