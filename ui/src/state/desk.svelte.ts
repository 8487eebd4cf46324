/** What the window shows: the last whole state core sent, and the words to say it in. Nothing is added up here. */
import * as host from "../host/host";
import type { SettingsChange } from "../wire/SettingsChange";
import type { Settings } from "../wire/Settings";
import type { WindowState } from "../wire/WindowState";
import { TEXT_SIZES } from "../wire/text_sizes";
import { words, type Args, type Words } from "../words/words";

let state = $state.raw<WindowState | null>(null);
const spoken = $derived.by<Words>(() => words(state?.settings.lang ?? "en"));

/** The last state; `null` until core has spoken. */
export const desk = () => state;

/** The words of the language that is set. */
export const say = () => spoken;

/** A sentence in the language that is set. */
export const t = (key: string, args?: Args) => spoken.text(key, args);

/** Takes a new whole state. */
export function take(next: WindowState): void {
  state = next;
  dress(next.settings);
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
export const set = (change: SettingsChange) => void host.setSettings(change);

/** The next size of text up (1) or down (-1); the same if there is none. */
export function textStep(from: number, way: 1 | -1): number {
  const at = TEXT_SIZES.indexOf(from);
  return TEXT_SIZES[at + way] ?? from;
}
