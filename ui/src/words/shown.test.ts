import { expect, test } from "vitest";

import { shown } from "./shown";

test.each([
  ["\u001b[31mred\u001b[0m", "␛red␛"],
  ["\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007", "␛link␛"],
  ["a\u0000b\tc\nd", "a␀b␉c␊d"],
  ["invoice\u202egpj.exe", "invoice�gpj.exe"],
  ["\u2066x\u2069\u200f\u061c", "�x���"],
  ["\u007f\u0085", "␡�"],
])("%j is shown as %j", (text, seen) => {
  expect(shown(text)).toBe(seen);
});

test("what people write stays as it is, in every language", () => {
  for (const text of ["/home/민지/블로그/dist", "naru-blog-1a2b3c4d", "a&b<c>\"d\"", "été 日本 🚢", "‘인용’ … –"]) expect(shown(text)).toBe(text);
});

test("what does not end is cut, and never in the middle of a character", () => {
  expect(shown("x".repeat(2_000))).toHaveLength(2_000);
  const cut = shown("🚢".repeat(5_000));
  expect(cut.length).toBeLessThanOrEqual(2_001);
  expect(cut.endsWith("🚢…")).toBe(true);
});
