/**
 * Words from the Fluent files that the command line reads too, by the same rules as `naru_core::words`:
 * bidi isolation off, and a count printed by `format.count` with its bare number beside it as `<name>_n`.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

import type { Error as NaruError } from "../wire/Error";
import type { Lang } from "../wire/Lang";
import type { Text } from "../wire/Text";
import { COUNTS, LOOKED_UP } from "../wire/counts";
import en from "./en.ftl?raw";
import { count } from "./format";
import ko from "./ko.ftl?raw";

/** The files whole, for the tests: the page takes them in parts (`loaded.svelte.ts`), and its build refuses these. */
export const FILES: Readonly<Record<Lang, string>> = { en, ko };

export type Args = Readonly<Record<string, string | number | undefined>>;

export interface Words {
  readonly lang: Lang;
  /** A sentence. A key without words shows as itself: a test keeps that from happening. */
  readonly text: (key: string, args?: Args) => string;
  /** A sentence by key and values that came over the wire. */
  readonly of: (text: Text) => string;
  /** An error's sentence. */
  readonly error: (error: NaruError) => string;
  /** An error's hints, most useful first. */
  readonly hints: (error: NaruError) => string[];
  readonly has: (key: string) => boolean;
  /** Whether these are all there are. Until then a key without words says nothing. */
  readonly whole: boolean;
}

/** All words of a language, for the tests. */
export const words = (lang: Lang): Words => wordsOf(lang, [FILES[lang]], true);

/** The words of a language from the texts of its file that are here. */
export function wordsOf(lang: Lang, texts: readonly string[], whole: boolean): Words {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  for (const text of texts) bundle.addResource(new FluentResource(text));

  const pattern = (key: string) => bundle.getMessage(key)?.value ?? null;
  const has = (key: string) => pattern(key) !== null;

  const text = (key: string, args: Args = {}): string => {
    const found = pattern(key);
    if (found === null) return whole ? key : "";
    const values: Record<string, FluentVariable> = {};
    for (const [name, value] of Object.entries(args)) {
      if (value === undefined) continue;
      if (COUNTS.includes(name) && /^\+?\d+$/.test(String(value))) {
        values[name] = count(Number(value));
        values[`${name}_n`] = Number(value);
      } else {
        values[name] = String(value);
      }
    }
    return bundle.formatPattern(found, values, []);
  };

  const of = ({ key, args }: Text): string =>
    text(key, args["phase"] === undefined ? args : { ...args, phase: text(`phase-${args["phase"]}`) });

  const errorArgs = (error: NaruError): Args => {
    const args: Record<string, string | undefined> = { ...error.args };
    for (const [name, prefix] of LOOKED_UP) {
      const key = `${prefix}${args[name] ?? ""}`;
      if (args[name] !== undefined && has(key)) args[name] = of({ key, args: error.args });
    }
    return args;
  };

  return {
    lang,
    whole,
    text,
    has,
    of,
    error: (error) => text(`error-${error.code}`, errorArgs(error)),
    hints: (error) => error.hints.map((hint) => text(`hint-${hint}`, errorArgs(error))),
  };
}
