/** How the changes of a deploy are looked through: which folders are open, what is typed, what a key does. */
import type { ChangeAsk } from "../wire/ChangeAsk";
import type { ChangeRow } from "../wire/ChangeRow";
import type { FileChange } from "../wire/FileChange";
import type { Headers } from "../wire/Headers";
import type { Reason } from "../wire/Reason";
import { reasonKey } from "./site";

/** With so many files or fewer, folders are open from the start. */
export const FEW = 200;

/** The same with this folder the other way. */
export function toggled(ask: ChangeAsk, path: string): ChangeAsk {
  if (ask.shape.kind === "list") return ask;
  const { but } = ask.shape;
  return { ...ask, shape: { ...ask.shape, but: but.includes(path) ? but.filter((each) => each !== path) : [...but, path].sort() } };
}

/** What a key does to a tree: another row, or a folder the other way. */
export type Move = { readonly to: number } | { readonly toggle: string } | null;

/** Where a key leads from a row; a page has so many rows. Without a row it begins at the top. */
export function moved(key: string, at: number | null, total: number, page: number, row: ChangeRow | null): Move {
  const now = at ?? -1;
  const to = (next: number): Move => ({ to: Math.max(0, Math.min(total - 1, next)) });
  const folder = row?.item.kind === "folder" ? row.item : null;
  switch (key) {
    case "ArrowDown": return to(now + 1);
    case "ArrowUp": return to(now - 1);
    case "PageDown": return to(now + page);
    case "PageUp": return to(now - page);
    case "Home": return to(0);
    case "End": return to(total - 1);
    case "ArrowRight": return folder === null ? null : folder.open ? to(now + 1) : { toggle: folder.path };
    case "ArrowLeft": return folder?.open ? { toggle: folder.path } : row !== null && row.up !== null ? to(row.up) : null;
    case "Enter":
    case " ": return folder === null ? null : { toggle: folder.path };
    default: return null;
  }
}

/** A reason in a word or two; one that has none of its own is said as in its row. */
const SHORT: Readonly<Partial<Record<Reason, string>>> = {
  new: "ui-short-new", "bytes-differ": "ui-short-bytes", "headers-differ": "ui-short-headers", unknown: "ui-short-unknown", removed: "ui-short-removed",
};
export const shortKey = (reason: Reason): string => SHORT[reason] ?? reasonKey(reason);

/** One line of a difference of headers. */
export interface HeaderLine {
  readonly name: string;
  /** Before and after; nothing where it was not, or will not be. */
  readonly was: string | null;
  readonly is: string | null;
  readonly same: boolean;
}

const spelled = (field: string) => field.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("-");

/** The headers of a file line by line. What they are now is only known where it is another. */
export function headerLines({ headers, before }: FileChange): HeaderLine[] {
  if (!headers) return [];
  const fields = [...new Set([...Object.keys(headers), ...Object.keys(before ?? {})])] as (keyof Headers)[];
  return fields.map((field) => {
    const is = headers[field] ?? null;
    const was = before ? (before[field] ?? null) : is;
    return { name: spelled(field), was, is, same: was === is };
  });
}
