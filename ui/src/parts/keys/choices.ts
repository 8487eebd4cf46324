/** What there is to choose from for a project, those meant for its role first. */
import { whyNot } from "../../state/credential";
import type { CredentialRef } from "../../wire/CredentialRef";
import type { CredentialsView } from "../../wire/CredentialsView";
import type { KeptCredential } from "../../wire/KeptCredential";
import type { ProfileRow } from "../../wire/ProfileRow";
import type { Role } from "../../wire/Role";

export interface Choice {
  readonly of: CredentialRef;
  /** As it is called; empty for the environment. */
  readonly name: string;
  readonly kept: KeptCredential | null;
  readonly profile: ProfileRow | null;
  /** The word key of why it cannot be chosen. */
  readonly why: string | null;
}

export function choices(view: CredentialsView, role: Role): Choice[] {
  const kept = [...view.kept].sort((a, b) => Number(a.purpose !== role) - Number(b.purpose !== role));
  return [
    ...kept.map((one): Choice => ({ of: { kind: "kept", id: one.id }, name: one.name, kept: one, profile: null, why: null })),
    ...view.profiles.map((one): Choice => ({ of: { kind: "profile", name: one.name }, name: one.name, kept: null, profile: one, why: whyNot(one.kind) })),
    ...(view.environment ? [{ of: { kind: "environment" }, name: "", kept: null, profile: null, why: null } satisfies Choice] : []),
  ];
}
