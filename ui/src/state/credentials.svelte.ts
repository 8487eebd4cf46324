/** What the page asks core about credentials, and how far the answer is. */
import * as host from "../host/host";
import type { CardView } from "../wire/CardView";
import type { CredentialRef } from "../wire/CredentialRef";
import type { Error as NaruError } from "../wire/Error";
import { errorOf } from "./desk.svelte";

/** What became of a question to core. */
export type Asked<T> = { kind: "asking" } | { kind: "answered"; value: T } | { kind: "failed"; error: NaruError };

/** Asks now, and again whenever something changes that `ask` reads. The last answer stays until the new one is here. */
export function asking<T>(ask: () => Promise<T>): { readonly now: Asked<T>; readonly busy: boolean; again: () => void } {
  let now = $state.raw<Asked<T>>({ kind: "asking" });
  let busy = $state(false);
  let turn = 0;
  const again = () => {
    const mine = ++turn;
    const take = (next: Asked<T>) => {
      if (mine === turn) [now, busy] = [next, false];
    };
    busy = true;
    ask().then((value) => take({ kind: "answered", value }), (why: unknown) => take({ kind: "failed", error: asError(why) }));
  };
  $effect(() => {
    again();
    return () => void turn++;
  });
  return {
    get now() {
      return now;
    },
    get busy() {
      return busy;
    },
    again,
  };
}

/** What core refused with. Anything else is not repeated: it may hold what was sent. */
export const asError = (why: unknown): NaruError =>
  typeof why === "object" && why !== null ? errorOf(why) : { code: "unexpected", args: {}, hints: ["report-bug"] };

/** Who a credential is; core asks AWS. */
export const identity = (of: CredentialRef): Promise<CardView> => host.identity(of);

/** The page where its keys are switched off. */
export const openIdentity = (of: CredentialRef): Promise<void> => host.openLink({ kind: "identity", credential: of });
