/** Time as text: how long something takes, how long ago it was. Word keys and values; the words are said elsewhere. */
import type { Args } from "./words";

/** A word key with its values. */
export type Said = readonly [key: string, args: Args];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length: seconds below a minute and a half, then minutes, hours, days. */
export function length(seconds: number): Said {
  if (seconds < 90) return ["ui-time-seconds", { seconds: Math.max(0, Math.round(seconds)) }];
  if (seconds < 90 * MINUTE) return ["ui-time-minutes", { minutes: Math.round(seconds / MINUTE) }];
  if (seconds < 2 * DAY) return ["ui-time-hours", { count: Math.round(seconds / HOUR) }];
  return ["ui-time-days", { count: Math.round(seconds / DAY) }];
}

/** What usually takes about so long: from a quarter less to a quarter more, in whole minutes. */
export function usually(seconds: number): Said {
  if (seconds < MINUTE || seconds >= 90 * MINUTE) return length(seconds);
  const from = Math.max(1, Math.round((seconds * 0.75) / MINUTE));
  return ["ui-time-range", { from: String(from), minutes: Math.max(from + 1, Math.round((seconds * 1.25) / MINUTE)) }];
}

/** How long a wait lasts already. Days are counted as people do: the second day begins after 24 hours. */
export function waited(seconds: number): Said {
  if (seconds < MINUTE) return ["ui-waited-seconds", { seconds: Math.max(0, Math.floor(seconds)) }];
  if (seconds < HOUR) return ["ui-waited-minutes", { minutes: Math.floor(seconds / MINUTE) }];
  if (seconds < DAY) return ["ui-waited-hours", { count: Math.floor(seconds / HOUR) }];
  return ["ui-waited-days", { count: Math.floor(seconds / DAY) + 1 }];
}

/** How long ago; after a week there is only the date, and `null` here. */
export function ago(iso: string, now: number): Said | null {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return null;
  const seconds = (now - then) / 1000;
  if (seconds < MINUTE) return ["ui-ago-now", {}];
  if (seconds < HOUR) return ["ui-ago-minutes", { minutes: Math.floor(seconds / MINUTE) }];
  if (seconds < DAY) return ["ui-ago-hours", { count: Math.floor(seconds / HOUR) }];
  if (seconds < 7 * DAY) return ["ui-ago-days", { count: Math.floor(seconds / DAY) }];
  return null;
}

/** Day and minute on this computer's clock: `2026-11-22 14:05`. What is no time stays as it is. */
export function stamp(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
