/** The files of a deploy, page by page: only what is in sight was asked for, and it is asked for once. */
import * as host from "../host/host";
import type { Aim } from "../wire/Aim";
import type { Error as NaruError } from "../wire/Error";
import type { FileChange } from "../wire/FileChange";
import { errorOf } from "./desk.svelte";

/** Rows of one question; core gives at most 500. */
export const PAGE = 200;

export interface ChangeList {
  /** How many there are, filtered; `null` until that is known. */
  readonly total: number | null;
  readonly trouble: NaruError | null;
  /** One row; `null` while it is on its way. */
  row(at: number): FileChange | null;
  /** These rows are in sight. */
  want(from: number, to: number): void;
}

/** To be called while a component starts. Another plan, aim or query is another list. */
export function changeList(plan: () => number | null, aim: () => Aim, query: () => string): ChangeList {
  let total = $state<number | null>(null);
  let trouble = $state.raw<NaruError | null>(null);
  let heard = $state(0);
  // Not to be followed one by one: `heard` says when there is more.
  let pages: Record<number, readonly FileChange[]> = {};
  let asked: Record<number, boolean> = {};
  let turn = 0;
  const which = $derived(JSON.stringify([plan(), aim(), query()]));

  async function ask(page: number): Promise<void> {
    const [number, goal, text] = JSON.parse(which) as [number | null, Aim, string];
    if (number === null) return;
    const mine = turn;
    asked[page] = true;
    try {
      const answer = await host.changes(goal, number, page * PAGE, PAGE, text);
      if (mine !== turn) return;
      pages[page] = answer.rows;
      total = answer.total;
      trouble = null;
    } catch (why) {
      if (mine !== turn) return;
      asked[page] = false;
      trouble = errorOf(why);
    }
    heard += 1;
  }

  $effect(() => {
    const [number] = JSON.parse(which) as [number | null];
    turn += 1;
    pages = {};
    asked = {};
    if (number === null) {
      total = null;
      return;
    }
    void ask(0);
  });

  return {
    get total() {
      return total;
    },
    get trouble() {
      return trouble;
    },
    row(at) {
      void heard;
      return pages[Math.floor(at / PAGE)]?.[at % PAGE] ?? null;
    },
    want(from, to) {
      if (total === null) return;
      for (let page = Math.floor(from / PAGE); page * PAGE <= Math.min(to, total - 1); page += 1) {
        if (!asked[page]) void ask(page);
      }
    },
  };
}
