/** The map, read off a site: how each place and each stretch of water stands. */
import type { PlanView } from "../wire/PlanView";
import type { SiteView } from "../wire/SiteView";
import type { StepId } from "../wire/StepId";
import type { StepState } from "../wire/StepState";
import { clearing, finding, rows } from "./site";

export type Stretch = "still" | "flowing" | "open" | "broken";

/** The places of the map, and the boat between the last two. */
export type MapPlace = "visitor" | "edge" | "bucket" | "boat" | "folder";

/** Which step a place stands for. */
export const PLACE_STEP: Readonly<Record<MapPlace, StepId>> = {
  visitor: "answers", edge: "access", bucket: "bucket", boat: "files", folder: "folder",
};

export interface MapState {
  readonly places: Readonly<Record<MapPlace, StepState>>;
  /** Visitor to edge, edge to bucket, folder to bucket. */
  readonly asked: Stretch;
  readonly served: Stretch;
  readonly carried: Stretch;
  /** How far the boat is on its way from folder to bucket, 0 to 1. */
  readonly boat: number;
  /** The step with the finding, if something is wrong. */
  readonly wrong: StepId | null;
}

const STRETCH: Readonly<Record<StepState, Stretch>> = {
  ahead: "still", running: "flowing", waiting: "flowing", done: "open", "not-asked": "still", unseen: "still", failed: "broken",
};

export function mapOf(site: SiteView, plan: PlanView | null): MapState {
  const all = rows(site, plan);
  const wrong = finding(site, plan)?.step ?? null;
  const back = clearing(site);
  const standing = site.live && site.stage !== "running" && !back;
  const of = (step: StepId): StepState => {
    const state = all.find((row) => row.step === step)?.state ?? "ahead";
    if (step === wrong) return "failed";
    // What is live stays live while newer files wait to be sent.
    if (standing && state === "ahead" && step === "answers") return "done";
    // Taken back: nothing is there any more.
    return back && state === "done" ? "not-asked" : state;
  };
  const [visitor, edge, files] = [of("answers"), of("access"), of("files")];
  const going = site.stage === "running" ? site.run.going : null;
  const sent = going && going.bytes > 0 ? Math.min(1, going.bytes_done / going.bytes) : 0;
  return {
    places: { visitor, edge, bucket: of("bucket"), boat: files, folder: of("folder") },
    asked: STRETCH[visitor],
    served: STRETCH[edge],
    carried: STRETCH[files],
    boat: files === "done" ? 1 : files === "running" || files === "failed" ? sent : 0,
    wrong,
  };
}
