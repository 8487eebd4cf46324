// The real window: opened, dragged onto, clicked through, led astray.
import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";

import { build, clipboard, folder, launch, sleep, until, xdotool } from "./naru.mjs";

const SAMPLE = "src-tauri/adapters/sample";

/** Every file of a folder, by its path below it. */
async function files(root) {
  const all = await readdir(root, { recursive: true, withFileTypes: true });
  return all.filter((f) => f.isFile()).map((f) => join(f.parentPath ?? f.path, f.name).slice(root.length + 1));
}

/** Fetches every file and compares it byte for byte. */
async function compare(url, root, but = []) {
  const names = (await files(root)).filter((name) => !but.includes(name));
  for (const name of names) {
    const reply = await fetch(`${url}/${name.split("/").map(encodeURIComponent).join("/")}`);
    assert.equal(reply.status, 200, name);
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), await readFile(join(root, name)), name);
  }
  return names.length;
}

const address = (page) => page.run(() => document.querySelector("code.url").innerText);

test("first launch, in the language of the system", async (t) => {
  for (const [lang, title, heading, two] of [
    ["C.UTF-8", "Naru", "Drop your build folder here", "en"],
    ["ko_KR.UTF-8", "나루", "빌드 폴더를 여기로 끌어다 놓기", "ko"],
  ]) {
    const naru = await launch(t, { lang });
    assert.equal(await naru.heading(), heading);
    assert.equal(await naru.page.run(() => document.documentElement.lang), two);
    assert.equal(await naru.name(), title, "the window's own title");
    await naru.close();
  }
});

test("language and theme are changed at once, and remembered", async (t) => {
  const naru = await launch(t);
  await naru.dress({ lang: "ko", theme: "dark", text: 130 });
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
  await naru.has("Ready to cross");
  const facts = await naru.page.run(() => Object.fromEntries([...document.querySelectorAll("dl > div")].map((d) => [d.querySelector("dt").innerText, d.querySelector("dd").innerText])));
  const sent = Object.entries(build()).filter(([name]) => !name.endsWith(".map"));
  const size = sent.reduce((sum, [, text]) => sum + text.length, 0);
  assert.deepEqual(facts, { "Built with": "Vite", Files: String(sent.length), Size: `${size} B`, "Left out": "1" });
  assert.equal(await naru.page.run(() => document.querySelector(".veil")), null);

  const bad = await naru.drag(await folder({ ...build(), ".env": "SECRET=1" }));
  await bad.drop();
  await naru.has("This folder cannot go over yet");
  await naru.has("The folder holds something that must not be published: .env");
  await naru.has("What you can do");

  const away = await naru.drag(await folder(build()));
  await until(() => naru.page.run(() => document.querySelector(".veil") !== null), "the overlay");
  await away.leave();
  await naru.gone("Let go to look inside");
  await naru.has("This folder cannot go over yet");

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
  await naru.has("Ready to cross");
  assert.equal(await naru.heading(), "my site");
});

test("from first launch to live in one click, and the served bytes are the sample's", async (t) => {
  const naru = await launch(t);
  await naru.click("Try it without an account");
  await naru.has("PRACTICE");
  assert.equal(await naru.outcome(), "Live");
  t.diagnostic("first launch to live in practice: 1 click, 0 typed fields");
  const url = await address(naru.page);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(await compare(url, SAMPLE), 7);
  assert.deepEqual(Buffer.from(await (await fetch(url)).arrayBuffer()), await readFile(join(SAMPLE, "index.html")));
  assert.equal((await fetch(`${url}/no/such/page.js`)).status, 403, "as S3 answers where listing is not allowed");
  const states = await naru.page.run(() => [...document.querySelectorAll("ol[aria-label] li")].map((li) => li.className.split(" ")[0]));
  assert.deepEqual(states, ["done", "done", "done", "done", "done", "done"]);

  await naru.click("Open");
  assert.equal((await until(() => readFile(naru.opened, "utf8").catch(() => ""), "the browser")).trim(), url);
  await naru.page.find("button:has(svg.copy)").then((copy) => copy.click());
  await naru.has("Copied");
  assert.equal(await clipboard(), url);

  await naru.click("New crossing");
  await naru.has("Drop your build folder here");
  await until(() => fetch(url).then(() => false, () => true), "the site is served no longer");
});

test("one's own folder crosses in Korean, by keyboard alone", async (t) => {
  const root = await folder({ ...build(2), "문서/안내 페이지+1.html": "<!doctype html><title>x</title>안내" });
  const naru = await launch(t, { lang: "ko_KR.UTF-8", args: [root] });
  await naru.has("출발할 준비가 되었습니다");
  const focused = () => naru.page.run(() => document.activeElement?.innerText.trim());
  await until(async () => (await focused()) === "이 폴더로 연습하기" || (await naru.page.keys("Tab"), false), "the button by Tab");
  const ring = await naru.page.run(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(ring, "none", "the focus is seen");
  await naru.page.keys("Enter");
  assert.equal(await naru.outcome(), "접속 가능");
  assert.equal(await naru.page.run(() => document.activeElement.id), "outcome", "the focus follows");
  await compare(await address(naru.page), root, ["assets/index-DiwrgTda.js.map"]);
});

test("a reload in the middle of a crossing goes on where it was", async (t) => {
  const naru = await launch(t, { args: [await folder(build(20))] });
  await naru.click("Practise with this folder");
  await until(() => naru.page.run(() => document.querySelectorAll("ol[aria-label] li.done").length >= 2), "two steps");
  await naru.page.refresh();
  await until(() => naru.page.run(() => document.querySelectorAll("ol[aria-label] li.done").length >= 2), "the same steps");
  assert.equal(await naru.page.run(() => document.querySelector("#outcome")), null, "still under way");
  assert.equal(await naru.outcome(), "Live");
});

test("a crossing is cancelled, and run again", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  await until(() => naru.page.run(() => document.querySelector("ol[aria-label] li.done") !== null), "a step");
  await naru.click("Cancel");
  assert.equal(await naru.outcome(), "Cancelled");
  await naru.has("nothing is left behind");
  await naru.click("Run again");
  await until(() => naru.page.run(() => document.querySelector("#outcome") === null), "the next one");
  assert.equal(await naru.outcome(), "Live");
});

test("a folder that is gone when it should cross ends in a sentence", async (t) => {
  const root = await folder(build());
  const naru = await launch(t, { args: [root] });
  await naru.has("Ready to cross");
  await rm(root, { recursive: true });
  await naru.click("Practise with this folder");
  assert.equal(await naru.outcome(), "Stopped by an error");
  await naru.has(`There is no such folder: ${root}`);
});

test("the page leads nowhere else and reaches nobody", async (t) => {
  let asked = 0;
  const server = createServer((_, reply) => {
    asked += 1;
    reply.end("<!doctype html><title>elsewhere</title>");
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const there = `http://127.0.0.1:${server.address().port}/`;
  const naru = await launch(t);
  const { page } = naru;
  const home = await page.url();
  assert.match(home, /^tauri:\/\/localhost/);

  assert.equal(await page.run((url) => window.open(url) === null, there), true, "no second window");
  const ways = [
    (url) => void location.assign(url),
    (url) => void (location.href = url),
    (url) => Object.assign(document.body.appendChild(document.createElement("a")), { href: url, target: "_blank" }).click(),
    (url) => Object.assign(document.body.appendChild(document.createElement("a")), { href: url }).click(),
    (url) => Object.assign(document.body.appendChild(document.createElement("form")), { action: url }).submit(),
    (url) => void (document.body.appendChild(document.createElement("iframe")).src = url),
    (url) => void (new Image().src = url),
    (url) => void fetch(url).catch(() => {}),
    (url) => void navigator.sendBeacon?.(url, "x"),
    (url) => void new WebSocket(url.replace("http", "ws")).addEventListener("error", () => {}),
    (url) => void (document.head.appendChild(document.createElement("script")).src = url),
    (url) => document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0;url=${url}` })),
  ];
  for (const way of ways) {
    await page.run(way, there).catch(() => {});
    await sleep(150);
    assert.equal(await page.url(), home, String(way));
  }
  await sleep(500);
  assert.equal(asked, 0, "the server beside us was never asked");
  assert.equal((await page.handles()).length, 1);
  assert.equal(await page.run(() => document.querySelector("h1").innerText), "Drop your build folder here");

  // Inline script and style do not run either, and the prototype is frozen.
  const held = await page.run(() => {
    const script = Object.assign(document.createElement("script"), { textContent: "window.ran = true" });
    document.body.append(script);
    const box = document.createElement("div");
    box.innerHTML = `<p style="color: rgb(1, 2, 3)">x</p><img src=x onerror="window.ran = true">`;
    document.body.append(box);
    return [window.ran, getComputedStyle(box.firstChild).color === "rgb(1, 2, 3)", Object.isFrozen(Object.prototype), "__TAURI__" in window];
  });
  assert.deepEqual(held, [null, false, true, false]);
  server.close();
});

test("commands that are not ours get no answer", async (t) => {
  const naru = await launch(t);
  const ask = (command, args) =>
    naru.page.runAsync(
      (name, given, done) => {
        window.__TAURI_INTERNALS__.invoke(name, given).then(() => done("answered"), (why) => done(`refused: ${JSON.stringify(why)}`));
      },
      command,
      args,
    );
  for (const command of ["plugin:event|listen", "plugin:window|close", "plugin:path|resolve_directory", "plugin:webview|create_webview_window", "plugin:fs|read_file", "greet"]) {
    assert.match(await ask(command, {}), /^refused/, command);
  }
  assert.match(await ask("practise", { folder: "/etc" }), /no-folder/);
  assert.match(await ask("open_link", { link: "https://example.com" }), /bad-value/);
  assert.equal(await naru.heading(), "Drop your build folder here");
});
