/** The screens that come when they are first wanted: all but the first one. */
import type { Component } from "svelte";

import type { Place } from "../wire/Place";

const COMING = {
  adopt: () => import("../screens/Adopt.svelte"),
  looking: () => import("../screens/Looking.svelte"),
  folder: () => import("../screens/Folder.svelte"),
  refused: () => import("../screens/Refused.svelte"),
  site: () => import("../screens/Site.svelte"),
  credentials: () => import("../screens/Credentials.svelte"),
  "no-key": () => import("../screens/NoKey.svelte"),
  glossary: () => import("../screens/Glossary.svelte"),
  settings: () => import("../screens/Settings.svelte"),
} as const;

type Kind = keyof typeof COMING;
type Screen<K extends Kind> = Awaited<ReturnType<(typeof COMING)[K]>>["default"];
type Screens = { readonly [K in Kind]: Screen<K> };

let here = $state.raw<Partial<Screens>>({});
const isLate = (kind: Place["kind"]): kind is Kind => kind in COMING;

/** The screens that are here. */
export const screens = () => here;

/** Whether a place can be shown at once. */
export const isHere = (kind: Place["kind"]) => !isLate(kind) || here[kind] !== undefined;

/** Brings the screen of a place. */
export async function bringScreen(kind: Place["kind"]): Promise<void> {
  if (isHere(kind) || !isLate(kind)) return;
  const { default: screen } = (await COMING[kind]()) as { default: Component };
  here = { ...here, [kind]: screen };
}

/** Brings all of them. */
export const bringScreens = () => Promise.all((Object.keys(COMING) as Kind[]).map(bringScreen));
