/** Text from outside, as it may be shown. */

const LIMIT = 2_000;

// Sequences that move a terminal's cursor or colour it: CSI, OSC, and the shorter ones.
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
// Marks that turn the direction of what follows.
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Names, paths and other people's sentences: what cannot be seen gets a visible mark, what does not end is cut. */
export function shown(text: string): string {
  const cut = text.length > LIMIT ? `${[...text.slice(0, LIMIT)].slice(0, -1).join("")}…` : text;
  return cut
    .replace(ESCAPES, "␛")
    .replace(BIDI, "�")
    .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/\u007f/g, "␡")
    .replace(/[\u0080-\u009f]/g, "�");
}
