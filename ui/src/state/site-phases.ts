/** The order of a deploy: stretches of the upload, what goes away, the proof. And how far each is. */
import type { PlanView } from "../wire/PlanView";
import type { SiteView } from "../wire/SiteView";
import type { StepState } from "../wire/StepState";

export interface Stretch {
  /** The word key of its name. */
  readonly word: string;
  readonly files: number | null;
  readonly bytes: number | null;
  readonly state: StepState;
}

export function stretches(site: SiteView, { files: sum, forecast }: PlanView): Stretch[] {
  const of = (step: "files" | "invalidation" | "answers"): StepState => (site.stage === "running" ? (site.run.steps.find((s) => s.step === step)?.state ?? "ahead") : "ahead");
  const sending = of("files");
  const sent = site.run.going?.files_done ?? 0;
  const { current } = site.run;
  const removing = current?.key === "op-s3-delete-objects";
  const named = current?.key === "op-s3-upload" ? current.args["phase"] : undefined;
  let until = 0;
  const uploads = sum.phases.map(({ phase, files, bytes }): Stretch => {
    const from = until;
    until += files;
    const state: StepState =
      sending === "done" || removing || (sending !== "ahead" && sent >= until && named !== phase) ? "done"
      : sending === "running" && (named === phase || (named === undefined && sent >= from && sent > 0)) ? "running"
      : sending === "failed" && sent >= from ? "failed"
      : "ahead";
    return { word: `phase-${phase}`, files, bytes, state };
  });
  const away: Stretch[] = sum.removed > 0
    ? [{ word: "ui-phase-removed", files: sum.removed, bytes: null, state: sending === "done" ? "done" : removing ? "running" : "ahead" }]
    : [];
  const asked = forecast.steps.some((s) => s.step === "invalidation" && s.state !== "not-asked");
  const forgotten: Stretch[] = asked ? [{ word: "step-invalidation", files: null, bytes: null, state: of("invalidation") }] : [];
  return [...uploads, ...away, ...forgotten, { word: "step-answers", files: null, bytes: null, state: of("answers") }];
}
