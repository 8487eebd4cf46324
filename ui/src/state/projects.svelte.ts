/** The list of projects, asked for again whenever its number in the state changes. */
import * as host from "../host/host";
import type { Error as NaruError } from "../wire/Error";
import type { ProjectRow } from "../wire/ProjectRow";
import { errorOf } from "./desk.svelte";

let rows = $state.raw<readonly ProjectRow[] | null>(null);
let trouble = $state.raw<NaruError | null>(null);
let asked = 0;

/** The projects; `null` until they were heard of. */
export const projects = () => rows;

/** Why the list could not be read the last time. */
export const projectsTrouble = () => trouble;

/** Asks again. An answer that is overtaken by a later question is not taken. */
export async function askProjects(): Promise<void> {
  const turn = (asked += 1);
  try {
    const heard = await host.projects();
    if (turn !== asked) return;
    rows = heard;
    trouble = null;
  } catch (why) {
    if (turn === asked) trouble = errorOf(why);
  }
}

/** What a row is told apart by: a damaged file has no project. */
export const rowKey = (row: ProjectRow): string => row.project ?? row.damaged?.id ?? row.name;

/** The rows whose name holds what was typed, whatever its case and however its letters are put together. */
export function filtered(all: readonly ProjectRow[], query: string): readonly ProjectRow[] {
  const plain = (text: string) => text.normalize("NFC").toLowerCase();
  const wanted = plain(query.trim());
  return wanted === "" ? all : all.filter((row) => plain(row.name).includes(wanted));
}
