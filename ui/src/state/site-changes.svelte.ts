/** The files of a deploy, page by page: only what is in sight was asked for, and it is asked for once. */
import * as host from "../host/host";
import type { Aim } from "../wire/Aim";
import type { ChangeAsk } from "../wire/ChangeAsk";
import type { ChangePage } from "../wire/ChangePage";
import type { ChangeRow } from "../wire/ChangeRow";
import type { Error as NaruError } from "../wire/Error";
import type { ReasonCount } from "../wire/ReasonCount";
import type { ReleaseId } from "../wire/ReleaseId";
import { errorOf } from "./desk.svelte";

/** Rows of one question; core gives at most 500. */
export const PAGE = 200;

export interface ChangeList {
  /** How many rows there are; `null` until that is known. */
  readonly total: number | null;
  /** How many files the filter keeps. */
  readonly files: number;
  /** How many the query keeps for each reason. */
  readonly reasons: readonly ReasonCount[];
  readonly trouble: NaruError | null;
  /** One row; `null` while it is on its way. */
  row(at: number): ChangeRow | null;
  /** These rows are in sight. */
  want(from: number, to: number): void;
  /** The next row after this one whose name begins like this. */
  find(text: string, after: number | null): Promise<number | null>;
}

/** What changes: by a plan, or from one release to another. */
export type ChangesOf =
  | { readonly kind: "plan"; readonly plan: number | null; readonly aim: Aim }
  | { readonly kind: "releases"; readonly earlier: ReleaseId; readonly later: ReleaseId };

/** One question; nothing of a plan that is gone. */
async function pageOf(of: ChangesOf, ask: ChangeAsk, from: number): Promise<ChangePage | null> {
  if (of.kind === "releases") return host.comparedFiles(of.earlier, of.later, ask, from, PAGE);
  return of.plan === null ? null : host.changes(of.aim, of.plan, ask, from, PAGE);
}

/** To be called while a component starts. What was asked before stays in sight until what is asked now is there. */
export function changeList(of: () => ChangesOf, wish: () => ChangeAsk): ChangeList {
  let first = $state.raw<ChangePage | null>(null);
  let trouble = $state.raw<NaruError | null>(null);
  let heard = $state(0);
  // Not to be followed one by one: `heard` says when there is more.
  let pages: Record<number, readonly ChangeRow[]> = {};
  let asked: Record<number, boolean> = {};
  let sight = { from: 0, to: 0 };
  let turn = 0;
  let settled = false;
  const which = $derived(JSON.stringify([of(), wish()]));
  const asking = () => JSON.parse(which) as [ChangesOf, ChangeAsk];
  const page = (at: number) => Math.floor(at / PAGE);

  async function get(at: number): Promise<ChangePage | null> {
    const [from, ask] = asking();
    const mine = turn;
    asked[at] = true;
    try {
      const answer = await pageOf(from, ask, at * PAGE);
      return mine === turn ? answer : null;
    } catch (why) {
      if (mine === turn) {
        asked[at] = false;
        trouble = errorOf(why);
      }
      return null;
    }
  }

  async function more(at: number): Promise<void> {
    const answer = await get(at);
    if (!answer) return;
    pages[at] = answer.rows;
    heard += 1;
  }

  /** All that is in sight at once, so that no row blinks. */
  async function anew(): Promise<void> {
    const last = page(Math.max(sight.from, sight.to - 1));
    const wanted = Array.from({ length: last - page(sight.from) + 1 }, (_, i) => page(sight.from) + i);
    const answers = await Promise.all(wanted.map(get));
    const [some] = answers;
    if (!some || answers.includes(null)) return;
    pages = Object.fromEntries(wanted.map((at, i) => [at, answers[i]?.rows ?? []]));
    first = some;
    settled = true;
    trouble = null;
    heard += 1;
  }

  $effect(() => {
    const [from] = asking();
    turn += 1;
    asked = {};
    settled = false;
    if (from.kind === "plan" && from.plan === null) {
      first = null;
      pages = {};
      return;
    }
    void anew();
  });

  return {
    get total() {
      return first?.total ?? null;
    },
    get files() {
      return first?.files ?? 0;
    },
    get reasons() {
      return first?.reasons ?? [];
    },
    get trouble() {
      return trouble;
    },
    row(at) {
      void heard;
      return pages[page(at)]?.[at % PAGE] ?? null;
    },
    want(from, to) {
      void heard;
      sight = { from, to };
      if (first === null || !settled) return;
      for (let at = page(from); at * PAGE <= Math.min(to, first.total - 1); at += 1) {
        if (!asked[at]) void more(at);
      }
    },
    async find(text, after) {
      const [from, ask] = asking();
      if (from.kind === "releases") return host.findCompared(from.earlier, from.later, ask, text, after);
      return from.plan === null ? null : host.findChange(from.aim, from.plan, ask, text, after);
    },
  };
}
