/** The glossary: the one note that is open beside a term, and the way to the page of all terms. */
import * as host from "../host/host";
import { attempt } from "./desk.svelte";

export interface Note {
  readonly id: string;
  /** The term it was opened by. */
  readonly by: HTMLElement;
  /** The text that term stands in. */
  readonly within: object;
}

let open = $state.raw<Note | null>(null);
// The same, for when a part goes away: what is reactive reads as it was before, then.
let now: Note | null = null;

const put = (next: Note | null) => void (open = now = next);

/** The note that is open. */
export const note = () => open;

/** Opens a term's note beside where it stands; another one closes. */
export const openNote = (next: Note) => put(next);

/** Closes the note; of a certain term, if one is given. */
export const closeNote = (by?: HTMLElement) => void ((by === undefined || now?.by === by) && put(null));

/** Goes to the glossary's page, to one entry or to its top. */
export function openGlossary(term: string | null): void {
  closeNote();
  void attempt(host.go({ kind: "glossary", term }));
}
