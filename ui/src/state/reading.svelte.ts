/** What is typed into a form, understood by core as it would be saved: asked a moment after the last key. */
import * as host from "../host/host";
import type { Error as NaruError } from "../wire/Error";
import type { HeaderWish } from "../wire/HeaderWish";
import type { RuleDraft } from "../wire/RuleDraft";
import type { RulesRead } from "../wire/RulesRead";
import type { WrongField } from "../wire/WrongField";
import { errorOf, say } from "./desk.svelte";
import { shown } from "../words/shown";

/** So long after the last key, in milliseconds. */
const PAUSE = 150;

export interface Reading<R> {
  /** What was understood last; `null` until core has answered. */
  readonly now: R | null;
  /** Why it was refused. */
  readonly refused: NaruError | null;
  /** Both are about what is typed now, and not about a moment ago. */
  readonly fresh: boolean;
}

/** To be called while a component starts; `null` is nothing to ask about. */
export function reading<D, R>(draft: () => D | null, read: (draft: D) => Promise<R>): Reading<R> {
  let now = $state.raw<R | null>(null);
  let refused = $state.raw<NaruError | null>(null);
  // The first answer is wanted at once, later ones when the typing pauses.
  let first = true;
  // The whole state comes anew with every change of anything: only another text is another question.
  const asked = $derived(JSON.stringify(draft()));
  let about = $state<string>();
  $effect(() => {
    const typed = JSON.parse(asked) as D | null;
    let late = false;
    const answer = (it: R | null, why: NaruError | null) => {
      if (!late) [now, refused, about] = [it, why, asked];
    };
    if (typed === null) return answer(null, null);
    const ask = () => void read(typed).then((it) => answer(it, null), (why: unknown) => answer(null, errorOf(why)));
    const wait = setTimeout(ask, first ? 0 : PAUSE);
    first = false;
    return () => {
      late = true;
      clearTimeout(wait);
    };
  });
  return { get now() { return now; }, get refused() { return refused; }, get fresh() { return about === asked; } };
}

/** What is wrong with a field, in words. */
export function wrongWith(wrong: readonly WrongField[] | undefined, field: string): string | null {
  const found = wrong?.find((one) => one.field === field);
  return found ? shown(say().error(found.error)) : null;
}

/** A rule as its form takes it. */
export const draftOf = (rule: HeaderWish): RuleDraft => ({
  files: rule.for, cache: rule.cache ?? "", content_type: rule.content_type ?? "",
  content_encoding: rule.content_encoding ?? null, content_disposition: rule.content_disposition ?? "",
});

/** A rule nobody has written yet. */
export const NEW_RULE: RuleDraft = { files: "", cache: "", content_type: "", content_encoding: null, content_disposition: "" };

/** Rules, read by core anew when they, or the look at the folder (`plan`), are others. */
export function rulesRead(drafts: () => readonly RuleDraft[], plan: () => number | null): Reading<RulesRead> {
  return reading(() => ({ drafts: drafts(), plan: plan() }), (asked) => host.readRules(asked.drafts));
}
