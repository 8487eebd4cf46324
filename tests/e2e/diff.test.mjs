// What a deploy changes, in the real window: a hundred thousand files as a tree, and files that would not go.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { ministack, passing, userCsv } from "./clouds.mjs";
import { measured, scroll } from "./frames.mjs";
import { build, exec, folder, launch, until } from "./naru.mjs";

const CLI = join(dirname(process.env.NARU_APP), "naru");
/** `make bench` sets 100,000, and holds our own work in a frame to its limit; here the time is told. */
const MANY = Number(process.env.NARU_E2E_FILES ?? 10_000);
const HELD = process.env.NARU_E2E_FILES !== undefined;
/** What one frame may take of us, in milliseconds. */
const FRAME = 50;
const told = (n) => n.toLocaleString("en-US");

const rows = (naru) => naru.page.run(() => [...document.querySelectorAll(":is([role=treeitem], [role=option]) .path")].map((row) => row.innerText.replace(/\s+/g, "")));
const chosen = (naru) => naru.page.run(() => document.querySelector("[aria-selected=true] .path")?.innerText.replace(/\s+/g, "") ?? null);
const total = (naru) => naru.page.run(() => Number(getComputedStyle(document.querySelector(".changes .all")).getPropertyValue("--rows")));

test("very many files: opened, filtered, walked and scrolled, and what a frame takes of us is told", async (t) => {
  const files = Object.fromEntries(Array.from({ length: MANY }, (_, i) => [`assets/d${i % 100}/e${i % 7}/part-${(0xa1b2c3d0 + i).toString(16)}.js`, `export default ${i}\n`]));
  const root = await folder({ "index.html": "<!doctype html><title>x</title>", ...files }, "big/dist");
  const naru = await launch(t, { args: [root] });
  const launched = Date.now();
  await until(() => naru.page.run(() => document.body.innerText.includes("Practise with this folder")), "the folder was read", 240_000);
  await naru.click("Practise with this folder");
  await until(() => naru.page.run(() => document.body.innerText.includes("changes to make")), "the plan", 240_000);
  t.diagnostic(`${MANY + 1} files: the plan stands ${Date.now() - launched} ms after the window`);
  const began = Date.now();
  await naru.page.runAsync((done) => void window.__TAURI_INTERNALS__.invoke("set_deploying", { deploying: true }).then(() => done(true)));
  await until(async () => (await rows(naru)).length > 1, "the first rows", 240_000);
  t.diagnostic(`${MANY + 1} files: the tree stands after ${Date.now() - began} ms`);
  assert.deepEqual(await rows(naru), ["assets", "index.html"], "of so many the folders are closed at first");

  // What our own work costs is the least of three: another program on this computer can only add to it.
  const said = [];
  const free = async (what, doing) => {
    let best;
    for (let i = 0; i < 3; i += 1) {
      const seen = await measured(naru.page, doing);
      assert.ok(i > 0 || seen.answers > 0, `${what}: core's answers are among the ${seen.pieces} pieces that were measured`);
      if (!best || seen.ours < best.ours) best = seen;
      if (!HELD || best.ours <= FRAME) break;
    }
    said.push([what, best.ours]);
    t.diagnostic(`${what}: ${best.ours} ms of ours at most (${best.what}, of ${best.pieces} pieces); ${best.frames} frames, the slowest ${best.worst} ms, nine of ten under ${best.tenth} ms`);
  };
  const standing = (n, what) => until(async () => (await total(naru)) === n, what, 60_000);
  const all = 1 + 100 + 700 + MANY + 1;
  const found = Object.keys(files).filter((name) => name.includes("d42/e3/")).length;
  const click = (name) => naru.click(name);

  await free("every folder opened and closed", async () => {
    await click("Open all folders");
    await standing(all, "all rows");
    await click("Close all folders");
    await standing(2, "two rows");
  });
  await click("Open all folders");
  await standing(all, "all rows");
  await free("the tree scrolled from end to end", () => scroll(naru.page, "[role=tree]"));
  assert.ok((await rows(naru)).length < 120, "only what is in sight is in the page");
  assert.equal((await rows(naru)).at(-1), "index.html");

  const keys = async (...names) => {
    await naru.page.run(() => document.querySelector(".changes .list").focus());
    for (const name of names) await naru.page.run((key) => document.querySelector(".changes .list").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })), name);
  };
  const stands = (name) => until(async () => (await chosen(naru)) === name, `${name} is chosen`);
  await free("walked by keys", async () => {
    await keys("Home");
    await stands("assets");
    await keys("ArrowRight");
    await stands("d0");
    await keys("ArrowLeft");
    await standing(all - MANY / 100 - 7, "that folder closed");
    await keys("d", "4", "2");
    await stands("d42");
    await keys("End");
    await stands("index.html");
    await keys("Home", "ArrowRight", "ArrowRight");
    await standing(all, "that folder open again");
  });

  await free("filtered by path", async () => {
    await naru.type("Filter by path", "d42/e3/");
    await naru.has(`${found} files`);
    await naru.type("Filter by path", "");
    await naru.has(`${told(MANY + 1)} files`);
  });
  await click("List");
  await standing(MANY + 1, "the list");
  await free("the list scrolled from end to end", () => scroll(naru.page, "[role=listbox]"));
  if (process.env.NARU_E2E_FRAMES) await writeFile(process.env.NARU_E2E_FRAMES, JSON.stringify({ files: MANY, limit: FRAME, ours: said }));
  if (HELD) assert.deepEqual(said.filter(([, ours]) => ours > FRAME), []);
});

test("files that would not go are named, and only these are sent when they are tried again", async (t) => {
  const cloud = await ministack(t);
  let broken = true;
  const sent = [];
  const url = await passing(t, cloud.url, (path) => {
    if (path.includes("/.naru/") || !/\.\w+(\?|$)/.test(path)) return false;
    if (broken && path.includes("/part-")) return true;
    sent.push(decodeURIComponent(path.split("?")[0].split("/").slice(2).join("/")));
    return false;
  });
  const account = "200000000018";
  const { stdout: policy } = await exec(CLI, ["policy", "setup"], { env: { ...process.env, NARU_HOME: join(process.env.NARU_E2E_WORK, "diff-policy-home") } });
  const key = await userCsv(cloud, account, JSON.stringify(JSON.parse(policy)));
  const home = await folder({ config: "[profile naru]\nregion = ap-northeast-2\n", credentials: `[naru]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n` }, "aws");
  const root = await folder(build(3), "shop/dist");
  const naru = await launch(t, { args: [root], env: { AWS_ENDPOINT_URL: url, AWS_CONFIG_FILE: join(home, "config"), AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials") } });
  await naru.click("Put it in my account");
  await naru.has("shop");
  await naru.press("button[data-choice=account]");
  await naru.use();
  await naru.press("button[data-choice=access]");
  await naru.press("input[value=private]");
  await until(() => naru.page.run(() => document.querySelector("button[data-choice=distribution]") === null), "no distribution is wanted");
  await naru.click("Run all");
  await naru.click("Start");
  await naru.outcome();
  await naru.has("Files that did not go");
  const named = await naru.page.run(() => [...document.querySelectorAll(".failed ul[tabindex] li code:first-child")].map((code) => code.innerText));
  assert.deepEqual(named.sort(), Object.keys(build(3)).filter((name) => name.includes("/part-")).sort());
  assert.ok(!sent.includes("index.html"), "no page goes while what it asks for is missing");

  broken = false;
  sent.length = 0;
  await until(() => naru.page.runAsync((done) => void window.__TAURI_INTERNALS__.invoke("plan", { aim: { kind: "build" } }).then((p) => done(p !== null), () => done(false))), "what is left was looked at", 60_000);
  await naru.click("Try these again");
  // A run that sets up is shown before it goes on.
  await naru.click("Start");
  await until(() => naru.page.run(() => document.querySelector(".receipt #panel-title")?.innerText === "Stored"), "it is stored", 120_000);
  const kept = Object.keys(build(3)).filter((name) => !name.endsWith(".map"));
  const before = sent.filter((name) => !name.includes("/part-") && name !== "index.html");
  assert.deepEqual(sent.filter((name) => name.includes("/part-")).sort(), named, "each of them once");
  assert.ok(before.length < kept.length - named.length, `what had arrived stayed: ${before.join(", ")}`);
});
