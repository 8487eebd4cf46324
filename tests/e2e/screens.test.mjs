// Every screen in two languages, two themes and three sizes, kept in artifacts/screens: nothing is clipped,
// nothing lies over something else, and axe-core finds nothing.
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { test } from "node:test";

import { build, folder, launch, sleep, until } from "./naru.mjs";

const AXE = await readFile("ui/node_modules/axe-core/axe.min.js", "utf8");
const SIZES = [
  ["1200x800", 1200, 800, 100],
  ["1024x700", 1024, 700, 100],
  ["text200", 1200, 800, 200],
];
const DRESSES = SIZES.flatMap(([name, width, height, text]) =>
  ["en", "ko"].flatMap((lang) => ["light", "dark"].map((theme) => ({ name, width, height, text, lang, theme }))),
);

/** In the page: every text that is cut off, sticks out of its box, or lies over another. */
function misplaced() {
  const found = [];
  const shown = (el) => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !el.closest(".sr, svg, [aria-hidden=true]");
  const veil = document.querySelector(".veil");
  const root = veil ?? document.body;
  const name = (el) => `${el.tagName.toLowerCase()}.${el.className} “${el.textContent.trim().slice(0, 40)}”`;

  for (const el of [document.documentElement, document.body, ...root.querySelectorAll("*")]) {
    if (el !== document.documentElement && (!shown(el) || el.closest("svg"))) continue;
    if (!/\p{L}/u.test(el.textContent)) continue;
    const style = getComputedStyle(el);
    if (el.scrollWidth > el.clientWidth + 1 && style.display !== "inline" && style.overflowX !== "visible") found.push(`cut off sideways: ${name(el)}`);
    const cut = style.overflowY === "hidden" || style.overflowY === "clip";
    if (cut && el.scrollHeight > el.clientHeight + 1 && style.display !== "inline") found.push(`cut off below: ${name(el)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push("the page is wider than the window");

  const texts = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const el = walk.currentNode.parentElement;
    if (!/[\p{L}\p{N}]/u.test(walk.currentNode.data) || !shown(el)) continue;
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const box = el.closest("button, .chip, .pill, .card, dl > div, li, .banner, .box, header, main");
    const edge = box.getBoundingClientRect();
    for (const rect of range.getClientRects()) {
      if (rect.width < 2 || rect.height < 2) continue;
      if (rect.left < edge.left - 1 || rect.right > edge.right + 1) found.push(`sticks out of ${name(box)}: ${name(el)}`);
      if (box.matches("button, .chip, .pill") && (rect.top < edge.top - 3 || rect.bottom > edge.bottom + 3)) found.push(`too tall for ${name(box)}`);
      // A line's box is taller than its letters: only the middle of it counts.
      texts.push({ el, left: rect.left, right: rect.right, top: rect.top + rect.height * 0.25, bottom: rect.bottom - rect.height * 0.25 });
    }
  }
  const main = document.querySelector("main").getBoundingClientRect();
  const inView = texts.filter((t) => !t.el.closest("main") || (t.top >= main.top && t.bottom <= main.bottom));
  for (let i = 0; i < inView.length; i += 1) {
    for (let j = i + 1; j < inView.length; j += 1) {
      const [a, b] = [inView[i], inView[j]];
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      const banner = [a, b].some((t) => t.el.closest(".banner"));
      if (over && a.el !== b.el && !banner) found.push(`over each other: ${name(a.el)} and ${name(b.el)}`);
    }
  }
  return [...new Set(found)];
}

const axe = (page) =>
  page.runAsync((done) => {
    window.axe
      .run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then((r) => done(r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(" ")} ${n.any[0]?.message ?? ""}`).join(" | ")}`)), (e) => done([String(e)]));
  });

/** Looks at the screen that is shown, in every dress; `before` brings it back if it does not stay. */
async function look(naru, screen, { before = () => sleep(450), after = () => {} } = {}) {
  const { page } = naru;
  const wrong = [];
  for (const dress of DRESSES) {
    await page.size(0, 0, dress.width, dress.height);
    await naru.dress(dress);
    await before();
    await page.run(() => document.querySelector("main").scrollTo(0, 0));
    const at = `${screen}-${dress.name}-${dress.lang}-${dress.theme}`;
    await writeFile(`artifacts/screens/${at}.png`, await page.png());
    for (const each of await page.run(misplaced)) wrong.push(`${at}: ${each}`);
    if (!(await page.run(() => typeof window.axe === "object"))) await page.script(AXE);
    for (const each of await axe(page)) wrong.push(`${at}: axe: ${each}`);
    await after();
  }
  await page.size(0, 0, 1200, 800);
  await naru.dress({ lang: "en", theme: "light", text: 100 });
  assert.deepEqual(wrong, []);
}

test("the finders find: a text too long for its box, one over another, and one too pale", async (t) => {
  const naru = await launch(t);
  await naru.page.run(() => {
    const button = document.querySelector(".btn.first");
    button.style.cssText = "width: 60px; white-space: nowrap; overflow: hidden; color: #0b8a85";
    document.querySelector("h1").style.marginBottom = "-1.5em";
  });
  const found = (await naru.page.run(misplaced)).join("\n");
  assert.match(found, /cut off sideways: button/);
  assert.match(found, /over each other: h1/);
  await naru.page.script(AXE);
  assert.match((await axe(naru.page)).join("\n"), /color-contrast/);
});

test("first launch", async (t) => {
  await look(await launch(t), "home");
});

test("while a folder is held over the window", async (t) => {
  const naru = await launch(t);
  const held = await naru.drag(await folder(build()));
  await until(() => naru.page.run(() => document.querySelector(".veil") !== null), "the overlay");
  await look(naru, "drag");
  await held.drop();
  await naru.has("Ready to cross");
});

test("a folder that may cross, and one that may not", async (t) => {
  const long = "a/very/deep/folder/with-a-name-that-does-not-want-to-end/사진-이름이-아주-길어서-줄을-바꿔야-하는-파일.js.map";
  const naru = await launch(t, { args: [await folder({ ...build(), [long]: "{}", ".DS_Store": "", "CASE.js": "1", "case.js": "2" }, "아주-긴-이름의-빌드-폴더-dist")] });
  await naru.has("Ready to cross");
  await look(naru, "folder");
  const bad = await naru.drag(await folder({ ...build(), ".env": "SECRET=1" }));
  await bad.drop();
  await naru.has("This folder cannot go over yet");
  await look(naru, "refused");
});

test("a crossing under way, cancelled, and live", async (t) => {
  const naru = await launch(t, { args: [await folder(build(900))] });
  await naru.click("Practise with this folder");
  // It does not stay for long: it is cancelled when it was seen, and begun again for the next look.
  const icon = (name) => naru.page.run((n) => document.querySelector(`main header .row svg.${n}`)?.closest("button").click(), name);
  await look(naru, "crossing", {
    async before() {
      if (await naru.page.run(() => document.querySelector("#outcome") !== null)) await icon("again");
      await until(() => naru.page.run(() => document.querySelector("progress") !== null && document.querySelector("#outcome") === null), "files go over");
    },
    async after() {
      await naru.page.run(() => document.querySelector("#outcome") ?? document.querySelector("main header .row button").click());
      await naru.outcome();
    },
  });
  await naru.click("Run again");
  await naru.click("Cancel");
  assert.equal(await naru.outcome(), "Cancelled");
  await look(naru, "cancelled");
  await naru.click("New crossing");
  await naru.click("Try it without an account");
  assert.equal(await naru.outcome(), "Live");
  await look(naru, "live");
});

test("a crossing that failed", async (t) => {
  const root = await folder(build());
  const naru = await launch(t, { args: [root] });
  await naru.has("Ready to cross");
  await rm(root, { recursive: true });
  await naru.click("Practise with this folder");
  assert.equal(await naru.outcome(), "Stopped by an error");
  await look(naru, "failed");
});
