/** Credentials, told apart: which one is meant, who uses it, what can be used, what was pasted. */
import type { CredentialRef } from "../wire/CredentialRef";
import type { CredentialsView } from "../wire/CredentialsView";
import type { Error as NaruError } from "../wire/Error";

/** Whether a refusal is about the account's root user. */
export const aboutRoot = (error: NaruError | null) => error?.code === "root-key" || error?.code === "root-refused";

/** A text that is the same for the same credential. */
export const idOf = (of: CredentialRef): string => (of.kind === "kept" ? `kept ${of.id}` : of.kind === "profile" ? `profile ${of.name}` : "environment");

export const same = (a: CredentialRef, b: CredentialRef | null) => b !== null && idOf(a) === idOf(b);

/** The projects that use it. */
export const usedBy = (view: CredentialsView, of: CredentialRef): readonly string[] =>
  view.used.find((use) => same(use.credential, of))?.projects ?? [];

/** Nothing to choose from at all. */
export const isEmpty = (view: CredentialsView) => view.kept.length === 0 && view.profiles.length === 0 && !view.environment && view.profiles_error === null;

/** Kinds of profile whose credentials Naru does not take, and the word key of why. */
const UNUSABLE: Readonly<Record<string, string>> = {
  mfa: "ui-cred-why-mfa", metadata: "ui-cred-why-metadata", incomplete: "ui-cred-why-incomplete",
};
export const whyNot = (kind: string): string | null => UNUSABLE[kind] ?? null;

/** Actions by their service, as IAM spells it: `s3` → `CreateBucket`, …. */
export function byService(actions: readonly string[]): [service: string, names: string[]][] {
  const all = new Map<string, string[]>();
  for (const action of actions) {
    const [service = "", name = ""] = action.split(":", 2);
    all.set(service, [...(all.get(service) ?? []), name]);
  }
  return [...all];
}

const ID = /(?:^|[^A-Za-z0-9_])(A[KS]IA[A-Z0-9]{12,})(?![A-Za-z0-9_])/;
const SECRET = /(?:^|[^A-Za-z0-9/+=])([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/;

/** What somebody pasted: both parts of a key, one of them, or neither if it is not clear. */
export function pasted(text: string): { id: string | null; secret: string | null } {
  // In `aws_secret_access_key=…` the sign belongs to the line and not to the secret.
  const plain = text.replace(/([A-Za-z_]{6,}\s*)=/g, "$1 ");
  const id = ID.exec(plain)?.[1] ?? null;
  const secret = SECRET.exec(id === null ? plain : plain.replace(id, " "))?.[1] ?? null;
  if (id !== null || secret !== null) return { id, secret };
  // Keys of local clouds look like anything: two words are the two parts.
  const words = text.trim().split(/\s*[,;]\s*|\s+/);
  return words.length === 2 && words.every(Boolean) ? { id: words[0] ?? null, secret: words[1] ?? null } : { id: null, secret: null };
}
