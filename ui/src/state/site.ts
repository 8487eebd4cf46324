/** What a site's screen says, read off the site and its plan. Pure: the same state, the same screen. */
import type { Answer } from "../wire/Answer";
import type { Code } from "../wire/Code";
import type { Error as NaruError } from "../wire/Error";
import type { ForecastView } from "../wire/ForecastView";
import type { OpView } from "../wire/OpView";
import type { PlanView } from "../wire/PlanView";
import type { Question } from "../wire/Question";
import type { Reason } from "../wire/Reason";
import type { Receipt } from "../wire/Receipt";
import type { SiteView } from "../wire/SiteView";
import type { Wishes } from "../wire/Wishes";
import type { StepId } from "../wire/StepId";
import type { StepState } from "../wire/StepState";
import type { StepView } from "../wire/StepView";

/** The steps of a static site, in order. */
export const STEPS: readonly StepId[] = ["account", "folder", "bucket", "access", "files", "answers"];

/** What the panel beside the steps is about. */
export type Choice = StepId | "overview" | "history";

/** A step as the list shows it. */
export interface Row {
  readonly step: StepId;
  readonly state: StepState;
  /** What the plan says of it; nothing while there is no plan. */
  readonly view: StepView | null;
}

/** Every step: as the run has it while there is a run to tell of, else as the plan has it. Back to front to clear. */
export function rows(site: SiteView, plan: PlanView | null): Row[] {
  const told = site.stage === "running" || site.stage === "ended" ? site.run.steps : [];
  const wrong = site.stage === "idle" || site.stage === "planned" ? finding(site, plan)?.step : undefined;
  const all = STEPS.map((step): Row => {
    const view = plan?.forecast.steps.find((s) => s.step === step) ?? null;
    const seen = told.find((s) => s.step === step)?.state ?? view?.state ?? "ahead";
    const state = seen === "ahead" && wrong === step ? "failed" : seen;
    return { step, state, view };
  });
  return clearing(site) ? all.reverse() : all;
}

/** A step's state in words: what a look found is still ahead, what a run met has stopped it. */
export function wordOf(row: Row, site: SiteView): string {
  if (clearing(site) && row.state === "done") return "ui-step-cleared";
  return row.state === "failed" && site.stage !== "ended" && site.stage !== "running" ? "ui-step-attention" : `state-${row.state}`;
}

/** What was asked as a visitor in this run: one that came to nothing before has nothing to show of it. */
export const answersOf = ({ outcome, error, answers }: Receipt): readonly Answer[] =>
  (outcome === "failed" && error?.code !== "not-live") || outcome === "cancelled" ? [] : answers;

/** Files that a run which broke off has not sent; `null` where it is not about files. */
export function filesLeft({ run, stage }: SiteView): number | null {
  const broken = stage === "ended" && (run.receipt?.outcome === "failed" || run.receipt?.outcome === "cancelled");
  const left = broken && run.going ? run.going.files - run.going.files_done : 0;
  return left > 0 ? left : null;
}

/** A run takes everything back, or has just done so. */
export const clearing = (site: SiteView): boolean =>
  (site.stage === "running" || site.stage === "ended") && site.aim?.kind === "take-back";

const CARRIES: ReadonlySet<StepId> = new Set(["bucket", "access"]);
const ARRIVED: ReadonlySet<string> = new Set(["live", "stored"]);

/** Whether all that is left to do is to send files. */
export function isBuilt(site: SiteView, plan: PlanView | null): boolean {
  if (plan?.aim.kind === "build") {
    return plan.forecast.steps.every((s) => !CARRIES.has(s.step) || (s.ops.length === 0 && s.stop === null && s.state !== "ahead"));
  }
  const outcome = site.run.receipt?.outcome ?? site.last?.outcome;
  return site.live || (outcome !== undefined && outcome !== null && ARRIVED.has(outcome));
}

/** Whether there may be something to take back. */
export function isThere(site: SiteView): boolean {
  const receipt = site.stage === "ended" ? site.run.receipt : null;
  if (receipt) return receipt.outcome !== "cleared";
  return site.live || (site.last !== null && site.last.outcome !== "cleared");
}

/** The rehearsal went well, so that the account is next. */
export function rehearsed(site: SiteView): boolean {
  const outcome = site.run.receipt?.outcome;
  return site.venue.kind === "practice" && site.stage === "ended" && outcome !== undefined && ARRIVED.has(outcome);
}

export const opsOf = (forecast: ForecastView): OpView[] => forecast.steps.flatMap((s) => s.ops);

export const questionsOf = (forecast: ForecastView): Question[] => forecast.steps.flatMap((s) => s.questions);

/** The first step where a run would stop, or where it stopped. */
export function finding(site: SiteView, plan: PlanView | null): { readonly step: StepId; readonly error: NaruError } | null {
  if (site.stage === "running") return null;
  if (site.stage === "ended") {
    const failed = site.run.steps.find((s) => s.state === "failed");
    const error = site.run.receipt?.error;
    return failed && error ? { step: failed.step, error } : null;
  }
  if (site.trouble) return { step: stepOf(site.trouble.code), error: site.trouble };
  const stopped = plan?.forecast.steps.find((s) => s.stop !== null);
  return stopped?.stop ? { step: stopped.step, error: stopped.stop } : null;
}

/** Where an error of a look belongs: each step asks something else. */
export function stepOf(code: Code): StepId {
  if (code.startsWith("folder-") || code === "no-folder" || code === "file-changed") return "folder";
  if (code === "name-taken" || code === "wrong-region" || code === "not-free-yet" || code === "no-bucket") return "bucket";
  if (code === "public-blocked") return "access";
  if (code === "publish-locked" || code === "upload-incomplete" || code === "not-proven") return "files";
  if (code === "not-live") return "answers";
  return "account";
}

/** Steps this one needs, however far back, that still change something. */
export function before(plan: PlanView, step: StepId): StepView[] {
  const wanted = new Set<StepId>();
  const walk = (id: StepId): void => {
    for (const need of plan.forecast.steps.find((s) => s.step === id)?.needs ?? []) {
      if (wanted.has(need)) continue;
      wanted.add(need);
      walk(need);
    }
  };
  walk(step);
  return plan.forecast.steps.filter((s) => wanted.has(s.step) && s.ops.length > 0);
}

/** What ops cost once, in millionths of a dollar; `null` where a price is unknown. */
export function onceOf(ops: readonly OpView[]): number | null {
  let sum = 0;
  for (const { weight } of ops) {
    if (weight.kind !== "costs") continue;
    if (weight.micro_usd === null) return null;
    sum += weight.micro_usd;
  }
  return sum;
}

/** Why a file is in the list: its word key. */
export const reasonKey = (reason: Reason): string => (reason === "removed" ? "ui-reason-removed" : `why-${reason}`);

/** Whether the answers given are all that is asked. */
export function answered(questions: readonly Question[], typed: string, overwrite: boolean, breakLock: boolean): boolean {
  return questions.every((question) => {
    switch (question.kind) {
      case "make-public":
        return typed === question.bucket;
      case "overwrite":
        return overwrite;
      case "break-lock":
        return breakLock;
    }
  });
}

/** What every form of a step's wishes is given. */
export interface WishProps {
  readonly site: SiteView;
  /** Nothing may be changed now. */
  readonly held: boolean;
  readonly onWish: (change: Wishes) => void;
}
