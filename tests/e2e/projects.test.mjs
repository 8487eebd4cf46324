// Projects in the real window: the list, its actions, many of them, damaged ones.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { smooth } from "./frames.mjs";
import { build, folder, launch, until } from "./naru.mjs";

const names = (naru) => naru.page.run(() => [...document.querySelectorAll("header .open .name")].map((n) => n.innerText));
const menu = async (naru, at, item) => {
  await until(() => naru.page.run((i) => {
    const row = document.querySelectorAll("header .more")[i];
    row?.click();
    return row !== undefined;
  }, at), "its row in the list");
  await naru.click(item);
};

/** A home with so many saved projects. */
async function many(count) {
  const home = join(await mkdtemp(join(process.env.NARU_E2E_WORK, "many-")), "home");
  await mkdir(join(home, "projects"), { recursive: true });
  for (let i = 0; i < count; i += 1) {
    const id = i.toString(16).padStart(32, "0");
    await writeFile(join(home, "projects", `${id}.toml`), `version = 1\nid = "${id}"\nname = "client site ${String(i).padStart(3, "0")}"\nslug = "client-${i}"\n`);
  }
  return home;
}

test("a project is renamed, doubled, deleted, and brought back", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "blog/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await menu(naru, 0, "Rename");
  await naru.type("", "나의 블로그");
  await naru.click("Rename");
  await until(async () => (await names(naru)).includes("나의 블로그"), "the new name in the list");
  assert.equal(await naru.heading(), "나의 블로그");
  await menu(naru, 0, "Duplicate");
  await until(async () => (await names(naru)).length === 2, "two of them");
  await until(async () => (await naru.heading()) === "나의 블로그 2", "the copy is open");
  await naru.has("changes to make");
  await until(async () => (await names(naru)).includes("나의 블로그 2"), "the copy in the list");
  const at = (await names(naru)).indexOf("나의 블로그 2");
  await menu(naru, at, "Delete");
  await until(async () => (await names(naru)).length === 1, "one is left");
  await naru.click("Undo");
  await until(async () => (await names(naru)).length === 2, "it is back");
  assert.equal(await naru.heading(), "나의 블로그 2");
  assert.equal((await readdir(join(naru.home, "projects"))).filter((name) => name.endsWith(".toml")).length, 2);
});

test("a damaged project file is said so, and the last good one is put back", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "blog/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.close();
  const dir = join(naru.home, "projects");
  const [file] = (await readdir(dir)).filter((name) => name.endsWith(".toml"));
  const good = await readFile(join(dir, file), "utf8");
  await writeFile(join(dir, file), good.slice(0, 40));
  const next = await launch(t, { home: naru.home });
  await until(() => next.page.run(() => document.querySelector("header .open .word")?.innerText === "File damaged"), "it is told apart");
  await next.press("header .open");
  await until(() => next.page.run(() => document.querySelector("dialog[open]") !== null), "what is wrong");
  await next.press("dialog[open] .btn.first");
  await until(async () => (await readFile(join(dir, file), "utf8")) === good, "the good one is back");
  await until(async () => (await next.heading()) === "blog", "and open");
  assert.equal((await readdir(join(dir, "damaged"))).length, 1, "the damaged one is kept aside");
});

test("500 projects: shown, found by name, and scrolled without a stutter", async (t) => {
  const home = await many(500);
  const naru = await launch(t, { home });
  const began = Date.now();
  await until(async () => (await names(naru)).length > 10, "the list");
  t.diagnostic(`500 projects: the list stands ${Date.now() - began} ms after the window`);
  const scroller = await naru.page.run(() => {
    const all = [...document.querySelectorAll("header *")].filter((el) => el.scrollHeight > el.clientHeight + 500 && getComputedStyle(el).overflowY !== "visible");
    all[0].classList.add("e2e-scroller");
    return all.length;
  });
  assert.ok(scroller >= 1, "the list scrolls by itself");
  const { frames, worst, tenth } = await smooth(naru.page, ".e2e-scroller");
  t.diagnostic(`500 projects: ${frames} frames, the slowest ${worst} ms, nine of ten under ${tenth} ms`);
  await naru.page.run(() => {
    const field = document.querySelector("header input");
    field.value = "site 49";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await until(async () => (await names(naru)).length === 10, "ten go by that name");
  await naru.page.run(() => document.querySelectorAll("header .open")[3].click());
  await until(async () => (await naru.heading()) === "client site 493", "it opens");
});

test("a project that made nothing anywhere may go at once", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "blog/dist")] });
  await naru.click("Put it in my account");
  await until(async () => (await names(naru)).length === 1, "it is in the list");
  await menu(naru, 0, "Delete");
  await until(async () => (await names(naru)).length === 0, "it is gone");
  await naru.has("Undo");
});
