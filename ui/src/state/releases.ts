/** The releases of a site as they are looked back on: how each stands, which is the one before, what the way back takes. */
import type { PlanView } from "../wire/PlanView";
import type { ReleaseId } from "../wire/ReleaseId";
import type { ReleaseRow } from "../wire/ReleaseRow";
import type { ReleaseState } from "../wire/ReleaseState";
import { stamp } from "../words/time";
import { opsOf, usualOf } from "./site";
import type { Face } from "./standing";

/** How a release stands: its face. */
export const RELEASE: Readonly<Record<ReleaseState, Face>> = {
  live: { icon: "check", word: "release-live", tone: "ok" },
  kept: { icon: "undo", word: "release-kept", tone: "river" },
  gone: { icon: "dash", word: "release-gone", tone: "none" },
  "cut-off": { icon: "warn", word: "release-cut-off", tone: "wait" },
};

/** Two releases to be told apart. */
export interface Pair {
  readonly earlier: ReleaseId;
  readonly later: ReleaseId;
}

/** This release and the finished one before it, if there is one; the newest stands first. */
export function withBefore(rows: readonly ReleaseRow[], id: ReleaseId): Pair | null {
  const at = rows.findIndex(({ release }) => release.id === id);
  const before = at < 0 ? undefined : rows.slice(at + 1).find(({ release }) => release.state !== "cut-off");
  return before ? { earlier: before.release.id, later: id } : null;
}

/** What tells releases of one minute apart. */
const tail = (id: ReleaseId): string => id.slice(-4);

/** A release in a line of a list to choose from. */
export const called = ({ release }: ReleaseRow): string => `${stamp(release.at)} · ${tail(release.id)}`;

/** Copies that S3 makes a second, by far not at its fastest: what it takes is not to be promised too short. */
const COPIES = 200;

/** What the way back takes. */
export interface WayBack {
  readonly copies: number;
  readonly removes: number;
  /** What the edges are told to forget. */
  readonly paths: readonly string[];
  readonly seconds: number;
}

export function wayBack({ files, forecast }: PlanView): WayBack {
  const copies = files.added + files.changed;
  const paths = opsOf(forecast).flatMap(({ title }) => (title.key === "op-cloudfront-invalidate" ? (title.args["paths"] ?? "").split(" ").filter((path) => path !== "") : []));
  const usual = forecast.steps.reduce((sum, step) => sum + (step.ops.length > 0 ? usualOf(step) : 0), 0);
  return { copies, removes: files.removed, paths, seconds: Math.max(usual, Math.ceil(copies / COPIES)) };
}
