// The road to a name of one's own, in the real window, in practice: first launch, CloudFront, the domain, the wait for
// the registrar, the certificate, live; and Naru ends in the middle of that wait.
import assert from "node:assert/strict";
import { test } from "node:test";

import { build, folder, launch, until } from "./naru.mjs";

const WORDS = {
  en: {
    lang: "C.UTF-8", practise: "Practise with this folder", plan: "changes to make", cdn: "Put CloudFront in front", field: "Domain", use: "Use this domain",
    read: "Understood:", all: "Run all", turn: "Your turn", live: "Live",
  },
  ko: {
    lang: "ko_KR.UTF-8", practise: "이 폴더로 연습하기", plan: "할 변경", cdn: "CloudFront 연결하기", field: "도메인", use: "이 도메인 쓰기",
    read: "입력한 도메인:", all: "모두 실행", turn: "내 차례", live: "접속 가능",
  },
};

/** Opens a step, also one that lies folded. */
async function choose(naru, step) {
  await naru.press("button[data-choice=overview]");
  if (!(await naru.page.run((s) => document.querySelector(`button[data-choice=${s}]`) !== null, step))) await naru.press("nav .fold > button");
  await naru.press(`button[data-choice=${step}]`);
}

/** Names the domain at its step. */
async function wish(naru, words, name) {
  await choose(naru, "zone");
  const offered = await naru.page.run((n) => [...document.querySelectorAll("main .panel button")].some((b) => b.innerText.trim() === n), words.cdn);
  if (offered) await naru.click(words.cdn);
  await until(() => naru.page.run(() => document.querySelector("main .panel input.mono") !== null), "the domain's field");
  await naru.type(words.field, "localhost");
  await until(() => naru.page.run(() => document.querySelector("main .panel input[aria-invalid=true]") !== null), "a wrong name is refused");
  await naru.type(words.field, name);
  await naru.has(words.read);
  await naru.press("main .panel form.one button[type=submit]");
  await until(() => naru.page.run(() => document.querySelector(".map.named") !== null), "the domain is on the map");
}

async function start(naru, words) {
  await naru.press("button[data-choice=overview]");
  await naru.click(words.all);
  await until(() => naru.page.run(() => document.querySelector("dialog[open] .btn.first")?.getAttribute("aria-disabled") === "false"), "it may start", 30_000);
  await naru.press("dialog .btn.first");
}

/** In the middle of the wait: whose turn it is, and the four name servers. */
const servers = (naru, turn) =>
  until(
    () =>
      naru.page.run((t) => {
        const wait = document.querySelector("section.wait");
        if (!wait?.innerText.includes(t)) return false;
        const rows = [...wait.querySelectorAll("[role=row]:not(.names)")].map((row) => row.innerText);
        return rows.length === 4 && rows.every((row) => row.includes("NS")) && rows;
      }, turn),
    "the wait for the registrar",
    120_000,
  );

async function proven(naru, words, host) {
  assert.equal(await naru.outcome(), words.live);
  await until(() => naru.page.run((h) => [...document.querySelectorAll(".receipt h4")].some((one) => one.innerText.trim() === h), host), "the domain was asked");
  assert.equal(await naru.page.run(() => document.querySelectorAll(".receipt .verdict.wrong").length), 0);
  assert.ok(await naru.page.run(() => document.querySelector(".map .domain").classList.contains("done")), "the map's domain is done");
}

test("first launch to one's own domain, ended by force in the middle of the wait, and gone on with", async (t) => {
  const words = WORDS.en;
  const naru = await launch(t, { lang: words.lang, args: [await folder(build(), "shop/dist")] });
  await naru.click(words.practise);
  await naru.has(words.plan);
  await wish(naru, words, "https://Example.KR/");
  await naru.has("www.example.kr");
  await start(naru, words);
  await servers(naru, words.turn);
  await naru.kill();

  const again = await launch(t, { lang: words.lang, home: naru.home });
  await again.press("header .open");
  await until(() => again.page.run(() => document.querySelector(".map.named") !== null), "the domain is still wished for");
  await start(again, words);
  await proven(again, words, "example.kr");
  // Nothing was made twice: one zone, one certificate.
  const ops = await again.page.runAsync((done) => void window.__TAURI_INTERNALS__.invoke("history", { limit: 10 })
    .then((runs) => Promise.all(runs.map((run) => window.__TAURI_INTERNALS__.invoke("run_ops", { run: run.id }))))
    .then((all) => done(all.flat().map((op) => op.title.key)), (why) => done([String(why)])));
  for (const key of ["op-route53-create-zone", "op-acm-request"]) assert.equal(ops.filter((op) => op === key).length, 1, `${key} once: ${ops.join(", ")}`);
});

test("the same in Korean, at a Hangul name, without a stop", async (t) => {
  const words = WORDS.ko;
  const naru = await launch(t, { lang: words.lang, args: [await folder(build(), "나의-블로그/dist")] });
  await naru.click(words.practise);
  await until(() => naru.page.run(() => document.querySelector("button[data-choice=zone], nav .fold > button") !== null), "the steps", 30_000);
  await wish(naru, words, "나루터.한국");
  const ascii = await until(() => naru.page.run(() => /xn--[a-z0-9-]+\.xn--[a-z0-9-]+/.exec(document.querySelector("main .panel dl")?.innerText ?? "")?.[0]), "the name in DNS's form");
  await start(naru, words);
  await proven(naru, words, ascii);
});
