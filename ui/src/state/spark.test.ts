import { expect, test } from "vitest";

import { HIGH, WIDE, spark } from "./spark";

/** The points of a line, in order. */
const points = (line: string) => line.slice(1).split("L").map((point) => point.split(" ").map(Number));

test("the newest stands at the right, the fastest at the top, nothing at the bottom", () => {
  const drawn = spark([0, 50, 100]);
  expect(drawn).not.toBeNull();
  const at = points(drawn?.line ?? "");
  expect(at.map(([, y]) => y)).toEqual([HIGH - 1, HIGH / 2, 1]);
  expect(at.at(-1)?.[0]).toBe(WIDE);
  expect(at[0]?.[0]).toBeGreaterThan(WIDE - 3);
  expect([drawn?.least, drawn?.most]).toEqual([0, 100]);
  expect(drawn?.area.startsWith(drawn.line)).toBe(true);
  expect(drawn?.area.endsWith("Z")).toBe(true);
});

test("a whole minute fills the box, and what is older has left it", () => {
  const drawn = spark([1_000_000, ...Array.from({ length: 60 }, (_, i) => i)]);
  const at = points(drawn?.line ?? "");
  expect(at.length).toBe(60);
  expect(at[0]?.[0]).toBe(0);
  expect(drawn?.most).toBe(59);
});

test("a standstill is a line at the bottom; one second is none yet", () => {
  expect(points(spark([0, 0])?.line ?? "").every(([, y]) => y === HIGH - 1)).toBe(true);
  expect(spark([5])).toBeNull();
  expect(spark([])).toBeNull();
});
