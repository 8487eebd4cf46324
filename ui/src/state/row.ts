/** A project in the list: how its dot looks and when it was worked on. The word beside it says the same. */
import type { ProjectRow } from "../wire/ProjectRow";
import type { Standing } from "../wire/Standing";
import { ago, stamp, type Said } from "../words/time";

/** The dot: its colour, and whether it is filled, half filled, hollow or alive. */
export interface Dot {
  readonly tone: "none" | "river" | "ok" | "wait" | "bad";
  readonly shape: "full" | "half" | "hollow" | "alive";
}

export const DOT: Readonly<Record<Standing, Dot>> = {
  new: { tone: "none", shape: "hollow" },
  running: { tone: "river", shape: "alive" },
  live: { tone: "ok", shape: "full" },
  stored: { tone: "river", shape: "full" },
  partly: { tone: "river", shape: "half" },
  adopted: { tone: "river", shape: "full" },
  changes: { tone: "wait", shape: "full" },
  cleared: { tone: "none", shape: "hollow" },
  cancelled: { tone: "wait", shape: "half" },
  failed: { tone: "bad", shape: "full" },
  "cut-off": { tone: "wait", shape: "half" },
  damaged: { tone: "bad", shape: "hollow" },
};

/** When it was last worked on; after a week the day. A project that is at work needs no time. */
export function lastAt({ at, standing }: ProjectRow, now: number): Said | string | null {
  if (at === null || standing === "running") return null;
  return ago(at, now) ?? stamp(at).slice(0, 10);
}
