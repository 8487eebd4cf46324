// Looks at the screen that is shown in two languages, two themes and three sizes, kept in artifacts/screens: nothing is
// clipped, nothing lies over something else, and axe-core finds nothing.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";

import { until } from "./naru.mjs";

export const AXE = await readFile("ui/node_modules/axe-core/axe.min.js", "utf8");
const SIZES = [
  ["1200x800", 1200, 800, 100],
  ["1024x700", 1024, 700, 100],
  ["text200", 1200, 800, 200],
];
export const DRESSES = SIZES.flatMap(([name, width, height, text]) =>
  ["en", "ko"].flatMap((lang) => ["light", "dark"].map((theme) => ({ name, width, height, text, lang, theme }))),
);

/** In the page: every text that is cut off, sticks out of its box, or lies over another. */
export function misplaced() {
  const found = [];
  const shown = (el) => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !el.closest(".sr, svg, [aria-hidden=true]");
  // What lies on top hides the rest: only it is looked at.
  const top = document.querySelector(".veil") ?? document.querySelector("dialog[open]") ?? document.querySelector(".note[popover]:popover-open");
  const root = top ?? document.body;
  const name = (el) => `${el.tagName.toLowerCase()}.${el.className} “${el.textContent.trim().slice(0, 40)}”`;

  const sticks = (el) => {
    for (let at = el; at && at !== root; at = at.parentElement) if (["sticky", "fixed"].includes(getComputedStyle(at).position)) return true;
    return false;
  };

  for (const el of [document.documentElement, document.body, ...root.querySelectorAll("*")]) {
    if (el !== document.documentElement && (!shown(el) || el.closest("svg"))) continue;
    if (!/\p{L}/u.test(el.textContent)) continue;
    const style = getComputedStyle(el);
    // A name that is cut on purpose can be read whole: by its title, or below the list it is a row of.
    if (style.textOverflow === "ellipsis" && (el.title !== "" || el.closest("[role=option], [role=treeitem]"))) continue;
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
    const box = el.closest("button, .chip, .pill, .card, dl > div, li, .banner, .box, .note, dialog, header, main") ?? document.body;
    const edge = box.getBoundingClientRect();
    for (const rect of range.getClientRects()) {
      if (rect.width < 2 || rect.height < 2) continue;
      if (rect.left < edge.left - 1 || rect.right > edge.right + 1) found.push(`sticks out of ${name(box)}: ${name(el)}`);
      if (box.matches("button, .chip, .pill") && (rect.top < edge.top - 3 || rect.bottom > edge.bottom + 3)) found.push(`too tall for ${name(box)}`);
      // A line's box is taller than its letters: only the middle of it counts.
      texts.push({ el, left: rect.left, right: rect.right, top: rect.top + rect.height * 0.25, bottom: rect.bottom - rect.height * 0.25 });
    }
  }
  // What is scrolled out of its box is not seen.
  const seen = (t) => {
    for (let at = t.el; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const box = at.getBoundingClientRect();
      if (t.top < box.top || t.bottom > box.bottom) return false;
    }
    return true;
  };
  const inView = texts.filter(seen);
  for (let i = 0; i < inView.length; i += 1) {
    for (let j = i + 1; j < inView.length; j += 1) {
      const [a, b] = [inView[i], inView[j]];
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      // What sticks to an edge covers what is scrolled below it.
      const covers = sticks(a.el) !== sticks(b.el);
      if (over && a.el !== b.el && !covers) found.push(`over each other: ${name(a.el)} and ${name(b.el)}`);
    }
  }
  return [...new Set(found)];
}

/** What sticks to an edge covers what is scrolled below it, which is no fault: for the rules it lies in its place. */
export const axe = (page) =>
  page.runAsync((done) => {
    const sticky = [...document.querySelectorAll("main *")].filter((el) => getComputedStyle(el).position === "sticky");
    for (const el of sticky) el.style.position = "static";
    const finish = done;
    done = (found) => {
      for (const el of sticky) el.style.removeProperty("position");
      finish(found);
    };
    window.axe
      .run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then((r) => done(r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(" ")} ${n.any[0]?.message ?? ""}`).join(" | ")}`)), (e) => done([String(e)]));
  });

/** Looks at the screen that is shown, in every dress, or at a place (`at`) of it; `before` brings it back if it does not stay. */
export async function look(naru, screen, { before, after = () => {}, finish = () => {}, again = null, at: place = null, dresses = DRESSES } = {}) {
  const { page } = naru;
  const wrong = [];
  let sized;
  for (const dress of dresses) {
    if (dress.name !== sized) await page.size(0, 0, dress.width, dress.height);
    sized = dress.name;
    await naru.dress({ lang: dress.lang, theme: dress.theme, text: dress.text });
    // What was open on top may close when everything is laid out anew.
    if (again && !(await page.run(() => document.querySelector("[popover]:popover-open") !== null))) await page.run((c) => document.querySelector(c).click(), again);
    await (before ? before() : settle(page));
    await page.run((css) => (css ? document.querySelector(css).scrollIntoView({ block: "center" }) : document.querySelector("main").scrollTo(0, 0)), place);
    const at = `${screen}-${dress.name}-${dress.lang}-${dress.theme}`;
    await writeFile(`artifacts/screens/${at}.png`, await page.png());
    for (const each of await page.run(misplaced)) wrong.push(`${at}: ${each}`);
    if (!(await page.run(() => typeof window.axe === "object"))) await page.script(AXE);
    for (const each of await axe(page)) wrong.push(`${at}: axe: ${each}`);
    await after();
  }
  await page.size(0, 0, 1200, 800);
  await naru.dress({ lang: "en", theme: "light", text: 100 });
  await finish();
  assert.deepEqual(wrong, []);
}

/** A finished screen does not move any more. */
export const settle = (page) => page.runAsync((done) => {
  const enough = new Promise((end) => setTimeout(end, 450));
  const all = Promise.allSettled(document.getAnimations().filter((a) => a.effect?.getComputedTiming().iterations !== Infinity).map((a) => a.finished));
  Promise.race([all, enough]).then(() => setTimeout(() => done(true), 60));
});
export const press = (naru, css) => until(() => naru.page.run((c) => {
  const one = document.querySelector(c);
  one?.click();
  return one !== null;
}, css), css);
export const shownText = (naru, re, what) => until(() => naru.page.run((r) => new RegExp(r).test(document.body.innerText), re), what);
export const sheet = (naru) => until(() => naru.page.run(() => document.querySelector("dialog[open]") !== null), "the sheet");
export const choose = async (naru, step) => {
  await press(naru, `button[data-choice=${step}]`);
  await until(() => naru.page.run((s) => document.querySelector(`button[data-choice=${s}]`).getAttribute("aria-current") === "step", step), step);
};

/** One size, and the largest text in both languages: enough for what is laid out like much else. */
export const FEW = DRESSES.filter(({ name, theme }) => name === "1200x800" || (name === "text200" && theme === "light"));
