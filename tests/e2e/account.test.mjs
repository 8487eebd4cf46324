// A real account's road in the real window, at a strict emulator: a key by CSV into a real keychain, and no trace of
// its secret anywhere else.
import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { ministack, refusing, userCsv } from "./clouds.mjs";
import { build, exec, files, folder, launch, sleep, until } from "./naru.mjs";

const CLI = join(dirname(process.env.NARU_APP), "naru");

/** Every stretch of 12 characters of a secret, and the whole in the spellings it could be written in. */
function traces(secret) {
  const parts = Array.from({ length: secret.length - 11 }, (_, i) => secret.slice(i, i + 12));
  return [...parts, Buffer.from(secret).toString("base64"), encodeURIComponent(secret)];
}

/** Where a secret is found below a folder. */
async function found(root, secret) {
  const all = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const hits = [];
  for (const file of all.filter((f) => f.isFile())) {
    const path = join(file.parentPath ?? file.path, file.name);
    const text = await readFile(path, "latin1");
    if (traces(secret).some((part) => text.includes(part))) hits.push(path);
  }
  return hits;
}

/** From here on the page keeps every message it gets from core. */
const listen = (page) =>
  page.run(() => {
    window.heard = [];
    const core = window.__TAURI_INTERNALS__;
    const run = core.runCallback;
    try {
      core.runCallback = (id, data) => {
        window.heard.push(JSON.stringify(data));
        return run.call(core, id, data);
      };
    } catch { /* frozen: what fetch answers is heard below */ }
    const fetched = window.fetch;
    window.fetch = async (...args) => {
      const answer = await fetched(...args);
      window.heard.push(await answer.clone().text().catch(() => ""));
      return answer;
    };
  });

test("a key by CSV, a site in an account, a deploy, and all of it taken back", async (t) => {
  const cloud = await ministack(t);
  const account = "200000000017";
  const { stdout: policy } = await exec(CLI, ["policy", "setup"], { env: { ...process.env, NARU_HOME: join(process.env.NARU_E2E_WORK, "policy-home") } });
  const key = await userCsv(cloud, account, JSON.stringify(JSON.parse(policy)));
  const csv = join(await folder({ "naru-setup_accessKeys.csv": key.csv }, "downloads"), "naru-setup_accessKeys.csv");
  const root = await folder(build(3), "shop/dist");

  const naru = await launch(t, { args: [root], env: { AWS_ENDPOINT_URL: cloud.url, NARU_LOG: "trace" } });
  await naru.click("Put it in my account");
  await naru.has("shop");
  await listen(naru.page);

  // The CSV is dropped anywhere; nothing of it is kept before it is named.
  const held = await naru.drag(csv);
  await until(() => naru.page.run(() => /access key/i.test(document.querySelector(".veil")?.innerText ?? "")), "the overlay says what it is");
  await held.drop();
  await naru.has("naru-setup_accessKeys.csv");
  await naru.click("Save this key");
  await naru.has("arn:aws:iam");
  await naru.has("2000-0000-0017");
  await rm(dirname(csv), { recursive: true });

  await naru.press("header .open");
  await naru.has("Connect your account");
  await naru.press("button[data-choice=account]");
  await naru.use();
  await naru.has(cloud.url);
  // The emulator's IAM knows no condition on what CloudFront makes: the bucket alone.
  await naru.press("button[data-choice=access]");
  await naru.press("input[value=private]");
  await until(() => naru.page.run(() => document.querySelector("button[data-choice=distribution]") === null), "no distribution is wanted");
  await naru.click("Run all");
  await naru.click("Start");
  assert.equal(await naru.outcome(), "Stored");
  const bucket = await naru.page.run(() => /naru-shop-[0-9a-f]{8}/.exec(document.querySelector("main").innerText)[0]);
  const left = ["assets/index-DiwrgTda.js.map"];
  for (const name of (await files(root)).filter((n) => !left.includes(n))) {
    const there = await cloud.object(account, bucket, name);
    assert.equal(there.status, 200, name);
    assert.deepEqual(there.bytes, await readFile(join(root, name)), name);
  }

  // A changed file: dropped again onto a list that does not have it yet.
  await naru.click("Deploy");
  await naru.has("No file changes.");
  await writeFile(join(root, "index.html"), (await readFile(join(root, "index.html"), "utf8")).replace("<title>x", "<title>two"));
  const again = await naru.drag(root);
  await again.drop();
  await until(() => naru.page.run(() => [...document.querySelectorAll("[role=treeitem]")].some((r) => r.innerText.includes("index.html"))), "the changed file");
  await naru.click("Deploy");
  assert.equal(await naru.outcome(), "Stored");
  assert.match((await cloud.object(account, bucket, "index.html")).bytes.toString(), /<title>two/);

  // It is not deleted while something lies there; it is taken back first.
  await naru.press("header .more");
  await naru.click("Delete");
  await until(() => naru.page.run(() => document.querySelector("dialog[open]")?.innerText.includes("shop")), "why not");
  await naru.press("dialog[open] .btn.first");
  await until(() => naru.page.run(() => document.querySelector("dialog[open]") === null), "the way there");
  await until(() => naru.page.run(() => document.querySelector("dialog[open]") === null && document.querySelector("button[data-choice=access]") !== null), "the steps, not the list of files");
  await naru.click("Take it all back");
  await until(() => naru.page.run(() => document.querySelector("dialog input") !== null), "what would be removed", 60_000);
  await naru.page.run(() => {
    const name = document.querySelector("dialog input");
    name.value = document.querySelector("dialog label code").innerText;
    name.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await naru.click("Remove");
  await until(async () => (await naru.outcome()) === "All taken back", "the end of it", 60_000);
  assert.equal((await cloud.object(account, bucket, "index.html")).status, 404);

  // The secret is in the keychain and nowhere else: no file, no log at its most talkative, no message to the page.
  const heard = await naru.page.run(() => window.heard.join("\n"));
  assert.ok(heard.length > 1_000, "the page heard something");
  for (const part of traces(key.secret)) assert.ok(!heard.includes(part), "the page was told a piece of the secret");
  const html = await naru.page.run(() => document.documentElement.outerHTML + [...document.querySelectorAll("input")].map((i) => i.value).join());
  for (const part of traces(key.secret)) assert.ok(!html.includes(part), "a piece of the secret is on the page");
  await naru.close();
  const log = await readFile(join(naru.home, "logs", "naru.log"), "utf8");
  assert.ok(log.length > 10_000 && /TRACE/.test(log), `the log is talkative: ${log.length} characters`);
  assert.deepEqual(await found(naru.home, key.secret), []);
  assert.deepEqual(await found("artifacts", key.secret), []);
  // The finder finds: the same search, where the secret was written on purpose.
  const planted = await folder({ "a.txt": `x${key.secret}y` });
  assert.equal((await found(planted, key.secret)).length, 1);
});

test("a root key's file is met kindly, and so is one that is no key", async (t) => {
  const rootKey = join(await folder({ "rootkey.csv": "Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\r\n" }), "rootkey.csv");
  const naru = await launch(t);
  const drop = await naru.drag(rootKey);
  await drop.drop();
  await naru.has("root");
  const other = join(await folder({ "orders.csv": "id,amount\n1,2\n" }), "orders.csv");
  const second = await naru.drag(other);
  await second.drop();
  await naru.has("orders.csv");
  assert.equal(await naru.page.run(() => document.body.innerText.includes("wJalrXUtn")), false);
});

test("an expired session and a missing permission each say what to do", async (t) => {
  for (const [code, message, said] of [
    ["ExpiredToken", "The security token included in the request is expired", /Sign in again|expired|over/i],
    ["InvalidClientTokenId", "The security token included in the request is invalid.", /key/i],
  ]) {
    const url = await refusing(t, code, 403, message);
    const naru = await launch(t, { args: [await folder(build(), "blog/dist")], env: { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" } });
    await naru.click("Put it in my account");
    await naru.has("Connect your account");
    await naru.press("button[data-choice=account]");
    await naru.click("Use:");
    await until(() => naru.page.run((s) => new RegExp(s, "i").test(document.querySelector("main").innerText), said.source), `the page says what ${code} means`);
    await naru.has("What you can do");
    await naru.close();
  }
});
