/** What the window shows: the last whole state core sent, and the words to say it in. Nothing is added up here. */
import * as host from "../host/host";
import type { Error as NaruError } from "../wire/Error";
import type { SettingsChange } from "../wire/SettingsChange";
import type { Settings } from "../wire/Settings";
import type { WindowState } from "../wire/WindowState";
import { TEXT_SIZES } from "../wire/text_sizes";
import { bring, known } from "../words/loaded.svelte";
import { wordsOf, type Args, type Words } from "../words/words";
import type { Lang } from "../wire/Lang";

let state = $state.raw<WindowState | null>(null);
let refusal = $state.raw<NaruError | null>(null);
const SILENT = wordsOf("en", [], false);
const OTHER: Readonly<Record<Lang, Lang>> = { en: "ko", ko: "en" };
// Until the words of another language are here, the one before is spoken.
const spoken = $derived.by<Words>(() => {
  const lang = state?.settings.lang ?? "en";
  return known(lang) ?? known(OTHER[lang]) ?? SILENT;
});

/** The last state; `null` until core has spoken. */
export const desk = () => state;

/** The words of the language that is set. */
export const say = () => spoken;

/** The words of the other language; `null` until they are here, see `bringOther`. */
export const sayOther = () => known(OTHER[spoken.lang]);

/** Brings the words of the other language, too. */
export const bringOther = () => void bring(OTHER[spoken.lang]);

/** A sentence in the language that is set. */
export const t = (key: string, args?: Args) => spoken.text(key, args);

/** Takes a new whole state. */
export function take(next: WindowState): void {
  state = next;
  dress(next.settings);
  void bring(next.settings.lang);
}

/** Starts listening; a reload does it again and misses nothing. */
export const listen = () => host.watch(take);

function dress({ lang, theme, text }: Settings): void {
  const root = document.documentElement;
  root.lang = lang;
  root.dataset["theme"] = theme;
  root.style.fontSize = text === 100 ? "" : `${text}%`;
}

/** Changes some of the settings. */
export const set = (change: SettingsChange) => void attempt(host.setSettings(change));

/** The next size of text up (1) or down (-1); the same if there is none. */
export function textStep(from: number, way: 1 | -1): number {
  const at = TEXT_SIZES.indexOf(from);
  return TEXT_SIZES[at + way] ?? from;
}

/** Why the last command was refused, until it is dismissed or another one is tried. */
export const refused = () => refusal;

/** Says in a notice why something was refused. */
export const refuse = (error: NaruError) => void (refusal = error);

/** Takes the refusal off the page. */
export const forget = () => void (refusal = null);

/** What a command was rejected with, as an error that has words. */
export function errorOf(why: unknown): NaruError {
  if (typeof why === "object" && why !== null && "code" in why && "hints" in why && "args" in why) return why as NaruError;
  return { code: "unexpected", args: {}, hints: ["report-bug"], detail: String(why) };
}

/** Does what a button asks for. If it is refused, the page says why in a notice; `undefined` then. */
export async function attempt<T>(asked: Promise<T>): Promise<T | undefined> {
  refusal = null;
  try {
    return await asked;
  } catch (why) {
    refusal = errorOf(why);
    return undefined;
  }
}
