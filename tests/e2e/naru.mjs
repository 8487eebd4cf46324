// Starts the real window and does in it what a person does.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { open as session, until } from "./webdriver.mjs";

const exec = promisify(execFile);
const WORK = process.env.NARU_E2E_WORK;
// The distribution's own Python has the GTK bindings.
const PYTHON = "/usr/bin/python3";

/** Makes a folder of these files below the work folder and gives its path. */
export async function folder(files, name = "dist") {
  const root = join(await mkdtemp(join(WORK, "folder-")), name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** A build as Vite leaves it, with so many scripts. */
export const build = (scripts = 3) => ({
  "index.html": `<!doctype html><html><head><title>x</title><script type="module" crossorigin src="/assets/index-DiwrgTda.js"></script></head><body><div id="root"></div></body></html>`,
  "assets/index-DiwrgTda.js": "console.log(1)\n",
  "assets/index-DiwrgTda.js.map": "{}",
  "assets/empty.css": "",
  "favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  ...Object.fromEntries(Array.from({ length: scripts }, (_, i) => [`assets/part-${(0xa1b2c3d0 + i).toString(16)}.js`, `export default ${i}\n`])),
});

/** Every file of a folder, by its path below it. */
export async function files(root) {
  const all = await readdir(root, { recursive: true, withFileTypes: true });
  return all.filter((f) => f.isFile()).map((f) => join(f.parentPath ?? f.path, f.name).slice(root.length + 1));
}

/** Fetches every file and compares it byte for byte. */
export async function compare(url, root, but = []) {
  const names = (await files(root)).filter((name) => !but.includes(name));
  for (const name of names) {
    const reply = await fetch(`${url}/${name.split("/").map(encodeURIComponent).join("/")}`);
    assert.equal(reply.status, 200, name);
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), await readFile(join(root, name)), name);
  }
  return names.length;
}

/** Starts Naru with a home of its own; it is closed when the test ends, if not before. */
export async function launch(t, { lang = "C.UTF-8", args = [], home, env = {} } = {}) {
  const dir = await mkdtemp(join(WORK, "launch-"));
  home ??= join(dir, "home");
  const opened = join(dir, "opened");
  // A browser that only writes down what it was asked to open.
  await mkdir(join(dir, "bin"));
  for (const name of ["xdg-open", "gio"]) {
    await writeFile(join(dir, "bin", name), `#!/bin/sh\nfor last; do :; done\necho "$last" >>"${opened}"\n`);
    await chmod(join(dir, "bin", name), 0o755);
  }
  const wrapper = join(dir, "naru");
  const all = { LANG: lang, LC_ALL: lang, LANGUAGE: "", NARU_HOME: home, AWS_CONFIG_FILE: join(home, "no-config"), AWS_SHARED_CREDENTIALS_FILE: join(home, "no-credentials"), ...env };
  const set = Object.entries(all).map(([name, value]) => `${name}='${value}'`).join(" ");
  const start = `env ${set} PATH='${join(dir, "bin")}':"$PATH" '${process.env.NARU_APP}'`;
  // The first line of the process's own id, so that it can be killed as a person's computer would.
  await writeFile(wrapper, `#!/bin/sh\necho $$ >'${dir}/pid'\nexec ${start} ${args.map((a) => `'${a}'`).join(" ")} 2>>artifacts/naru.log\n`);
  await chmod(wrapper, 0o755);
  const page = await session(process.env.NARU_E2E_DRIVER, { browserName: "wry", "tauri:options": { application: wrapper } });
  let open = true;
  const pid = async () => Number(await readFile(join(dir, "pid"), "utf8"));
  const alive = async () => {
    try {
      process.kill(await pid(), 0);
      return true;
    } catch {
      return false;
    }
  };
  const close = async () => {
    if (open) await page.close().catch(() => {});
    open = false;
    // The next start must not find this one: it would only bring it forward, and end.
    for (let i = 0; i < 100 && (await alive()); i += 1) {
      if (i === 60) process.kill(await pid(), "SIGKILL");
      await sleep(50);
    }
  };
  t.after(close);
  await page.size(0, 0, 1200, 800);
  await until(() => page.run(() => document.querySelector("h1") !== null), "the first screen");
  return {
    ...hands(page), page, home, opened, close, pid, alive,
    /** The window's name as the window manager has it. */
    name: async () => (await xdotool("search", "--onlyvisible", "--class", "naru", "getwindowname")).trim(),
    /** Kills the program at once, as a power cut does. */
    async kill() {
      process.kill(await pid(), "SIGKILL");
      await close();
    },
    /** Starts a second copy and gives its exit code. */
    second: () => exec("sh", ["-c", `timeout 20 ${start}`]).then(() => 0, (error) => error.code),
  };
}

function hands(page) {
  const has = (text) => until(() => page.run((t) => document.body.innerText.includes(t), text), `the page says “${text}”`, 30_000);
  const counts = { clicks: 0, typed: 0 };
  /** Clicks what goes by this name: a button, a link, a tab. */
  const click = async (name) => {
    await until(
      () =>
        page.run((n) => {
          const root = document.querySelector("dialog[open]") ?? document;
          const all = [...root.querySelectorAll("button, summary, [role=menuitem], [role=radio], label")];
          const called = (b) => (b.getAttribute("aria-label") ?? b.innerText).trim().replace(/\s+/g, " ");
          const one = all.find((b) => called(b) === n && b.getAttribute("aria-disabled") !== "true") ?? all.find((b) => called(b).startsWith(n) && b.getAttribute("aria-disabled") !== "true");
          one?.click();
          return one !== undefined;
        }, name),
      `a button “${name}”`,
    );
    counts.clicks += 1;
  };
  return {
    has,
    click,
    counts,
    /** Clicks what this selector finds, once it is there and takes clicks. */
    press: (selector) =>
      until(
        () =>
          page.run((s) => {
            const one = document.querySelector(s);
            if (!one || one.getAttribute("aria-disabled") === "true") return false;
            one.click();
            return true;
          }, selector),
        `something to press: ${selector}`,
      ),
    /** Takes the credentials that are offered, and waits for the plan they give. What the page says instead is printed. */
    async use() {
      for (let left = 3; ; left -= 1) {
        await click("Use:");
        const planned = () => page.run(() => document.body.innerText.includes("to make"));
        const came = await until(planned, "a plan", 20_000).catch(() => false);
        if (came) return;
        console.error("no plan after “Use:”, the page says:", await page.run(() => document.querySelector("main").innerText));
        if (left === 0) throw new Error("no plan after “Use:”");
      }
    },
    /** Writes into the field of this name, as typed. */
    async type(label, text) {
      await until(
        () =>
          page.run(
            (l, value) => {
              const root = document.querySelector("dialog[open]") ?? document;
              const field = [...root.querySelectorAll("input, textarea")].find((f) => (f.getAttribute("aria-label") ?? [...(f.labels ?? [])].map((x) => x.innerText).join(" ")).includes(l));
              if (!field) return false;
              field.focus();
              Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
              field.dispatchEvent(new InputEvent("input", { bubbles: true }));
              return true;
            },
            label,
            text,
          ),
        `a field “${label}”`,
      );
      counts.typed += 1;
    },
    heading: () => page.run(() => document.querySelector("h1").innerText),
    gone: (text) => until(() => page.run((t) => !document.body.innerText.includes(t), text), `“${text}” is gone`),
    /** How the run that is shown ended. */
    outcome: () => until(() => page.run(() => document.querySelector(".receipt #panel-title")?.innerText), "an outcome", 120_000),
    /** How every step stands, in order. */
    steps: () => page.run(() => [...document.querySelectorAll("button[data-choice]:not([data-choice=overview])")].map((b) => b.closest("li").className.split(" ")[0])),
    /** The site's address as it is shown. */
    address: () => until(() => page.run(() => /http:\/\/127\.0\.0\.1:\d+/.exec(document.querySelector(".receipt")?.innerText ?? "")?.[0]), "an address"),
    /** Language, theme and size of text, as the page's buttons and keys set them. */
    async dress(change) {
      await page.runAsync((to, done) => void window.__TAURI_INTERNALS__.invoke("set_settings", { change: to }).then(() => done(true)), change);
      const { lang, theme, text } = change;
      const size = text === 100 ? "" : `${text}%`;
      await until(() => page.run((l, t, s) => document.documentElement.lang === l && document.documentElement.dataset.theme === t && document.documentElement.style.fontSize === s, lang, theme, size), "the dress");
    },
    /** Drags a path over the window, as from a file manager; `drop` lets go, `leave` takes it away again. */
    async drag(...paths) {
      const source = spawn(PYTHON, ["tests/e2e/drag_source.py", "1300", "20", ...paths], { stdio: ["ignore", "pipe", "inherit"] });
      await new Promise((ready, failed) => {
        source.stdout.once("data", ready);
        source.once("exit", () => failed(new Error("the drag source ended")));
      });
      await sleep(300);
      const mouse = (...args) => exec("xdotool", args.map(String));
      const move = async (x, y) => {
        await mouse("mousemove", x, y);
        await sleep(80);
      };
      await move(1360, 80);
      await mouse("mousedown", 1);
      await sleep(80);
      for (let i = 1; i <= 12; i += 1) await move(1360 - i * 60, 80 + i * 25);
      for (let i = 1; i <= 3; i += 1) await move(640 - i * 4, 380 + i * 4);
      const end = async () => {
        await mouse("mouseup", 1);
        await sleep(300);
        source.removeAllListeners("exit");
        source.kill();
      };
      return {
        drop: end,
        async leave() {
          for (let i = 1; i <= 12; i += 1) await move(628 + i * 60, 392 - i * 25);
          await end();
        },
      };
    },
  };
}

export const clipboard = async () => (await exec(PYTHON, ["tests/e2e/clipboard.py"], { timeout: 5_000 })).stdout.trim();
export const xdotool = (...args) => exec("xdotool", args.map(String)).then(({ stdout }) => stdout.trim());
export { exec, rm, sleep, until };
