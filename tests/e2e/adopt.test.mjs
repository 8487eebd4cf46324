// A site that somebody made by hand, in the real window, in practice: looked at, taken over, bettered by one upgrade
// that a visitor can tell, and given back. In English by the mouse, in Korean by the keyboard.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { launch, until } from "./naru.mjs";

const WORDS = {
  en: { lang: "C.UTF-8", have: "I already have a site on AWS", sample: "Try it with a sample", found: "What was found", take: "Adopt", adopted: "Adopted", see: "See 5 upgrades", done: "4 can be done now", back: "Give it back…", gone: "Given back" },
  ko: { lang: "ko_KR.UTF-8", have: "AWS에 이미 만든 사이트 가져오기", sample: "샘플로 해 보기", found: "찾은 사이트", take: "가져오기", adopted: "가져옴", see: "개선할 점 5개 보기", done: "지금 할 수 있는 것 4개", back: "되돌려 놓기…", gone: "되돌려 놓음" },
};

/** Presses a button that goes by this name with the keyboard: Tab until it is there, then Enter. */
async function byKeyboard(naru, name) {
  const there = (n) => naru.page.run((wanted) => {
    const root = document.querySelector("dialog[open]") ?? document;
    return [...root.querySelectorAll("button")].some((b) => b.innerText.trim().replace(/\s+/g, " ").startsWith(wanted) && b.getAttribute("aria-disabled") !== "true");
  }, n);
  await until(() => there(name), `a button “${name}”`, 60_000);
  for (let i = 0; i < 80; i += 1) {
    const on = await naru.page.run((wanted) => {
      const at = document.activeElement;
      return at?.tagName === "BUTTON" && at.innerText.trim().replace(/\s+/g, " ").startsWith(wanted);
    }, name);
    if (on) return naru.page.keys("Enter");
    await naru.page.keys("Tab");
  }
  throw new Error(`the keyboard never comes to “${name}”`);
}

const byMouse = (naru, name) => naru.click(name);

async function walk(t, words, press) {
  const naru = await launch(t, { lang: words.lang });
  const missing = async (url) => {
    const reply = await fetch(`${url}/assets/never-there.js`);
    return { status: reply.status, text: await reply.text() };
  };
  await press(naru, words.have);
  await press(naru, words.sample);
  await naru.has(words.found);
  assert.ok(await naru.page.run(() => document.querySelector(".map").innerText.includes("my-first-site-2023")), "it is on the map");
  assert.equal(await naru.page.run(() => document.querySelectorAll("[data-upgrade] button").length), 0, "nothing can be begun yet");
  assert.deepEqual((await readdir(join(naru.home, "projects")).catch(() => [])).filter((name) => name.endsWith(".toml")), [], "and no project is made");

  await press(naru, words.take);
  assert.equal(await naru.outcome(), words.adopted);
  const url = await naru.address();
  const home = await (await fetch(`${url}/`)).text();
  const before = await missing(url);
  assert.deepEqual([before.status, before.text], [200, home], "a missing script answers with the page");

  await press(naru, words.see);
  await until(() => naru.page.run(() => document.querySelector('[data-upgrade="routing"] button') !== null), "the upgrade is offered");
  await naru.press('[data-upgrade="routing"] button');
  await until(() => naru.page.run(() => document.querySelector("dialog[open] .btn.first")?.getAttribute("aria-disabled") === "false"), "it may start", 30_000);
  if (press === byMouse) await naru.press("dialog .btn.first");
  else await byKeyboard(naru, "시작");
  await naru.has(words.done);
  const after = await missing(url);
  assert.ok(after.status === 403 || after.status === 404, `a missing script is missing: ${after.status}`);
  assert.notEqual(after.text, home);
  assert.equal(await (await fetch(`${url}/`)).text(), home, "and the site is up");

  await press(naru, words.back);
  await until(() => naru.page.run(() => document.querySelector("dialog[open] .btn.first")?.getAttribute("aria-disabled") === "false"), "it may be given back", 30_000);
  await naru.press("dialog .btn.first");
  await naru.has(words.gone);
  assert.equal(await (await fetch(`${url}/`)).text(), home, "what stood there stays");
}

test("a site made by hand is looked at, taken over, bettered and given back, by the mouse", (t) => walk(t, WORDS.en, byMouse));

test("the same in Korean, by the keyboard", (t) => walk(t, WORDS.ko, byKeyboard));
