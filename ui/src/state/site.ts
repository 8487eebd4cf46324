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
import type { RunAnswers } from "../wire/RunAnswers";
import type { SiteView } from "../wire/SiteView";
import type { CdnWishes } from "../wire/CdnWishes";
import type { Wishes } from "../wire/Wishes";
import type { StepId } from "../wire/StepId";
import type { StepState } from "../wire/StepState";
import type { StepView } from "../wire/StepView";
import { isKnown } from "./domain";
import { STEPS, aboutStep } from "./steps";

/** What the panel beside the steps is about. */
export type Choice = StepId | "overview" | "history" | "doctor" | "tools" | "upgrades" | "releases";

/** A step as the list shows it. */
export interface Row {
  readonly step: StepId;
  readonly state: StepState;
  /** What the plan says of it; nothing while there is no plan. */
  readonly view: StepView | null;
}

/** Every step: as the run has it while there is a run to tell of, else as the plan has it. To clear, in the run's own order. */
export function rows(site: SiteView, plan: PlanView | null): Row[] {
  const told = site.stage === "running" || site.stage === "ended" ? site.run.steps : [];
  const wrong = site.stage === "idle" || site.stage === "planned" ? finding(site, plan)?.step : undefined;
  const back = clearing(site);
  const all = STEPS.map((step): Row => {
    const view = plan?.forecast.steps.find((s) => s.step === step) ?? null;
    const asked = aboutStep(step).asked(site);
    const run = told.find((s) => s.step === step)?.state;
    let state = run ?? view?.state ?? (asked ? "ahead" : "not-asked");
    // What is not asked for is not ahead either, as long as the run has not come there.
    if (run === "ahead" && !back && view?.state === "not-asked") state = "not-asked";
    if (back && !asked && (run === "ahead" || run === "done")) state = "not-asked";
    // What a person has to copy is known: it is their turn.
    if (state === "ahead" && site.stage !== "running" && view !== null && view.ops.length === 0 && view.waits.some((wait) => wait.copy?.some(isKnown))) state = "waiting";
    if (state === "ahead" && wrong === step) state = "failed";
    return { step, state, view };
  });
  if (!back) return all;
  const place = ({ step }: Row) => told.findIndex((s) => s.step === step);
  return all.reverse().sort((a, b) => place(a) - place(b));
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

const ARRIVED: ReadonlySet<string> = new Set(["live", "stored"]);

/** Whether all that is left to do is to send files. */
export function isBuilt(site: SiteView, plan: PlanView | null): boolean {
  if (plan?.aim.kind === "build") {
    return plan.forecast.steps.every((s) => !aboutStep(s.step).carries || (s.ops.length === 0 && s.stop === null && s.state !== "ahead"));
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
  if (code === "still-waiting") return "delegation";
  if (code === "alias-taken" || code === "in-use" || code === "quota-reached") return "distribution";
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

/** The same between two releases, where no folder is asked. */
const DIFFERS: Readonly<Partial<Record<Reason, string>>> = { new: "differs-added", "bytes-differ": "differs-bytes", "headers-differ": "differs-headers", removed: "differs-removed" };
export const differsKey = (reason: Reason): string => DIFFERS[reason] ?? reasonKey(reason);

/** What was answered on the sheet: a name typed, and each kind of question that got its yes. */
export interface Given {
  readonly typed: string;
  readonly yes: ReadonlySet<Question["kind"]>;
}

/** Whether the answers given are all that is asked. */
export const answered = (questions: readonly Question[], { typed, yes }: Given): boolean =>
  questions.every((question) => {
    if (question.kind === "make-public") return typed === question.bucket;
    // To keep it is an answer, too.
    return question.kind === "delete-zone" || question.kind === "leave-records" || yes.has(question.kind);
  });

/** The answers as the run takes them: only to what was asked. */
export function answersFor(questions: readonly Question[], { typed, yes }: Given, mishap: RunAnswers["mishap"]): RunAnswers {
  const said = (kind: Question["kind"]) => yes.has(kind) && questions.some((question) => question.kind === kind);
  const asks = (kind: Question["kind"]) => questions.some((question) => question.kind === kind);
  return {
    make_public: asks("make-public") ? typed : null, overwrite: said("overwrite"), remove_many: said("remove-many"), break_lock: said("break-lock"), mend: said("hand-edit"),
    replace_records: said("replace-record"), delete_zone: asks("delete-zone") ? said("delete-zone") : null, leave_records: asks("leave-records") ? said("leave-records") : null, mishap,
  };
}

/** A run about which nothing is asked. */
export const NOTHING_ASKED: RunAnswers = answersFor([], { typed: "", yes: new Set() }, null);

/** A field that somebody changed by hand. */
export interface Edit {
  readonly field: string;
  /** As it is, and as it is to be again. */
  readonly have: string;
  readonly want: string;
}

/** `PriceClass: a → b · Comment: c → d`, taken apart. */
export function editsOf(fields: string): Edit[] {
  return fields.split(/ · (?=[A-Za-z][\w, ]*: )/).map((text) => {
    const colon = text.indexOf(": ");
    const field = colon < 0 ? "" : text.slice(0, colon);
    const change = colon < 0 ? text : text.slice(colon + 2);
    // A value may hold an arrow itself: then there is one in the middle.
    const parts = change.split(" → ");
    const half = Math.ceil(parts.length / 2);
    return { field, have: parts.slice(0, half).join(" → "), want: parts.slice(half).join(" → ") };
  });
}

/** A record that leads elsewhere, and what would stand in its place; `null` as long as AWS has not named that. */
export interface Replaced {
  /** Its type and name. */
  readonly record: string;
  readonly have: string;
  readonly want: string | null;
}

/** `A example.kr → 192.0.2.1 · …`, each beside what the changes put there: the record of its type, else any of its name. */
export function replacedBy(old: string, ops: readonly OpView[]): Replaced[] {
  const parts = (text: string) => text.split(" · ").map((one) => {
    const at = one.indexOf(" → ");
    return at < 0 ? { record: one, says: "" } : { record: one.slice(0, at), says: one.slice(at + 3) };
  });
  const put = ops
    .filter((op) => op.title.key.startsWith("op-route53-"))
    .flatMap((op) => parts(op.title.args["records"] ?? ""))
    .filter(({ record }) => record.startsWith("+ "))
    .map(({ record, says }) => ({ record: record.slice(2), says }));
  const name = (record: string) => record.split(" ")[1];
  return parts(old).map(({ record, says }) => {
    const next = put.find((one) => one.record === record) ?? put.find((one) => name(one.record) === name(record));
    return { record, have: says, want: next && !next.says.includes("‹") ? next.says : null };
  });
}

/** A distribution is wanted, or still there. */
export function hasCdn(site: SiteView, plan: PlanView | null): boolean {
  if (site.wanted.access === "cdn") return true;
  const view = plan?.forecast.steps.find((s) => s.step === "distribution");
  return !clearing(site) && view !== undefined && view.state !== "not-asked";
}

/** One wish about the distribution, beside those there are. */
export const cdnWish = (site: SiteView, change: CdnWishes): Wishes => ({ cdn: { ...site.wishes.cdn, ...change } });

/** How long a step usually takes with what it waits for, in seconds: beside a wait its own work does not count. */
export const usualOf = (view: StepView): number => Math.max(view.usual_seconds, view.waits.reduce((sum, wait) => sum + wait.usual_seconds, 0));

/** How long what is waited for usually takes; `null` if nobody has said. */
export function usualWait(site: SiteView, plan: PlanView | null): number | null {
  const { waiting } = site.run;
  const view = plan?.forecast.steps.find((s) => s.step === waiting?.step);
  return view?.waits.find((wait) => wait.on === waiting?.on)?.usual_seconds ?? view?.usual_seconds ?? null;
}

/** What every form of a step's wishes is given. */
export interface WishProps {
  readonly site: SiteView;
  readonly plan: PlanView | null;
  /** Nothing may be changed now. */
  readonly held: boolean;
  readonly onWish: (change: Wishes) => void;
}
