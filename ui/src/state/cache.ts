/** What an edge's cache said, before an invalidation and after it. */
import type { EdgeCopy } from "../wire/EdgeCopy";

export type Cached = "hit" | "miss";

/** `X-Cache` in a word; nothing where it speaks of something else, such as a redirect. */
export function cachedWord(header: string | undefined): Cached | null {
  if (header === undefined) return null;
  return /^(refresh)?hit\b/i.test(header) ? "hit" : /^miss\b/i.test(header) ? "miss" : null;
}

/** The changed file that tells most: one that visitors still got an older copy of, else the first. */
export const telling = (copies: readonly EdgeCopy[]): EdgeCopy | null =>
  copies.find(({ before }) => before.version === "older") ?? copies[0] ?? null;
