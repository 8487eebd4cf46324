/** The map, read off a site: how each place and each stretch of water stands. */
import type { PlanView } from "../wire/PlanView";
import type { SiteView } from "../wire/SiteView";
import type { StepId } from "../wire/StepId";
import type { StepState } from "../wire/StepState";
import { DOMAIN_STEPS } from "./domain";
import { clearing, finding, hasCdn, rows } from "./site";

export type Stretch = "still" | "flowing" | "open" | "broken";

/** The places of the map, and the boat between the last two. */
export type MapPlace = "visitor" | "domain" | "edge" | "bucket" | "boat" | "folder";

export interface MapState {
  /** CloudFront answers for the bucket. */
  readonly cdn: boolean;
  /** A name of the site's own leads to CloudFront. */
  readonly domain: boolean;
  readonly places: Readonly<Record<MapPlace, StepState>>;
  /** Which step a place stands for, and leads to. */
  readonly steps: Readonly<Record<MapPlace, StepId>>;
  /** Visitor to domain, or to the edge; domain to edge, edge to bucket, folder to bucket. */
  readonly asked: Stretch;
  readonly led: Stretch;
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

/** What is done at CloudFront: the first of these that is at work, or in trouble, is what its place is about. */
const AT_CLOUDFRONT: readonly StepId[] = ["distribution", "routing", "invalidation"];
/** What is waited for there, and the step it is about: CloudFront is at work, whichever step waits. */
const AT_EDGE: Readonly<Record<string, StepId>> = { deploying: "distribution", disabling: "distribution", invalidating: "invalidation" };
const AT_WORK: readonly StepState[] = ["failed", "waiting", "running"];

export function mapOf(site: SiteView, plan: PlanView | null): MapState {
  const all = rows(site, plan);
  const wrong = finding(site, plan)?.step ?? null;
  const back = clearing(site);
  const cdn = hasCdn(site, plan);
  const standing = site.live && site.stage !== "running" && !back;
  const of = (step: StepId): StepState => {
    const state = all.find((row) => row.step === step)?.state ?? "ahead";
    if (step === wrong) return "failed";
    // What is live stays live while newer files wait to be sent.
    if (standing && state === "ahead" && step === "answers") return "done";
    // Taken back: nothing is there any more.
    return back && state === "done" ? "not-asked" : state;
  };
  const busy = cdn ? AT_WORK.flatMap((state) => AT_CLOUDFRONT.filter((step) => of(step) === state))[0] : undefined;
  const domain = cdn && site.wanted.domain !== null;
  // The first that is in trouble, waits, is at work, or is still ahead; if all is done, its proof.
  const named: StepId = [...AT_WORK, "ahead" as const].flatMap((state) => DOMAIN_STEPS.filter((step) => of(step) === state))[0] ?? "domain-answers";
  const waits = cdn && site.stage === "running" && site.run.waiting ? AT_EDGE[site.run.waiting.on] : undefined;
  const at: StepId = cdn ? (waits ?? busy ?? "distribution") : "access";
  const [visitor, edge, files] = [of("answers"), waits ? "waiting" : of(at), of("files")];
  const going = site.stage === "running" ? site.run.going : null;
  const sent = going && going.bytes > 0 ? Math.min(1, going.bytes_done / going.bytes) : 0;
  return {
    cdn,
    domain,
    places: { visitor, domain: of(named), edge, bucket: of("bucket"), boat: files, folder: of("folder") },
    steps: { visitor: "answers", domain: named, edge: at, bucket: "bucket", boat: "files", folder: "folder" },
    asked: STRETCH[visitor],
    led: STRETCH[of("domain-answers")],
    served: STRETCH[of(cdn ? "distribution" : "access")],
    carried: STRETCH[files],
    boat: files === "done" ? 1 : files === "running" || files === "failed" ? sent : 0,
    wrong,
  };
}
