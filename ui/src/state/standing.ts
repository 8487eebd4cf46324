/** How a site stands, in one word with one icon and one tone. */
import type { IconName } from "../parts/Icon.svelte";
import type { Code } from "../wire/Code";
import type { Outcome } from "../wire/Outcome";
import type { PlanView } from "../wire/PlanView";
import type { SiteView } from "../wire/SiteView";
import type { StepState } from "../wire/StepState";
import type { Args } from "../words/words";
import { isBuilt } from "./site";

export type Tone = "none" | "river" | "ok" | "wait" | "bad";

/** What a chip shows. */
export interface Face {
  readonly icon: IconName;
  /** A word key. */
  readonly word: string;
  readonly tone: Tone;
  /** The word's values. */
  readonly args?: Args;
}

/** A step's state: its icon. */
export const STATE_ICON: Readonly<Record<StepState, IconName>> = {
  ahead: "dot", running: "turn", waiting: "wait", done: "check", "not-asked": "dash", unseen: "eye", failed: "cross",
};

/** How a run ended: its face. */
export const OUTCOME: Readonly<Record<Outcome, Face>> = {
  live: { icon: "check", word: "outcome-live", tone: "ok" },
  stored: { icon: "bucket", word: "outcome-stored", tone: "river" },
  done: { icon: "check", word: "outcome-done", tone: "river" },
  cleared: { icon: "check", word: "outcome-cleared", tone: "none" },
  cancelled: { icon: "stop", word: "outcome-cancelled", tone: "none" },
  failed: { icon: "cross", word: "outcome-failed", tone: "bad" },
};

const ADOPTED: Face = { icon: "check", word: "ui-adopted", tone: "river" };

/** It was built as a whole before, or taken over. */
const stood = ({ adopted, last }: SiteView): boolean => adopted || last?.outcome === "live" || last?.outcome === "stored";

/** The same of a site's run: what is taken over and given back has words of its own. */
export function outcomeOf(outcome: Outcome, { adopted, aim }: SiteView): Face {
  const face = OUTCOME[outcome];
  if (!adopted) return face;
  if (outcome === "cleared") return { ...face, word: "ui-given-back" };
  if (outcome === "done" && aim?.kind === "adopt") return ADOPTED;
  if (outcome === "done" && aim?.kind === "upgrade") return { ...face, word: "ui-upgraded" };
  return face;
}

const SIGN_IN: ReadonlySet<Code> = new Set([
  "no-credentials", "no-profile", "bad-profile", "unknown-key", "bad-secret", "expired", "root-refused", "wrong-account",
  "process-not-allowed", "process-is-naru", "metadata-refused", "mfa-needed",
  "no-credential", "no-keychain", "no-keyring", "keychain-locked", "keychain-failed",
]);
const NETWORK: ReadonlySet<Code> = new Set(["offline", "timeout", "captive-portal", "untrusted-tls"]);

export const isSignIn = (code: Code): boolean => SIGN_IN.has(code);
export const isNetwork = (code: Code): boolean => NETWORK.has(code);

/** How the site stands. */
export function standing(site: SiteView, plan: PlanView | null): Face {
  const { stage, trouble, run } = site;
  if (stage === "looking") return { icon: "turn", word: "ui-site-looking", tone: "river" };
  if (stage === "running") {
    if (site.stopping) return { icon: "turn", word: "ui-stopping", tone: "wait" };
    if (site.held) return { icon: "wait", word: "ui-held", tone: "wait" };
    if (run.waiting) return { icon: "wait", word: "state-waiting", tone: "wait" };
    return { icon: "turn", word: "state-running", tone: "river" };
  }
  if (stage === "ended" && run.receipt) return outcomeOf(run.receipt.outcome, site);
  if (trouble) {
    if (isNetwork(trouble.code)) return { icon: "warn", word: "ui-site-offline", tone: "wait" };
    if (trouble.code === "no-credentials") return { icon: "dash", word: "ui-site-no-account", tone: "none" };
    if (isSignIn(trouble.code)) return { icon: "warn", word: "ui-site-sign-in", tone: "wait" };
    return { icon: "warn", word: "ui-site-trouble", tone: "bad" };
  }
  if (stage === "idle") return { icon: "dot", word: "ui-site-idle", tone: "none" };
  if (site.behind && (site.live || stood(site)) && !isBuilt(site, plan)) return { icon: "tilde", word: "ui-site-to-change", tone: "wait", args: { count: site.behind } };
  if (site.live) return OUTCOME.live;
  if (plan?.forecast.steps.some((s) => s.stop !== null)) return { icon: "warn", word: "ui-site-trouble", tone: "bad" };
  if (site.adopted && site.todo === 0) return ADOPTED;
  if (isBuilt(site, plan)) return site.todo === 0 ? OUTCOME.stored : { icon: "dot", word: "ui-site-to-send", tone: "river" };
  return { icon: "dot", word: "ui-site-to-build", tone: "none" };
}
