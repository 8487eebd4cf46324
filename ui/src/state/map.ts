/** The map, read off a run: how each place and each stretch of water stands. */
import type { RunState } from "../wire/RunState";
import type { StepId } from "../wire/StepId";
import type { StepState } from "../wire/StepState";

export type Stretch = "still" | "flowing" | "open" | "broken";

export interface MapState {
  readonly visitor: StepState;
  readonly edge: StepState;
  readonly bucket: StepState;
  readonly folder: StepState;
  /** Visitor to edge, edge to bucket, folder to bucket. */
  readonly asked: Stretch;
  readonly served: Stretch;
  readonly carried: Stretch;
  /** How far the boat is on its way from folder to bucket, 0 to 1. */
  readonly boat: number;
}

const STRETCH: Readonly<Record<StepState, Stretch>> = {
  ahead: "still", running: "flowing", waiting: "flowing", done: "open", "not-asked": "still", unseen: "still", failed: "broken",
};

export function mapOf(run: RunState): MapState {
  const of = (step: StepId): StepState => run.steps.find((s) => s.step === step)?.state ?? "ahead";
  const files = of("files");
  const going = run.going;
  const sent = going && going.bytes > 0 ? going.bytes_done / going.bytes : 0;
  return {
    visitor: of("answers"),
    edge: of("access"),
    bucket: of("bucket"),
    folder: of("folder"),
    asked: STRETCH[of("answers")],
    served: STRETCH[of("access")],
    carried: STRETCH[files],
    boat: files === "done" ? 1 : files === "ahead" ? 0 : sent,
  };
}
