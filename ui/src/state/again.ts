/** The same run once more, after one that broke off. */
import * as host from "../host/host";
import type { Aim } from "../wire/Aim";
import type { SiteView } from "../wire/SiteView";
import { attempt } from "./desk.svelte";
import { NOTHING_ASKED, questionsOf } from "./site";

/**
 * A deploy of files goes on at once: what is left was shown before. Whatever asks something, or does more than send
 * files, is shown first; without a plan the site is looked at again.
 */
export async function again(site: SiteView, onAim: (aim: Aim) => void): Promise<void> {
  const { aim, plan: number } = site;
  if (aim === null) return;
  if (number === null) return void (await attempt(host.look()));
  if (aim.kind !== "deploy") return onAim(aim);
  const plan = await attempt(host.plan(aim));
  if (!plan) return;
  if (plan.number !== number || questionsOf(plan.forecast).length > 0) onAim(aim);
  else await attempt(host.run(aim, number, NOTHING_ASKED));
}
