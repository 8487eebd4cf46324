/** What the edge's cache said of the start page, before an invalidation and after it. */
import type { Answer } from "../wire/Answer";
import type { SiteView } from "../wire/SiteView";

export type Cached = "hit" | "miss";

/** `X-Cache` in a word; nothing where it speaks of something else, such as a redirect. */
export function cachedWord(header: string | undefined): Cached | null {
  if (header === undefined) return null;
  return /^(refresh)?hit\b/i.test(header) ? "hit" : /^miss\b/i.test(header) ? "miss" : null;
}

/** Of the start page as it was asked for. */
export function cachedPage(answers: readonly Answer[]): Cached | null {
  const reply = answers.find((answer) => answer.probe.kind === "root")?.reply;
  return reply?.kind === "answered" ? cachedWord(reply.cache) : null;
}

/** What an invalidation did, as far as it was seen. */
export interface Trail {
  /** As the last check before this run had it; `null` if there was none. */
  readonly before: Cached | null;
  readonly after: Cached | null;
}

/** Whether this run has made edges forget something. */
const invalidated = ({ stage, run, aim }: SiteView): boolean =>
  (stage === "running" || stage === "ended") && aim?.kind !== "take-back" && run.steps.some((s) => s.step === "invalidation" && s.state === "done");

/** To be called while a component starts: it keeps what was seen when the next run began. */
export function cacheTrail(site: () => SiteView, forgets: () => boolean): { readonly now: Trail | null } {
  let before = $state<Cached | null>(null);
  let run = "";
  let last: Cached | null = null;
  let promised = $state(false);
  $effect.pre(() => {
    const now = site();
    if (now.run.run !== run) {
      run = now.run.run;
      before = last;
    }
    if (now.stage === "planned") promised = forgets();
    last = cachedPage(now.run.answers) ?? last;
  });
  return {
    get now() {
      return promised && invalidated(site()) ? { before, after: cachedPage(site().run.answers) } : null;
    },
  };
}
