// The real window: opened, dragged onto, clicked through, led astray.
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { build, clipboard, compare, folder, launch, sleep, until, xdotool } from "./naru.mjs";

const SAMPLE = "src-tauri/adapters/sample";

/** Closes the window as a person does, by the window manager. */
async function shut() {
  const id = (await xdotool("search", "--onlyvisible", "--class", "naru")).split("\n")[0];
  await xdotool("windowactivate", "--sync", id).catch(() => "");
  await xdotool("key", "alt+F4");
}

/** What moves on the page at this moment. */
const moving = (naru) => naru.page.run(() => document.getAnimations().filter((one) => one.playState === "running").map((one) => one.animationName));

test("first launch, in the language of the system", async (t) => {
  await xdotool("mousemove", "0", "0");
  for (const [lang, title, heading, two] of [
    ["C.UTF-8", "Naru", "Drop your build folder here", "en"],
    ["ko_KR.UTF-8", "나루", "빌드 폴더를 여기로 끌어다 놓기", "ko"],
  ]) {
    const naru = await launch(t, { lang });
    assert.equal(await naru.heading(), heading);
    assert.equal(await naru.page.run(() => document.documentElement.lang), two);
    assert.equal(await naru.name(), title, "the window's own title");
    await until(() => moving(naru).then((all) => all.length === 0), "a window that nobody touches is at rest");
    await naru.close();
  }
});

test("language and theme are changed at once, and remembered", async (t) => {
  const naru = await launch(t);
  await naru.click("한국어");
  await naru.click("어두운 테마");
  for (let i = 0; i < 2; i += 1) await naru.page.keys("Control++");
  await until(() => naru.page.run(() => document.documentElement.style.fontSize === "130%"), "larger text");
  assert.equal(await naru.heading(), "빌드 폴더를 여기로 끌어다 놓기");
  assert.equal(await naru.page.run(() => getComputedStyle(document.body).backgroundColor), "rgb(15, 21, 20)");
  await until(async () => (await naru.name()) === "나루", "the title follows");
  await naru.close();
  const again = await launch(t, { home: naru.home });
  const dressed = await again.page.run(() => [document.documentElement.lang, document.documentElement.dataset.theme, document.documentElement.style.fontSize]);
  assert.deepEqual(dressed, ["ko", "dark", "130%"]);
});

test("a folder dragged onto the window reaches core and is answered on the page", async (t) => {
  const naru = await launch(t);
  const good = await naru.drag(await folder(build()));
  await until(() => naru.page.run(() => document.querySelector(".veil")?.innerText.includes("Let go to look inside: dist")), "the overlay");
  await good.drop();
  await naru.has("Ready to deploy");
  const facts = await naru.page.run(() => Object.fromEntries([...document.querySelectorAll("dl > div")].map((d) => [d.querySelector("dt").innerText, d.querySelector("dd").innerText])));
  const sent = Object.entries(build()).filter(([name]) => !name.endsWith(".map"));
  const size = sent.reduce((sum, [, text]) => sum + text.length, 0);
  assert.deepEqual(facts, { "Built with": "Vite", Files: String(sent.length), Size: `${size} B`, "Left out": "1" });
  assert.equal(await naru.page.run(() => document.querySelector(".veil")), null);

  const bad = await naru.drag(await folder({ ...build(), ".env": "SECRET=1" }));
  await bad.drop();
  await naru.has("This folder cannot be deployed yet");
  await naru.has("The folder holds something that must not be published: .env");
  await naru.has("What you can do");

  const away = await naru.drag(await folder(build()));
  await until(() => naru.page.run(() => document.querySelector(".veil") !== null), "the overlay");
  await away.leave();
  await naru.gone("Let go to look inside");
  await naru.has("This folder cannot be deployed yet");

  const file = await naru.drag(join(await folder(build()), "index.html"));
  await until(() => naru.page.run(() => document.querySelector(".veil")?.innerText.includes("This is a file: index.html")), "a file is told apart");
  await file.leave();
});

test("a folder is chosen in the system's own dialog", async (t) => {
  const path = await folder({ "index.html": "<!doctype html><title>x</title>", "app.js": "1" }, "my site");
  const naru = await launch(t);
  await naru.click("Choose a folder…");
  const dialog = await until(() => xdotool("search", "--onlyvisible", "--name", "Choose a build folder").catch(() => ""), "the dialog");
  await sleep(600);
  await xdotool("windowfocus", "--sync", dialog.split("\n")[0]);
  // The first letter opens the field that the rest goes into.
  await xdotool("type", path.slice(0, 1));
  await sleep(500);
  await xdotool("type", "--delay", "15", path.slice(1));
  await sleep(400);
  await xdotool("key", "Return");
  // The first Return may only finish the name.
  for (let i = 0; i < 4 && (await xdotool("search", "--onlyvisible", "--name", "Choose a build folder").catch(() => "")); i += 1) {
    await sleep(500);
    await xdotool("key", "Return").catch(() => "");
  }
  await naru.has("Ready to deploy");
  assert.equal(await naru.heading(), "my site");
});

test("from first launch to live in one click, and the served bytes are the sample's", async (t) => {
  const naru = await launch(t);
  await naru.click("Try it without an account");
  await naru.has("PRACTICE");
  assert.equal(await naru.outcome(), "Live");
  t.diagnostic(`the sample, first launch to live in practice: ${naru.counts.clicks} click, ${naru.counts.typed} typed fields`);
  const url = await naru.address();
  assert.equal(await compare(url, SAMPLE), 7);
  assert.deepEqual(Buffer.from(await (await fetch(url)).arrayBuffer()), await readFile(join(SAMPLE, "index.html")));
  assert.equal((await fetch(`${url}/no/such/page.js`)).status, 403, "a missing script stays missing");
  assert.deepEqual(await naru.steps(), Array(9).fill("done"));

  await naru.click("Open");
  assert.equal((await until(() => readFile(naru.opened, "utf8").catch(() => ""), "the browser")).trim(), url);
  // The clipboard wants a real press.
  await naru.page.find("[aria-label='Copy: Address of the site']").then((copy) => copy.click());
  await until(async () => (await clipboard()) === url, "the address in the clipboard");
});

test("first launch → a folder by drag and drop → the wizard to live → one file changed, dropped again", async (t) => {
  const root = await folder({ ...build(2), "문서/안내 페이지+1.html": "<!doctype html><title>x</title>안내" }, "blog/dist");
  const naru = await launch(t);
  const dropped = await naru.drag(root);
  await dropped.drop();
  await naru.has("Ready to deploy");
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.click("Run all");
  await naru.has("Once started");
  await naru.click("Start");
  assert.equal(await naru.outcome(), "Live");
  const { clicks, typed } = naru.counts;
  t.diagnostic(`one's own folder, first launch to live in practice: ${clicks} clicks, ${typed} typed fields`);
  assert.ok(clicks <= 6 && typed === 0, `${clicks} clicks, ${typed} typed fields`);
  const url = await naru.address();
  const left = ["assets/index-DiwrgTda.js.map"];
  assert.equal(await compare(url, root, left), 7);

  // A second run: one file changed, and what is shown is that one.
  await writeFile(join(root, "index.html"), (await readFile(join(root, "index.html"), "utf8")).replace("<title>x", "<title>again"));
  const again = await naru.drag(root);
  await until(() => naru.page.run(() => document.querySelector(".veil")?.innerText.includes("blog")), "the overlay names the project");
  await again.drop();
  await naru.has("Deploy: blog");
  const rows = await until(() => naru.page.run(() => {
    const all = [...document.querySelectorAll("[role=treeitem]")].map((row) => row.innerText.replace(/\s+/g, " ").trim());
    return all.some((row) => row.includes("index.html")) && all;
  }), "the list of files");
  assert.equal(rows.length, 1, rows.join(" / "));
  await naru.click("Deploy");
  assert.equal(await naru.outcome(), "Live");
  assert.equal(await naru.address(), url, "the address stays");
  assert.equal(await compare(url, root, left), 7);
  const sent = await naru.page.run(() => Object.fromEntries([...document.querySelectorAll(".receipt dl > div")].map((d) => [d.querySelector("dt").innerText, d.querySelector("dd").innerText])));
  assert.equal(sent["Files sent"], "1");
});

test("the whole road in Korean, by keyboard alone", async (t) => {
  const root = await folder(build(2), "블로그/dist");
  const naru = await launch(t, { lang: "ko_KR.UTF-8", args: [root] });
  await naru.has("이 폴더로 연습하기");
  const focused = () => naru.page.run(() => (document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.innerText ?? "").trim().replace(/\s+/g, " "));
  const reach = async (name) => {
    for (let i = 0; i < 80; i += 1) {
      if ((await focused()).startsWith(name)) return;
      await naru.page.keys("Tab");
    }
    assert.fail(`“${name}” is not reached by Tab`);
  };
  const press = async (name) => {
    await reach(name);
    const ring = await naru.page.run(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(ring, "none", `the focus is seen on ${name}`);
    await naru.page.keys("Enter");
  };
  await press("이 폴더로 연습하기");
  await naru.has("연습 모드");
  await until(() => naru.page.run(() => document.querySelectorAll("button[data-choice]").length > 6 && document.querySelector("main .btn.first") !== null), "the plan");
  // The steps are one stop of Tab; arrows go through them.
  await reach("개요");
  await naru.page.keys("\uE015", "\uE015", "\uE015");
  assert.equal(await naru.page.run(() => document.activeElement.dataset.choice), "bucket");
  await press(await naru.page.run(() => [...document.querySelectorAll("main .btn")].map((b) => b.innerText.trim()).find((b) => b.includes("모두"))));
  await until(() => naru.page.run(() => document.querySelector("dialog[open]") !== null), "the sheet");
  await until(async () => naru.page.run(() => document.querySelector("dialog .btn.first")?.getAttribute("aria-disabled") !== "true"), "it can start");
  const start = await naru.page.run(() => document.querySelector("dialog .btn.first").innerText.trim());
  await press(start);
  assert.equal(await naru.outcome(), "접속 가능");
  await compare(await naru.address(), root, ["assets/index-DiwrgTda.js.map"]);
  await naru.page.keys("F1".length ? "\uE031" : "");
  await naru.has("용어집");
});

test("a reload in the middle of a run reattaches", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  const two = () => naru.steps().then((steps) => steps.filter((s) => s === "done").length >= 2);
  await until(two, "two steps");
  await naru.page.refresh();
  await until(two, "the same steps");
  assert.equal(await naru.page.run(() => document.querySelector(".receipt")), null, "still under way");
  assert.equal(await naru.outcome(), "Live");
});

test("killed in the middle of a run, started again, it continues", async (t) => {
  const root = await folder(build(20), "shop/dist");
  const naru = await launch(t, { args: [root] });
  await naru.click("Practise with this folder");
  await naru.click("Run all");
  await naru.click("Start");
  await until(() => naru.steps().then((steps) => steps[2] === "done" && steps[5] !== "done"), "the middle of it");
  await naru.kill();
  const next = await launch(t, { home: naru.home });
  await until(() => next.page.run(() => document.querySelector("header .open")?.innerText.includes("Cut off")), "the list says it was cut off");
  await next.press("header .open");
  await next.has("to make");
  await next.click("Run all");
  await next.click("Start");
  assert.equal(await next.outcome(), "Live");
  await compare(await next.address(), root, ["assets/index-DiwrgTda.js.map"]);
});

test("a run is cancelled, and the next one goes on", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  await until(() => naru.steps().then((steps) => steps.includes("done")), "a step");
  await naru.click("Cancel");
  assert.equal(await naru.outcome(), "Cancelled");
  await naru.click("Run all");
  await naru.click("Start");
  await until(() => naru.page.run(() => document.querySelector(".receipt") === null), "the next one");
  assert.equal(await naru.outcome(), "Live");
});

/** A run in its middle, and the window asked to close. */
async function asked(naru) {
  await until(() => naru.steps().then((steps) => steps.includes("done")), "a step");
  await shut();
  await until(() => naru.page.run(() => document.querySelector("dialog[open]") !== null), "the question");
  await naru.has("Sample site");
}

test("closing during a run asks, and who stays sees it to its end", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  await asked(naru);
  await naru.click("Keep going");
  assert.ok(await naru.alive(), "it stays");
  assert.equal(await naru.outcome(), "Live");
});

test("closing after all finishes the change at work, and nothing is lost", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  await asked(naru);
  // A moment later: the window may be gone before the press is answered.
  await naru.page.run(() => {
    const button = [...document.querySelectorAll("dialog[open] button")].find((b) => b.innerText.trim() === "Finish this change, then close");
    setTimeout(() => button.click(), 100);
  });
  await until(async () => !(await naru.alive()), "it is closed", 20_000);
  await naru.close();
  const next = await launch(t, { home: naru.home });
  const word = await until(() => next.page.run(() => document.querySelector("header .open .word")?.innerText), "the project");
  assert.match(word, /Cancelled|Live/, "stopped in order, not cut off");
});

test("the window is remembered, and there is one of it", async (t) => {
  const naru = await launch(t);
  assert.equal(await naru.second(), 0, "the second one ends by itself");
  assert.equal((await xdotool("search", "--onlyvisible", "--class", "naru")).split("\n").length, 1, "and brings the first one forward");
  await naru.page.size(0, 0, 1111, 777);
  await sleep(400);
  const inner = () => naru.page.run(() => [innerWidth, innerHeight]);
  const was = await inner();
  await shut();
  await until(async () => !(await naru.alive()), "it is closed");
  await naru.close();
  const saved = await readFile(join(naru.home, "window.toml"), "utf8");
  assert.match(saved, new RegExp(`width = ${was[0]}`), saved);
  assert.match(saved, new RegExp(`height = ${was[1]}`), saved);
});

test("a folder that is gone when it should cross ends in a sentence", async (t) => {
  const root = await folder(build());
  const naru = await launch(t, { args: [root] });
  await naru.has("Ready to deploy");
  await rm(root, { recursive: true });
  await naru.click("Practise with this folder");
  await naru.has(`There is no such folder: ${root}`);
});
