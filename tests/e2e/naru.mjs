// Starts the real window and does in it what a person does.
import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
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

/** Starts Naru with a home of its own; it is closed when the test ends, if not before. */
export async function launch(t, { lang = "C.UTF-8", args = [], home } = {}) {
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
  const set = `LANG=${lang} LC_ALL=${lang} LANGUAGE= NARU_HOME='${home}' PATH='${join(dir, "bin")}':"$PATH"`;
  await writeFile(wrapper, `#!/bin/sh\nexec env ${set} '${process.env.NARU_APP}' ${args.map((a) => `'${a}'`).join(" ")} 2>>artifacts/naru.log\n`);
  await chmod(wrapper, 0o755);
  const page = await session(process.env.NARU_E2E_DRIVER, { browserName: "wry", "tauri:options": { application: wrapper } });
  let open = true;
  const close = async () => {
    if (open) await page.close();
    open = false;
  };
  t.after(close);
  await page.size(0, 0, 1200, 800);
  await until(() => page.run(() => document.querySelector("h1") !== null), "the first screen");
  /** The window's name as the window manager has it. */
  const name = async () => (await xdotool("search", "--onlyvisible", "--class", "naru", "getwindowname")).trim();
  return { ...hands(page), page, home, opened, close, name };
}

function hands(page) {
  const has = (text) => until(() => page.run((t) => document.querySelector("main").innerText.includes(t), text), `the page says “${text}”`, 30_000);
  const click = (name) =>
    until(
      () =>
        page.run((n) => {
          const all = [...document.querySelectorAll("button")];
          const one = all.find((b) => (b.getAttribute("aria-label") ?? b.innerText).trim() === n);
          one?.click();
          return one !== undefined;
        }, name),
      `a button “${name}”`,
    );
  return {
    has,
    click,
    heading: () => page.run(() => document.querySelector("h1").innerText),
    gone: (text) => until(() => page.run((t) => !document.body.innerText.includes(t), text), `“${text}” is gone`),
    outcome: () => until(() => page.run(() => document.querySelector("#outcome")?.innerText), "an outcome", 120_000),
    /** Language, theme and size of text, by the page's own buttons and keys. */
    async dress({ lang, theme, text }) {
      await page.run(
        (l, t) => {
          document.querySelector(`.pill[lang=${l}]`).click();
          const at = { light: 0, dark: 1, system: 2 }[t];
          setTimeout(() => document.querySelectorAll(".pill.icon")[at].click(), 60);
        },
        lang,
        theme,
      );
      await until(() => page.run((l, t) => document.documentElement.lang === l && document.documentElement.dataset.theme === t, lang, theme), "the dress");
      const key = (k) => page.run((name) => void window.dispatchEvent(new KeyboardEvent("keydown", { key: name, ctrlKey: true, cancelable: true })), k);
      await until(async () => {
        const size = await page.run(() => document.documentElement.style.fontSize || "100%");
        if (size === `${text}%`) return true;
        await key(text === 100 ? "0" : "+");
        await sleep(80);
        return false;
      }, "the size of text");
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
