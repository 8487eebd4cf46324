/**
 * The words that are here. They come from this program's own files when they are wanted: one language, and of that what
 * the first screen says before the rest.
 */
import type { Lang } from "../wire/Lang";
import { wordsOf, type Words } from "./words";

type Fetch = () => Promise<{ readonly default: string }>;

const PARTS: Readonly<Record<Lang, readonly [first: Fetch, rest: Fetch]>> = {
  en: [() => import("./en.ftl?first"), () => import("./en.ftl?rest")],
  ko: [() => import("./ko.ftl?first"), () => import("./ko.ftl?rest")],
};

let here = $state.raw<Readonly<Partial<Record<Lang, Words>>>>({});
const coming: Partial<Record<Lang, Promise<void>>> = {};

/** The words of a language; `null` until some are here. */
export const known = (lang: Lang): Words | null => here[lang] ?? null;

/** Takes the words of a language: all of them, or what there is so far. */
export function learn(lang: Lang, texts: readonly string[], whole: boolean): void {
  here = { ...here, [lang]: wordsOf(lang, texts, whole) };
}

/**
 * Brings all words of a language. Where nothing can be said yet, what the first screen needs is taken as soon as it
 * comes; otherwise the page goes on as it is until all are here.
 */
export function bring(lang: Lang): Promise<void> {
  if (here[lang]?.whole) return Promise.resolve();
  if (coming[lang]) return coming[lang];
  const [first, rest] = PARTS[lang];
  const all = (async () => {
    const begun = (await first()).default;
    if (Object.keys(here).length === 0) {
      learn(lang, [begun], false);
      // Once that is drawn.
      await new Promise((done) => setTimeout(done));
    }
    learn(lang, [begun, (await rest()).default], true);
  })();
  return (coming[lang] = all);
}
