// Every screen, looked at as look.mjs does.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { ministack, passing, refusing, userCsv } from "./clouds.mjs";
import { AXE, DRESSES, axe, choose, look, misplaced, press, sheet, shownText } from "./look.mjs";
import { build, exec, folder, launch, sleep, until, xdotool } from "./naru.mjs";

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

test("first launch, settings, glossary and a term's note", async (t) => {
  const naru = await launch(t);
  await look(naru, "home");
  await naru.click("Settings");
  await look(naru, "settings");
  await naru.click("Glossary");
  await look(naru, "glossary");
  await naru.click("Credentials");
  await shownText(naru, "keychain|키체인|키링", "the credentials");
  await look(naru, "credentials-none");
  await naru.click("Make a key");
  await until(() => naru.page.run(() => document.querySelector("[role=tab], h1") !== null), "the guide");
  for (const [at, name] of [[0, "cloudshell"], [1, "console"], [2, "cli"]]) {
    await naru.page.run((i) => document.querySelectorAll("[role=tab]")[i]?.click(), at);
    await look(naru, `no-key-${name}`);
  }
});

test("while something is held over the window", async (t) => {
  const naru = await launch(t);
  const held = await naru.drag(await folder(build()));
  await until(() => naru.page.run(() => document.querySelector(".veil") !== null), "the overlay");
  await look(naru, "drag");
  await held.drop();
  await naru.has("Ready to deploy");
});

test("a folder that may cross, and one that may not", async (t) => {
  const long = "a/very/deep/folder/with-a-name-that-does-not-want-to-end/사진-이름이-아주-길어서-줄을-바꿔야-하는-파일.js.map";
  const naru = await launch(t, { args: [await folder({ ...build(), [long]: "{}", ".DS_Store": "", "CASE.js": "1", "case.js": "2" }, "아주-긴-이름의-빌드-폴더-dist")] });
  await naru.has("Ready to deploy");
  await look(naru, "folder");
  const bad = await naru.drag(await folder({ ...build(), ".env": "SECRET=1" }));
  await bad.drop();
  await naru.has("This folder cannot be deployed yet");
  await look(naru, "refused");
});

test("a project planned: the whole and every step, the sheet, the files", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await look(naru, "plan");
  for (const step of ["account", "folder", "bucket", "access", "files", "answers"]) {
    await choose(naru, step);
    await look(naru, `plan-${step}`);
  }
  await press(naru, "main [role=button][aria-haspopup], main .term, main .prose [role=button]");
  await until(() => naru.page.run(() => document.querySelector("[popover]:popover-open") !== null), "the note");
  await look(naru, "term", { before: () => sleep(450), again: "main [role=button][aria-haspopup], main .term, main .prose [role=button]" });
  await press(naru, "button[data-choice=overview]");
  await naru.click("Run all");
  await sheet(naru);
  await look(naru, "sheet");
  await naru.page.keys("Escape");
  await choose(naru, "files");
  await naru.click("Show every file");
  await until(() => naru.page.run(() => document.querySelectorAll("[role=treeitem]").length > 3), "the files");
  await naru.page.run(() => document.querySelectorAll("[role=treeitem]")[1].click());
  await look(naru, "files");
  await naru.page.run(() => document.querySelectorAll("[role=treeitem]")[0].click());
  await look(naru, "files-folder", { dresses: DRESSES.filter(({ name }) => name !== "1024x700") });
  await naru.page.run(() => document.querySelector(".changes .switch button[aria-pressed=false]").click());
  await until(() => naru.page.run(() => document.querySelectorAll("[role=option]").length > 3), "the list");
  await look(naru, "files-list", { dresses: DRESSES.filter(({ name }) => name === "1200x800") });
});

test("CloudFront and a domain: planned, its steps, what is to be entered, the deploy user, live", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  const wish = async (wishes) => {
    const before = await naru.page.runAsync((done) => void window.__TAURI_INTERNALS__.invoke("plan", { aim: { kind: "build" } }).then((p) => done(p.number)));
    const said = await naru.page.runAsync((to, done) => void window.__TAURI_INTERNALS__.invoke("set_wishes", { wishes: to }).then(() => done("saved"), (why) => done(JSON.stringify(why))), wishes);
    assert.equal(said, "saved");
    await until(() => naru.page.runAsync((old, done) => void window.__TAURI_INTERNALS__.invoke("plan", { aim: { kind: "build" } }).then((p) => done(p !== null && p.number !== old), () => done(false)), before), "the new plan", 60_000);
  };
  const run = async (aim) => {
    const plan = await naru.page.runAsync((to, done) => void window.__TAURI_INTERNALS__.invoke("plan", { aim: to }).then((p) => done(p.number)), aim);
    const answers = { make_public: null, break_lock: false, overwrite: false, mishap: null };
    await naru.page.runAsync((to, number, given, done) => void window.__TAURI_INTERNALS__.invoke("run", { aim: to, plan: number, answers: given }).then(() => done(true), (why) => done(String(why))), aim, plan, answers);
    await until(() => naru.page.run(() => document.querySelector(".receipt") !== null), "the end", 120_000);
  };
  const find = async (step) => {
    if (!(await naru.page.run((s) => document.querySelector(`button[data-choice=${s}]`) !== null, step))) await press(naru, "nav .fold > button");
    await choose(naru, step);
  };
  await wish({ access: "cdn" });
  for (const step of ["distribution", "zone"]) {
    await find(step);
    await look(naru, `cdn-${step}`);
  }
  await wish({ access: "cdn", deployer: true, domain: { name: "xn--bj0bj06e.kr", more: ["blog.xn--bj0bj06e.kr"] } });
  for (const step of ["overview", "zone", "certificate", "names", "alias", "domain-answers"]) {
    await find(step);
    await look(naru, `domain-${step}`);
  }
  await run({ kind: "step", step: "zone" });
  await find("delegation");
  await until(() => naru.page.run(() => document.querySelectorAll(".panel [role=row]").length > 4), "what is to be entered", 30_000);
  await naru.page.run(() => {
    const pick = document.querySelector(".panel select");
    pick.value = "gabia";
    pick.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await look(naru, "domain-delegation");
  await press(naru, "button[data-choice=overview]");
  await run({ kind: "build" });
  await until(() => naru.page.run(() => document.querySelector(".map .domain.done") !== null), "live at the domain", 120_000);
  await look(naru, "domain-live");
  await find("deployer");
  await until(() => naru.page.run(() => document.querySelector(".panel li svg.key") !== null), "its key", 30_000);
  await look(naru, "deployer");
});

test("a run under way, waiting, cancelled, failed, live, its history, the way back", async (t) => {
  const root = await folder(build(900), "shop/dist");
  const naru = await launch(t, { args: [root] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  const start = async (mishap) => {
    await press(naru, "button[data-choice=overview]");
    // In whichever language it is.
    await until(() => naru.page.run(() => {
      const button = [...document.querySelectorAll("main header .btn")].find((b) => /^(Run all|모두 실행)/.test(b.innerText.trim()));
      button?.click();
      return button !== undefined;
    }), "the button that runs all", 30_000);
    await sheet(naru);
    await until(() => naru.page.run(() => document.querySelector("dialog .btn.first").getAttribute("aria-disabled") !== "true"), "it may start");
    if (mishap) {
      await naru.page.run((m) => {
        document.querySelector("dialog details").open = true;
        const pick = document.querySelector("dialog select");
        pick.value = m;
        pick.dispatchEvent(new Event("change", { bubbles: true }));
      }, mishap);
      await sleep(120);
    }
    await press(naru, "dialog .btn.first");
    await until(() => naru.page.run(() => document.querySelector("dialog[open]") === null), "the sheet is closed");
  };
  const is = (css) => naru.page.run((c) => document.querySelector(c) !== null, css);
  const over = () => until(() => is(".receipt"), "the end", 90_000);

  // It does not stay for long: whenever it is over, files are taken back and it begins again.
  let n = 0;
  const begin = async () => {
    n += 1;
    for (let i = 0; i < 900; i += 1) await writeFile(join(root, `assets/part-${(0xa1b2c3d0 + i).toString(16)}.js`), `export default ${i + n * 1000}\n`);
    await naru.page.run(() => window.__TAURI_INTERNALS__.invoke("look"));
    await until(() => is("main header .btn:not(.quiet)"), "the new plan", 30_000);
    await start();
  };
  const going = (css) => async () => {
    while (!(await is(css))) {
      if (n === 0 || (await is(".receipt"))) await begin();
      await sleep(50);
    }
    // Everything is painted in the new dress.
    await sleep(200);
  };
  // How fast it goes is a line after two seconds, of the few that there are.
  await look(naru, "running-speed", { before: going(".spark svg"), finish: over, dresses: DRESSES.filter(({ name }) => name === "1200x800") });
  await look(naru, "running", {
    before: going("progress"),
    finish: async () => {
      await naru.page.run(() => [...document.querySelectorAll("main header .btn")].find((b) => /Cancel|취소/.test(b.innerText))?.click());
      await over();
    },
  });
  await look(naru, "cancelled");
  await start("offline");
  await over();
  await look(naru, "failed-offline");
  await start("denied");
  await over();
  await look(naru, "failed-denied");
  await start();
  await over();
  await look(naru, "live");
  await naru.page.run(() => [...document.querySelectorAll("main header .btn")].find((b) => /^(History|배포 이력)/.test(b.innerText.trim()))?.click());
  await until(() => naru.page.run(() => document.querySelectorAll("main details, main .run").length > 0), "the history");
  await look(naru, "history");
  await press(naru, "button[data-choice=overview]");
  await naru.click("Take it all back");
  await sheet(naru);
  await look(naru, "take-back");
  await naru.page.keys("Escape");
});

test("the releases: listed, one opened, two compared, the way back and its receipt", async (t) => {
  const naru = await launch(t, { args: [await folder({ ...build(), "note.txt": "1" }, "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.click("Releases");
  await naru.has("No release yet.");
  await look(naru, "releases-none", { dresses: DRESSES.filter(({ name }) => name === "1200x800") });
  await naru.click("Run all");
  await sheet(naru);
  await press(naru, "dialog .btn.first");
  await naru.outcome();
  await naru.drag(await folder({ ...build(), "index.html": build()["index.html"].replace("<title>x", "<title>y"), "two.txt": "2" })).then((held) => held.drop());
  await naru.has("two.txt");
  await naru.click("Deploy");
  await naru.outcome();
  await naru.click("Steps");
  await naru.click("Releases");
  await until(() => naru.page.run(() => document.querySelectorAll("[data-release]").length === 2), "the releases", 30_000);
  await naru.page.run(() => document.querySelectorAll("[data-release] summary")[1].click());
  await until(() => naru.page.run(() => document.querySelector("[data-release] dl") !== null), "one opened");
  await look(naru, "releases");
  await naru.page.run(() => document.querySelectorAll("[data-release] summary")[0].click());
  await naru.click("What changed");
  await naru.has("two.txt");
  await look(naru, "releases-compared");
  await naru.click("All releases");
  await naru.page.run(() => document.querySelectorAll("[data-release] summary")[1].click());
  await naru.click("Go back to it");
  await naru.has("What it will do");
  await look(naru, "going-back");
  await naru.click("Go back");
  await naru.outcome();
  await look(naru, "went-back", { dresses: DRESSES.filter(({ name }) => name === "1200x800") });
});

test("waiting for what takes its time", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "shop/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.click("Run all");
  await sheet(naru);
  await naru.page.run(() => {
    document.querySelector("dialog details").open = true;
    const pick = document.querySelector("dialog select");
    pick.value = "stale-reads";
    pick.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await sleep(150);
  await look(naru, "sheet-mishap");
  await press(naru, "dialog .btn.first");
  const is = (css) => naru.page.run((c) => document.querySelector(c) !== null, css);
  const over = () => until(() => is(".receipt"), "the end", 90_000);
  // A wait is short in practice: whenever it is over, everything is taken back and begins again.
  const again = async () => {
    await over();
    for (const wanted of ["take-back", "build"]) {
      const plan = await until(() => naru.page.runAsync((aim, done) => void window.__TAURI_INTERNALS__.invoke("plan", { aim }).then((p) => done(p?.number ?? null), () => done(null)), { kind: wanted }), "a plan", 30_000);
      const answers = { make_public: null, break_lock: false, overwrite: false, mishap: wanted === "build" ? "stale-reads" : null };
      await naru.page.runAsync((aim, number, given, done) => void window.__TAURI_INTERNALS__.invoke("run", { aim, plan: number, answers: given }).then(() => done(true), (why) => done(String(why))), { kind: wanted }, plan, answers);
      if (wanted === "take-back") await sleep(300).then(over);
    }
  };
  await look(naru, "waiting", {
    async before() {
      while (!(await is("section.wait"))) {
        if (await is(".receipt")) await again();
        await sleep(40);
      }
    },
    finish: over,
  });
});

test("a domain is waited for: whose turn it is, and what is to be entered", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "나의-블로그/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  const ask = (command, args) => naru.page.runAsync((c, a, done) => void window.__TAURI_INTERNALS__.invoke(c, a).then((r) => done(r ?? true), (why) => done({ why: JSON.stringify(why) })), command, args);
  const is = (css) => naru.page.run((c) => document.querySelector(c) !== null, css);
  const over = () => until(() => is(".receipt"), "the end", 120_000);
  const wishes = (name) => ({ access: "cdn", domain: { name } });
  const run = async (aim) => {
    const plan = await until(() => ask("plan", { aim }).then((p) => p.number ?? null), "a plan", 60_000);
    await ask("run", { aim, plan, answers: { make_public: null, break_lock: false, overwrite: false, delete_zone: true, mishap: null } });
  };
  await ask("set_wishes", { wishes: wishes("xn--bj0bj06e.kr") });
  // In practice a wait is short: whenever it is over, everything is taken back and it begins again.
  const waiting = (step) => async () => {
    for (;;) {
      if (await naru.page.run((s) => document.querySelector(`section.wait[data-step=${s}]`) !== null, step)) return;
      if (await is(".receipt")) {
        await run({ kind: "take-back" });
        await sleep(300);
        await over();
        await run({ kind: "build" });
        await sleep(300);
      }
      await sleep(40);
    }
  };
  await until(() => ask("plan", { aim: { kind: "build" } }).then((p) => JSON.stringify(p).includes("route53")), "the domain's plan", 60_000);
  await run({ kind: "build" });
  // It takes its time to come back to each wait: one size will do.
  const dresses = DRESSES.filter(({ name }) => name === "1200x800");
  await look(naru, "domain-waiting", { before: waiting("delegation"), dresses });
  await look(naru, "certificate-waiting", { before: waiting("certificate"), finish: over, dresses });
});

test("what was made by hand: asked for, found, taken over, its upgrades, a plan of one, given back", async (t) => {
  const naru = await launch(t);
  await naru.click("I already have a site on AWS");
  await naru.type("Bucket, distribution or address", "https://www.example.kr/");
  await naru.has("Understood:");
  await look(naru, "adopt");
  await naru.click("Try it with a sample");
  await naru.has("What was found");
  await look(naru, "adopt-found");
  await naru.click("Adopt");
  assert.equal(await naru.outcome(), "Adopted");
  await naru.has("See 5 upgrades");
  await look(naru, "adopted");
  await naru.click("See 5 upgrades");
  await until(() => naru.page.run(() => document.querySelectorAll("[data-upgrade]").length > 5), "the upgrades");
  await look(naru, "upgrades");
  await press(naru, '[data-upgrade="origin"] button');
  await sheet(naru);
  await look(naru, "upgrade-sheet");
  await naru.page.keys("Escape");
  await naru.click("Give it back…");
  await sheet(naru);
  await look(naru, "give-back");
});

test("for the terminal and CI: what is offered, and a difference before it is written", async (t) => {
  const root = await folder({ "package.json": '{\n  "name": "shop",\n  "scripts": { "build": "vite build" },\n  "devDependencies": { "vite": "8" }\n}\n', ...Object.fromEntries(Object.entries(build()).map(([name, text]) => [`dist/${name}`, text])) }, "shop");
  const naru = await launch(t, { args: [join(root, "dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.click("Terminal");
  await until(() => naru.page.run(() => document.querySelectorAll(".panel .cli").length > 0), "what is offered", 30_000);
  await look(naru, "tools");
  await naru.page.run(() => [...document.querySelectorAll(".panel button")].find((b) => b.innerText.startsWith("Show the change"))?.click());
  await until(() => naru.page.run(() => document.querySelector(".panel .diff, .panel .box, .panel pre") !== null), "the difference", 30_000);
  await look(naru, "tools-difference");
});

test("an account: no credentials, a key offered, its card, making public, an endpoint, expired", async (t) => {
  const cloud = await ministack(t);
  const account = "200000000023";
  const { stdout: policy } = await exec(join(dirname(process.env.NARU_APP), "naru"), ["policy", "setup"], { env: { ...process.env, NARU_HOME: join(process.env.NARU_E2E_WORK, "policy-home-2") } });
  const key = await userCsv(cloud, account, JSON.stringify(JSON.parse(policy)));
  const csv = join(await folder({ "naru-setup_accessKeys.csv": key.csv }, "downloads"), "naru-setup_accessKeys.csv");
  let broken = false;
  const url = await passing(t, cloud.url, (path) => broken && path.includes("/part-"));
  const root = await folder(build(6), "shop/dist");
  const naru = await launch(t, { args: [root], env: { AWS_ENDPOINT_URL: url } });
  await naru.click("Put it in my account");
  await naru.has("Connect your account");
  await look(naru, "no-credentials");
  await naru.drag(csv).then((held) => held.drop());
  await naru.has("naru-setup_accessKeys.csv");
  await look(naru, "key-offered");
  await naru.click("Save this key");
  await naru.has("arn:aws:iam");
  await look(naru, "credentials");
  await naru.page.run(() => [...document.querySelectorAll("main button")].find((b) => (b.getAttribute("aria-label") ?? "").startsWith("Who is it?"))?.click());
  await shownText(naru, "Account ID|계정 ID", "the card");
  await sleep(400);
  await look(naru, "identity-card");
  await press(naru, "header .open");
  await naru.has("Connect your account");
  await choose(naru, "account");
  await naru.use();
  await look(naru, "plan-endpoint");
  await choose(naru, "access");
  await naru.page.run(() => [...document.querySelectorAll("main input[type=radio], main [role=radio]")].at(-1).click());
  await until(() => naru.page.run(() => document.body.innerText.includes("to make") || document.querySelectorAll("main .panel").length > 0), "the new plan");
  await sleep(1200);
  await press(naru, "button[data-choice=overview]");
  await naru.has("to make");
  await naru.click("Run all");
  await sheet(naru);
  await until(() => naru.page.run(() => document.querySelector("dialog input") !== null), "the question");
  await look(naru, "make-public");
  await naru.type("", await naru.page.run(() => /naru-shop-[0-9a-f]{8}/.exec(document.querySelector("dialog").innerText)[0]));
  await press(naru, "dialog .btn.first");
  await naru.outcome();
  await look(naru, "stored-or-live");
  broken = true;
  for (let i = 0; i < 6; i += 1) await writeFile(join(root, `assets/part-${(0xa1b2c3d0 + i).toString(16)}.js`), `export default -${i}\n`);
  await naru.drag(root).then((held) => held.drop());
  await until(() => naru.page.run(() => document.querySelectorAll("[role=treeitem]").length === 7), "the changed files");
  await naru.click("Deploy");
  await until(() => naru.page.run(() => document.querySelector(".failed ul[tabindex]") !== null), "the files that did not go", 60_000);
  await look(naru, "failed-files");
  await press(naru, "header .more");
  await naru.click("Delete");
  await sheet(naru);
  await look(naru, "still-there");
});

test("an expired key, and nobody there", async (t) => {
  const keys = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
  const url = await refusing(t, "ExpiredToken", 403, "The security token included in the request is expired");
  for (const [screen, at] of [["expired", url], ["offline", "http://127.0.0.1:9"]]) {
    const naru = await launch(t, { args: [await folder(build(), "blog/dist")], env: { ...keys, AWS_ENDPOINT_URL: at } });
    await naru.click("Put it in my account");
    await naru.has("Connect your account");
    await choose(naru, "account");
    await naru.click("Use:");
    await naru.has("What you can do");
    await look(naru, screen);
    await naru.close();
  }
});

test("the doctor: well, with findings, and where nobody answers", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  await naru.outcome();
  await naru.click("Doctor");
  await naru.has("Nothing is wrong");
  await look(naru, "doctor-well");
  const dir = join(naru.home, "practice");
  const path = join(dir, (await readdir(dir))[0], "cloud.json");
  const state = JSON.parse(await readFile(path, "utf8"));
  const [, ours] = Object.entries(state.truth.buckets).find(([name]) => name.startsWith("naru-"));
  ours.policy = "Absent";
  const [cdn] = Object.values(state.truth.distributions.Seen);
  state.forgotten.push({ id: "I1", distribution: cdn.id, paths: ["/bin", "/boot", "/usr"], left: 0 });
  await writeFile(path, JSON.stringify(state));
  await naru.click("Examine again");
  await naru.has("Fix this");
  await look(naru, "doctor-findings");
  await naru.close();

  const keys = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
  const away = await launch(t, { args: [await folder(build(), "blog/dist")], env: { ...keys, AWS_ENDPOINT_URL: "http://127.0.0.1:9" } });
  await away.click("Put it in my account");
  await away.has("Connect your account");
  await choose(away, "account");
  await away.click("Use:");
  await away.has("What you can do");
  await away.click("Doctor");
  await away.has("The look ended early");
  await look(away, "doctor-away");
});

test("a project's menu, its other name, its deletion; a damaged file", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  await naru.outcome();
  await press(naru, "header .more");
  await until(() => naru.page.run(() => document.querySelector("[role=menu]") !== null), "the menu");
  await naru.page.keys("Escape");
  await press(naru, "header .more");
  await naru.click("Rename");
  await sheet(naru);
  await look(naru, "rename");
  await naru.page.keys("Escape");
  await press(naru, "header .more");
  await naru.click("Delete");
  await naru.has("Undo");
  await look(naru, "deleted", { before: () => sleep(300) });
  await naru.click("Undo");
  await naru.has("Sample site");
  await naru.close();
  const dir = join(naru.home, "projects");
  const [file] = (await readdir(dir)).filter((name) => name.endsWith(".toml"));
  await writeFile(join(dir, file), "version = 1\nname = ");
  const next = await launch(t, { home: naru.home });
  await until(() => next.page.run(() => document.querySelector("header .open .word")?.innerText === "File damaged"), "it is told apart");
  await press(next, "header .open");
  await sheet(next);
  await look(next, "damaged");
});

test("the window is closed while a run is under way", async (t) => {
  const naru = await launch(t, { args: [await folder(build(), "shop/dist")] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.click("Run all");
  await sheet(naru);
  await press(naru, "dialog .btn.first");
  await until(() => naru.steps().then((steps) => steps.filter((s) => s === "done").length > 2), "the middle of it");
  const id = (await xdotool("search", "--onlyvisible", "--class", "naru")).split("\n")[0];
  await xdotool("windowactivate", "--sync", id).catch(() => "");
  await xdotool("key", "alt+F4");
  await sheet(naru);
  // The question stays until it is answered, also when the run has ended meanwhile.
  await look(naru, "closing");
});
