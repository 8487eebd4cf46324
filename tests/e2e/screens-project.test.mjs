// What is set of a project in the window: its build, its header rules, what stays, how fast it goes; saved into its
// file, and looked at in every dress.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { FEW, choose, look, press } from "./look.mjs";
import { build, exec, folder, launch, sleep, until, xdotool } from "./naru.mjs";

const saved = async ({ home }) => {
  const dir = join(home, "projects");
  const [name] = (await readdir(dir)).filter((file) => file.endsWith(".toml"));
  return readFile(join(dir, name), "utf8");
};
const says = (naru, text) => until(async () => (await saved(naru)).includes(text), `the file says ${text}`);
const open = (naru, at) => naru.page.run((i) => {
  const details = [...document.querySelectorAll("section[aria-label] details")].filter((one) => one.querySelector("summary").innerText.includes(i));
  details[0].open = true;
}, at);
/** The form that is open. */
const OPEN = "section[aria-label] details[open] .btn";
const tick = (naru) => naru.page.run(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.innerText);

test("header rules: none, one typed with what it catches, refused, moved, undone, and served", async (t) => {
  const images = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`images/사진-${i}.png`, `png ${i}`]));
  const naru = await launch(t, { args: [await folder({ ...build(), ...images, "guide.pdf": "%PDF" }, "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await choose(naru, "files");
  await open(naru, "Header rules");
  await naru.has("There are none");
  await look(naru, "rules-none", { at: OPEN, dresses: FEW });

  await naru.click("Add a rule");
  await naru.type("Files", "images/{a");
  await naru.type("Time to keep", "soon");
  await naru.has("with every bracket closed");
  await look(naru, "rule-wrong", { dresses: FEW });
  await naru.type("Files", "images/**");
  await naru.type("Time to keep", "30 days");
  await naru.has("9 files of the folder");
  await naru.has("and 3 more");
  await look(naru, "rule-form");
  await naru.click("Save this rule");
  await says(naru, 'for = "images/**"');

  // Pages are never kept for long, and that is said before anything is saved.
  await naru.click("Add a rule");
  await naru.type("Files", "*.html");
  await naru.type("Time to keep", "immutable");
  await naru.has("is asked for anew each time all the same");
  await look(naru, "rule-page", { dresses: FEW });
  await naru.type("Files", "*-0.png");
  await naru.has("1 file of the folder");
  await naru.click("Save this rule");
  await naru.has("decided by this rule: 8");
  await look(naru, "rules", { at: OPEN });

  // By keys alone: the focus goes along with the rule that is moved.
  await naru.page.run(() => document.querySelector("[aria-label='Move rule 2 up']").focus());
  await naru.page.keys("Enter");
  await until(async () => /-0\.png[^]*images\/\*\*/.test(await saved(naru)), "the order in the file");
  assert.equal(await tick(naru), "Move rule 1 up");
  await naru.click("Undo");
  await until(async () => /images\/\*\*[^]*-0\.png/.test(await saved(naru)), "the order as it was");
  await naru.click("Remove rule 2");
  await until(async () => !(await saved(naru)).includes("-0.png"), "one is gone");

  await press(naru, "button[data-choice=overview]");
  await naru.click("Run all");
  await until(() => naru.page.run(() => document.querySelector("dialog[open] .btn.first")?.getAttribute("aria-disabled") !== "true"), "the sheet");
  await press(naru, "dialog .btn.first");
  await naru.outcome();
  const reply = await fetch(`${await naru.address()}/images/${encodeURIComponent("사진-0.png")}`);
  assert.equal(reply.headers.get("cache-control"), "public, max-age=2592000");
});

test("what stays and how fast it goes: understood while it is typed, saved, and as usual again", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await choose(naru, "files");
  await open(naru, "Earlier releases that stay");
  await naru.has("one of the last 3 before the newest");
  await naru.type("Releases", "many");
  await naru.has("write a whole number");
  await naru.type("Releases", "10");
  await naru.has("one of the last 10 before the newest");
  await open(naru, "Upload limit");
  await naru.type("At most, a second", "fast");
  await naru.has("write bytes a second as 500K");
  await look(naru, "keep-and-rate-wrong", { at: OPEN, dresses: FEW });
  await naru.type("At most, a second", "1.5M");
  await naru.has("1.5 MB");
  await look(naru, "keep-and-rate", { at: OPEN });
  await naru.click("Save");
  await says(naru, "releases = 10");
  await naru.click("Save");
  await naru.has("Upload limit: 1.5M");
  assert.match(await readFile(join(naru.home, "local.toml"), "utf8"), /limit_rate = "1\.5M"/);
  assert.doesNotMatch(await saved(naru), /1\.5M/, "it is of this computer");
  await naru.click("No limit");
  await naru.has("Upload limit: No limit");
  await naru.click("As usual");
  await until(async () => !(await saved(naru)).includes("releases = 10"), "nothing is said");
});

test("a build: how, asked, its lines while they come, failed, stopped, done, and never", async (t) => {
  const script = (name, ...lines) => ({ [name]: lines.join("\n") });
  const root = await folder({
    "package.json": JSON.stringify({ scripts: { build: "node build.mjs" } }, null, 2),
    "package-lock.json": "{}",
    ...script("build.mjs", "import { existsSync, writeFileSync } from 'node:fs';",
      "for (let i = 1; i <= 40; i += 1) console.log(`dist/assets/part-${i}.js   ${i} kB`);",
      "if (existsSync('wrong')) { console.error('src/main.ts:3:7 error TS2304: Cannot find name \\'fetcher\\'.'); process.exit(2); }",
      "const end = () => { writeFileSync('dist/built.txt', 'built'); console.log('built'); };",
      "if (existsSync('slow')) setInterval(() => existsSync('slow') || (end(), process.exit(0)), 50); else end();"),
    ...Object.fromEntries(Object.entries(build()).map(([path, text]) => [`dist/${path}`, text])),
  }, "나의-블로그");
  const naru = await launch(t, { args: [join(root, "dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await choose(naru, "folder");
  await open(naru, "Build: npm run build");
  await naru.has("By package.json and the lockfile: npm run build");
  await look(naru, "build-form", { at: OPEN, dresses: FEW });

  await naru.page.run(() => window.__TAURI_INTERNALS__.invoke("set_deploying", { deploying: true }));
  await naru.click("Build, then deploy");
  await naru.has("Run this command?");
  await look(naru, "build-ask");
  assert.ok(!existsSync(join(root, "dist/built.txt")), "nothing runs before the yes");
  await writeFile(join(root, "slow"), "");
  await naru.click("Run it");
  await naru.has("dist/assets/part-40.js");
  await look(naru, "build-running", { dresses: FEW });
  await naru.click("Stop the build");
  await naru.has("Build stopped after");
  await look(naru, "build-stopped", { dresses: FEW });
  await writeFile(join(root, "wrong"), "");
  await naru.click("Build, then deploy");
  await naru.has("Build failed after");
  await naru.has("TS2304");
  await look(naru, "build-failed");
  await rm(join(root, "wrong"));
  await rm(join(root, "slow"));
  await naru.click("Build, then deploy");
  await naru.has("Built in");
  await naru.has("built.txt");
  await look(naru, "build-done", { dresses: FEW });

  await naru.click("Steps");
  await choose(naru, "folder");
  await open(naru, "Build: npm run build");
  await naru.click("A command of my own");
  await naru.type("Command", "node build.mjs %s");
  await naru.type("Output folder", "/etc");
  await naru.has("a folder inside the project");
  await look(naru, "build-form-wrong", { at: OPEN, dresses: FEW });
  await naru.type("Output folder", "dist");
  await naru.click("Save the build settings");
  // The system asks, and not the page: first no, then yes.
  const geometry = (id) => xdotool("getwindowgeometry", "--shell", id);
  const asked = () => until(async () => (await xdotool("search", "--onlyvisible", "--name", "^Build with this command").catch(() => "")).split("\n")[0], "the system's question");
  const answer = async (yes) => {
    const id = await asked();
    await xdotool("windowactivate", "--sync", id).catch(() => {});
    await sleep(300);
    if (yes) {
      // Of its two buttons along the lower edge the first.
      const [width, height] = ["WIDTH", "HEIGHT"].map((name) => geometry(id).then((it) => Number(new RegExp(`${name}=(\\d+)`).exec(it)[1])));
      await exec("import", ["-window", "root", "artifacts/screens/build-own-asked.png"]).catch(() => {});
      await xdotool("mousemove", "--window", id, Math.round((await width) / 4), (await height) - 20, "click", 1);
    } else {
      await xdotool("key", "--clearmodifiers", "Escape");
    }
    await until(async () => (await xdotool("search", "--onlyvisible", "--name", "^Build with this command").catch(() => "")) === "", "it is answered");
  };
  await answer(false);
  assert.doesNotMatch(await saved(naru), /node build\.mjs %s/, "no is no");
  await naru.click("Save the build settings");
  await answer(true);
  await says(naru, 'command = "node build.mjs %s"');
  await naru.has("Build: node build.mjs %s");
  await naru.click("No build");
  await naru.click("Save the build settings");
  await says(naru, "off = true");
  await look(naru, "build-never", { at: OPEN, dresses: FEW });
  await naru.page.run(() => window.__TAURI_INTERNALS__.invoke("set_deploying", { deploying: true }));
  await naru.has("Preview");
  assert.ok(await naru.page.run(() => ![...document.querySelectorAll("button")].some((b) => b.innerText.includes("Build, then deploy"))), "nothing offers to build");
});
