/** What a build prints, asked for as it grows; the last lines are kept. */
import * as host from "../host/host";
import type { BuildView } from "../wire/BuildView";

/** So many lines stay in the page; core keeps some more. */
export const KEPT = 2_000;

export interface BuildLog {
  readonly lines: readonly string[];
  /** Earlier ones are not here any more. */
  readonly cut: boolean;
}

/** To be called while a component starts. Another beginning is another log. */
export function buildLog(build: () => BuildView): BuildLog {
  let lines = $state.raw<readonly string[]>([]);
  let cut = $state(false);
  let next = 0;
  let turn = 0;
  let asking = false;
  const began = $derived(build().began);
  const total = $derived(build().lines);

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    const mine = turn;
    try {
      // More may have come meanwhile: it is asked for until nothing is left.
      while (mine === turn && next < total) {
        const page = await host.buildLog(next);
        if (mine !== turn) break;
        const all = [...lines, ...page.lines];
        cut ||= page.first > next || all.length > KEPT;
        lines = all.slice(-KEPT);
        const after = page.first + page.lines.length;
        if (after <= next) break;
        next = after;
      }
    } catch {
      // The next change of the state asks again.
    }
    asking = false;
    if (mine !== turn) void ask();
  }

  $effect(() => {
    void began;
    turn += 1;
    next = 0;
    lines = [];
    cut = false;
  });
  $effect(() => {
    if (total > 0) void ask();
  });

  return {
    get lines() {
      return lines;
    },
    get cut() {
      return cut;
    },
  };
}
