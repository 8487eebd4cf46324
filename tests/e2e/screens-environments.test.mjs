// Several environments of one project, what goes on from one to the other, a folder previewed, and a folder with what
// must not be published; each looked at in every dress.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { FEW, look, press, sheet } from "./look.mjs";
import { build, folder, launch, sleep, until } from "./naru.mjs";

const saved = async ({ home }) => {
  const dir = join(home, "projects");
  const [name] = (await readdir(dir)).filter((file) => file.endsWith(".toml"));
  return readFile(join(dir, name), "utf8");
};
const live = async (naru) => {
  await press(naru, "button[data-choice=overview]");
  await naru.click("Run all");
  await sheet(naru);
  await until(() => naru.page.run(() => document.querySelector("dialog .btn.first").getAttribute("aria-disabled") !== "true"), "it may start");
  await press(naru, "dialog .btn.first");
  assert.match(await naru.outcome(), /Live/);
  return naru.address();
};
const env = (naru, name) => until(() => naru.page.run((n) => {
  const pressed = document.querySelector(".envs [aria-pressed=true]");
  return pressed?.innerText.trim() === n;
}, name), `${name} is shown`);

test("environments: one added, switched, promoted to production, and removed", async (t) => {
  const naru = await launch(t, { args: [await folder({ ...build(), "note.txt": "one" }, "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  const production = await live(naru);
  const invoke = (command, args) => naru.page.runAsync((c, a, done) => void window.__TAURI_INTERNALS__.invoke(c, a).then(() => done("done"), (why) => done(JSON.stringify(why))), command, args);
  // The receipt was read.
  await invoke("set_deploying", { deploying: false });
  await press(naru, "button[data-choice=overview]");
  await naru.click("Add an environment");
  await naru.type("Name", "Bad name");
  await naru.page.keys("Enter");
  await naru.has("1 to 20 lowercase letters");
  await look(naru, "env-add-wrong", { dresses: FEW });
  await naru.type("Name", "staging");
  await look(naru, "env-add");
  await naru.page.run(() => document.querySelector("dialog form").requestSubmit());
  await env(naru, "staging");
  assert.match(await saved(naru), /\[env\.staging/);
  await naru.has("changes to make");
  await look(naru, "env-staging");

  // Staging gets another build, and production is served as before.
  await invoke("set_practice", { practice: true });
  const held = await naru.drag(await folder({ ...build(), "note.txt": "two", "new.txt": "new" }, "나의-블로그/dist"));
  await held.drop();
  await naru.has("new.txt");
  await naru.page.run(() => window.__TAURI_INTERNALS__.invoke("set_deploying", { deploying: false }));
  const staging = await live(naru);
  assert.equal(await (await fetch(`${staging}/note.txt`)).text(), "two");
  assert.equal(await (await fetch(`${production}/note.txt`)).text(), "one");

  await naru.click("Production");
  await env(naru, "Production");
  await until(() => naru.page.run(() => document.querySelector(".envs .production[aria-pressed=true]") !== null), "production is marked");
  await look(naru, "env-production");
  await naru.click("More about environments");
  await naru.has("Promote staging to production…");
  await look(naru, "env-menu", { dresses: FEW, again: ".envs [aria-haspopup=menu]", before: () => sleep(300) });
  await naru.page.run(() => document.querySelector("[role=menu]") ?? document.querySelector(".envs [aria-haspopup=menu]").click());
  await naru.click("Promote staging to production…");
  await naru.has("byte for byte");
  await naru.has("new.txt");
  await look(naru, "promote");
  await naru.click("Promote to production");
  assert.match(await naru.outcome(), /Live/);
  await look(naru, "promoted", { dresses: FEW });
  assert.equal(await (await fetch(`${production}/new.txt`)).text(), "new");

  // What is there is not forgotten: it is taken back first.
  await naru.page.run(() => window.__TAURI_INTERNALS__.invoke("set_deploying", { deploying: false }));
  await naru.click("staging");
  await env(naru, "staging");
  await naru.click("More about environments");
  await naru.click("Remove staging…");
  await env(naru, "Production").catch(() => {});
  assert.doesNotMatch(await saved(naru), /\[env\.staging/);
});

test("a preview: served on this computer as the site would be, told, and stopped", async (t) => {
  const naru = await launch(t, { args: [await folder({ ...build(), "about.html": "<!doctype html><title>about</title>" }, "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.page.run(() => window.__TAURI_INTERNALS__.invoke("set_deploying", { deploying: true }));
  await naru.click("Preview");
  const url = await until(() => naru.page.run(() => /http:\/\/127\.0\.0\.1:\d+/.exec(document.querySelector(".preview")?.innerText ?? "")?.[0]), "its address");
  await until(async () => (await readFile(naru.opened, "utf8").catch(() => "")).includes(url), "the browser was asked to open it");
  assert.match(await (await fetch(`${url}/about.html`)).text(), /about/);
  await look(naru, "preview");
  await naru.click("Stop the preview");
  await naru.gone(url);
  await assert.rejects(fetch(url), "nobody answers any more");
});

test("what must not be published: found, left out, published after its name is typed, and taken back", async (t) => {
  const secret = `const key = "AKIA${"Q7RM2XWZ4NTB5VKE"}";\nconst secret = "${"wJalrXUtnFEMI7K"}${"MDENG2bPxRfiCYzX9Q3kLm8"}zz";\n`;
  const naru = await launch(t, { args: [await folder(build(), "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  const held = await naru.drag(await folder({ ...build(), "assets/설정.js": secret, ".env": "TOKEN=1\n", "id.pem": "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n" }, "나의-블로그/dist"));
  await held.drop();
  await naru.has("These must not be published");
  await look(naru, "findings");
  const left = () => naru.page.run(() => [...document.querySelectorAll("main li button")].filter((b) => b.innerText === "Leave it out").length);
  const first = await left();
  assert.ok(first >= 2, `${first} are found`);
  await naru.click("Publish it anyway…");
  await naru.has("To publish it, type its path");
  await look(naru, "finding-publish");
  const path = await naru.page.run(() => document.querySelector("dialog label code")?.innerText ?? document.querySelector("dialog code").innerText);
  await naru.type("To publish it", path);
  await naru.click("Publish this file");
  await until(async () => (await saved(naru)).includes("[[site.waive]]"), "it is waived in the file");
  assert.match(await saved(naru), new RegExp(`path = "${path}"`));
  for (let i = first - 1; i > 0; i -= 1) {
    await until(async () => (await left()) === i, `${i} are left`, 60_000);
    await naru.click("Leave it out");
  }
  await naru.gone("These must not be published");
  await naru.page.run(() => window.__TAURI_INTERNALS__.invoke("set_deploying", { deploying: false }));
  await press(naru, "button[data-choice=folder]");
  await naru.has("What this project says of its files");
  await look(naru, "findings-said");
  await naru.click("Take back");
  await naru.has("What this project says of its files");
});
