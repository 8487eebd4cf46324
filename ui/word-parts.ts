/**
 * The word files in the parts the page fetches: `./en.ftl?first` holds what the first screen may say, `./en.ftl?rest`
 * what every other one may. What only the command line says is in neither. Which key belongs where is read from the
 * sources, so that no list has to be kept.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Plugin } from "vite";

/** Where a message goes. */
export type Part = "first" | "rest" | "cli";

/** Keys that begin so are the command line's, unless a source of the page names one. Held by `words/parts.test.ts`. */
export const CLI = "cli-";

const IMPORT = /^\s*(?:import|export)(?!\s+type\b)[^"';]*?["'](\.[^"']+)["']/gm;
/** A key, or what a key begins with where the rest is put in. */
const NAMED = /["'`]([a-z][a-z0-9-]*)(?:["'`]|(?<=-)(\$\{))/g;

/** What a module and everything it imports by name say; what is imported when it is wanted is left out. */
function withImports(file: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file) || !/\.(ts|svelte)$/.test(file)) return seen;
  const text = readFileSync(file, "utf8");
  seen.set(file, text);
  for (const [, name] of text.matchAll(IMPORT)) {
    const path = join(dirname(file), name ?? "");
    const found = [path, `${path}.ts`].find((one) => /\.\w+$/.test(one) && existsSync(one));
    if (found) withImports(found, seen);
  }
  return seen;
}

/** Every source of the page that is no test. */
function pageSources(src: string): string[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !name.includes(".test.") && !/^(wire|fixtures)\b/.test(name))
    .map((name) => readFileSync(join(src, name), "utf8"));
}

/** Whether these sources name a key. */
function namedBy(sources: Iterable<string>): (key: string) => boolean {
  const whole = new Set<string>();
  const begun = new Set<string>();
  for (const text of sources) for (const [, name = "", open] of text.matchAll(NAMED)) (open ? begun : whole).add(name);
  return (key) => whole.has(key) || [...begun].some((start) => key.startsWith(start));
}

/** Which part a key belongs to, by the sources as they stand. */
export function partOf(src: string): (key: string) => Part {
  const page = namedBy(pageSources(src));
  const first = namedBy(withImports(join(src, "main.ts")).values());
  return (key) => (key.startsWith(CLI) && !page(key) ? "cli" : first(key) ? "first" : "rest");
}

/** The messages of a word file as they are written, by their key; comments are left out. */
export function messages(file: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const block of file.split(/^(?=[a-z#])/m)) {
    const key = /^[a-z][\w-]*(?= =)/.exec(block)?.[0];
    if (key !== undefined) found.set(key, block.trimEnd());
  }
  return found;
}

/** One part of a word file. */
export function part(file: string, wanted: Part, of: (key: string) => Part): string {
  return [...messages(file)].flatMap(([key, text]) => (of(key) === wanted ? [`${text}\n`] : [])).join("");
}

export function wordParts(): Plugin {
  let src = "";
  return {
    name: "word-parts",
    enforce: "pre",
    configResolved(config) {
      src = join(config.root, "src");
    },
    load(id) {
      const [file = "", wanted] = id.split("?");
      if (!file.endsWith(".ftl") || (wanted !== "first" && wanted !== "rest")) return null;
      this.addWatchFile(file);
      return `export default ${JSON.stringify(part(readFileSync(file, "utf8"), wanted, partOf(src)))};`;
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const whole = Object.entries(chunk.modules).find(([id, { renderedLength }]) => id.includes(".ftl?raw") && renderedLength > 0);
        if (whole) this.error(`${chunk.fileName} holds ${whole[0]}: the page fetches its words in parts, by words/loaded.svelte.ts`);
      }
    },
  };
}
