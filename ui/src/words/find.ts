/** What a person types into the glossary's search, against names, forms and texts in both languages. */
import { TERMS, formsOf } from "./terms";
import type { Words } from "./words";

const plain = (text: string) => text.normalize("NFC").toLowerCase();
const squeezed = (text: string) => text.replace(/\s+/g, "");

/** Every term that holds all the words of a query, those that go by it first; `null` where nothing is asked for. */
export function find(query: string, spoken: readonly Words[]): readonly string[] | null {
  const wanted = plain(query).split(/\s+/).filter((word) => word !== "");
  if (wanted.length === 0) return null;
  const holds = (text: string) => wanted.every((word) => text.includes(word)) || squeezed(text).includes(wanted.join(""));
  const byName: string[] = [];
  const byText: string[] = [];
  for (const id of TERMS) {
    const name = plain(spoken.flatMap((words) => [words.text(`term-${id}`), ...formsOf(id, words)]).join("\n"));
    if (holds(name)) byName.push(id);
    else if (holds(name + plain(spoken.map((words) => words.text(`term-${id}-text`)).join("\n")))) byText.push(id);
  }
  return [...byName, ...byText];
}
