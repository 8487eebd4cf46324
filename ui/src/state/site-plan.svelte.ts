/** A plan toward an aim, asked for again whenever its number changes. */
import * as host from "../host/host";
import type { Aim } from "../wire/Aim";
import type { Error as NaruError } from "../wire/Error";
import type { PlanView } from "../wire/PlanView";
import type { SiteView } from "../wire/SiteView";
import { errorOf } from "./desk.svelte";

export interface Planned {
  /** The plan; while a look or a run is under way, the one before it. */
  readonly view: PlanView | null;
  /** Why there is none. */
  readonly trouble: NaruError | null;
}

/** To be called while a component starts. */
export function planned(site: () => SiteView, aim: () => Aim | null): Planned {
  let view = $state.raw<PlanView | null>(null);
  let trouble = $state.raw<NaruError | null>(null);
  const number = $derived(site().plan);
  const wish = $derived(JSON.stringify(aim()));
  const keeps = $derived(site().stage === "looking" || site().stage === "running");
  let held = "null";

  $effect(() => {
    const goal = JSON.parse(wish) as Aim | null;
    if (held !== wish || (number === null && !keeps)) view = null;
    held = wish;
    if (number === null || goal === null) return;
    let late = false;
    host.plan(goal).then(
      (plan) => {
        if (late) return;
        view = plan;
        trouble = null;
      },
      (why: unknown) => {
        if (late) return;
        view = null;
        trouble = errorOf(why);
      },
    );
    return () => {
      late = true;
    };
  });

  return {
    get view() {
      return view;
    },
    get trouble() {
      return trouble;
    },
  };
}
