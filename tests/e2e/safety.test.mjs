// The page leads nowhere else, and what comes from outside stays text.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";

import { folder, launch, sleep, until } from "./naru.mjs";

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
  assert.match(await ask("begin", { folder: "/etc", practice: true, project: null }), /no-folder/);
  assert.match(await ask("open_link", { link: "https://example.com" }), /^refused/);
  assert.match(await ask("open_link", { link: { kind: "site" } }), /bad-value/);
  assert.match(await ask("mend_project", { damaged: "/etc/passwd" }), /bad-value/);
  assert.match(await ask("add_key", { key: { kind: "offered", offer: "offer-1" }, name: "x", purpose: "setup" }), /bad-value/);
  assert.equal(await naru.heading(), "Drop your build folder here");
});

/** Strings that somebody else may have chosen: markup, scripts, marks that turn text around, escapes, nothing. */
const HOSTILE = [
  "<script>window.ran = 1</script>", "<img src=x onerror=window.ran=1>", "<svg onload=window.ran=1>", "\"><script>window.ran=1</script>",
  "'-window.ran=1-'", "javascript:window.ran=1", "<a href=javascript:window.ran=1>x</a>", "<iframe srcdoc='<script>parent.ran=1</script>'>",
  "<style>*{display:none}</style>", "<body onload=window.ran=1>", "<math><mtext><script>window.ran=1</script>", "<template><script>window.ran=1</script></template>",
  "{@html '<b>x</b>'}", "{{constructor.constructor('window.ran=1')()}}", "${window.ran=1}", "`window.ran=1`", "<details open ontoggle=window.ran=1>",
  "<input autofocus onfocus=window.ran=1>", "<video><source onerror=window.ran=1>", "<object data=javascript:window.ran=1>", "<embed src=javascript:window.ran=1>",
  "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<base href=//evil.example/>", "<form action=//evil.example><button>x",
  "&lt;script&gt;window.ran=1&lt;/script&gt;", "&#60;script&#62;", "%3Cscript%3Ewindow.ran=1%3C/script%3E", "\\u003cscript\\u003e", "<!--<script>window.ran=1</script>-->",
  "\u202Egnp.exe", "abc\u202Ddef\u202C", "\u2066isolated\u2069", "\u200Fרעה", "مرحبا بالعالم", "a\u0300\u0301\u0302\u0303\u0304\u0305", "\u200Bzero\u200Bwidth", "\uFEFFbom",
  "\u001B[31mred\u001B[0m", "\u001B]0;title\u0007", "\u001B[2J\u001B[H", "\u009B31m", "\u0007bell", "a\u0008\u0008b", "line\nbreak", "tab\there", "carriage\rreturn",
  "../../etc/passwd", "C:\\Windows\\System32", "'; DROP TABLE run; --", "$(touch /tmp/naru-ran)", "`touch /tmp/naru-ran`", "| touch /tmp/naru-ran", "%n%s%x", "{0}{1}", "__proto__",
  "constructor", "undefined", "null", "NaN", "🚢".repeat(40), "ㅎ".repeat(200), "W".repeat(300), "한".repeat(90), " ", "-rf",
];

/** Anything in the page that would run, or turn text around. */
const harm = (page) =>
  page.run(() => ({
    ran: window.ran ?? null,
    made: [...document.querySelectorAll("script:not([src]), iframe, object, embed, base, meta[http-equiv], video, link[href*=evil], form[action*=evil], #app style, main style")].length,
    marks: [...document.body.innerText.matchAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g)].map((m) => m[0].codePointAt(0).toString(16)),
    wide: document.documentElement.scrollWidth > innerWidth + 1,
    title: document.title,
  }));

test("60 hostile names run nothing, wherever they are shown", async (t) => {
  assert.ok(HOSTILE.length >= 60, String(HOSTILE.length));
  const home = join(await mkdtemp(join(process.env.NARU_E2E_WORK, "hostile-")), "home");
  await mkdir(join(home, "projects"), { recursive: true });
  const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u009f]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
  // As projects …
  for (const [i, name] of HOSTILE.entries()) {
    const id = i.toString(16).padStart(32, "0");
    await writeFile(join(home, "projects", `${id}.toml`), `version = 1\nid = "${id}"\nname = ${quoted(name)}\nslug = "x"\n`);
  }
  // … as profiles of the AWS CLI, with what each says of itself …
  const plain = HOSTILE.filter((name) => !/[\n\r\]\u0000-\u001f]/.test(name) && name.trim());
  const config = plain.map((name, i) => `[profile p${i}${name.replace(/[\s"'#;=\\]/g, "")}]\nregion = ${name}\ncredential_process = ${name}\n`).join("");
  await writeFile(join(home, "config"), config);
  const naru = await launch(t, { home, env: { AWS_CONFIG_FILE: join(home, "config") } });
  await until(() => naru.page.run((n) => document.querySelectorAll("header .open .name").length >= n - 3, HOSTILE.length), "the list of projects");
  const fine = { ran: null, made: 0, marks: [], wide: false, title: "Naru" };
  const held = async (where) => assert.deepEqual({ ...(await harm(naru.page)), title: "Naru" }, fine, where);
  await held("the list of projects");
  await naru.click("Credentials");
  await naru.has("AWS CLI profiles");
  await sleep(300);
  await held("the profiles");

  // … as files of a folder, in what is found, left out and would change …
  const names = HOSTILE.filter((name) => !/[\/\u0000]/.test(name) && Buffer.byteLength(name) < 240 && name.trim() && ![".", ".."].includes(name));
  const root = await folder({ "index.html": "<!doctype html><title>x</title>", ...Object.fromEntries(names.map((name) => [`${name}.map`, "{}"])), ...Object.fromEntries(names.map((name, i) => [`d${i}/${name}.txt`, "x"])) }, "<img src=x onerror=window.ran=1>");
  const drop = await naru.drag(root);
  await drop.drop();
  await until(() => naru.page.run(() => /Ready to deploy|cannot be deployed yet/.test(document.querySelector("main").innerText)), "an answer about the folder");
  await held("the folder");
  if (await naru.page.run(() => document.querySelector("main").innerText.includes("Ready to deploy"))) {
    await naru.click("Practise with this folder");
    await naru.has("Run all");
    await held("the plan");
    await naru.press("button[data-choice=files]");
    await sleep(300);
    await held("the files");
  }
  // … and as a project that is open, with everything that names it.
  for (const at of [0, 1, 30, 38, 44]) {
    await naru.page.run((i) => document.querySelectorAll("header .open")[i].click(), at);
    await sleep(350);
    await held(`project ${at}`);
  }
});
