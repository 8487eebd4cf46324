/** The keyboard's short cuts: how they are pressed, and what they are called in the settings. */

/** The key that goes with a letter. */
const MOD = /Mac/.test(navigator.platform) ? "⌘" : "Ctrl";

/** Short cuts, by word key, as they are listed. */
export const SHORTCUTS: readonly (readonly [word: string, ...keys: (readonly string[])[]])[] = [
  ["ui-new", [MOD, "N"]],
  ["ui-projects-filter", [MOD, "K"]],
  ["ui-settings", [MOD, ","]],
  ["ui-tool-glossary", ["F1"]],
  ["ui-key-undo", [MOD, "Z"]],
  ["ui-text-larger", [MOD, "+"]],
  ["ui-text-smaller", [MOD, "−"]],
  ["ui-text-normal", [MOD, "0"]],
  ["ui-key-list", ["↑"], ["↓"]],
  ["ui-key-rename", ["F2"]],
  ["ui-key-actions", ["Shift", "F10"]],
  ["ui-key-close", ["Esc"]],
];

/** What a press may mean. */
export type Press = "new" | "find" | "settings" | "glossary" | "undo" | "larger" | "smaller" | "normal";

const WITH_MOD: Readonly<Record<string, Press>> = {
  n: "new", k: "find", ",": "settings", z: "undo", "+": "larger", "=": "larger", "-": "smaller", _: "smaller", "0": "normal",
};
/** Where a Korean or another keyboard types no Latin letters, the key's place counts. */
const PLACES: Readonly<Record<string, string>> = { KeyN: "n", KeyK: "k", KeyZ: "z", Comma: "," };

/** What a press means; `null` if it is nothing of ours. */
export function pressed(event: KeyboardEvent): Press | null {
  if (event.isComposing || event.altKey) return null;
  if (event.key === "F1") return "glossary";
  if (!(event.ctrlKey || event.metaKey)) return null;
  const key = event.key.toLowerCase();
  return WITH_MOD[/^[\x20-\x7e]$/.test(key) ? key : (PLACES[event.code] ?? "")] ?? null;
}

/** Whether letters go into a field there. */
export const isField = (target: EventTarget | null) => target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
