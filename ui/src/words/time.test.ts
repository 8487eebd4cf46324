import { expect, test } from "vitest";

import { ago, length, stamp, waited } from "./time";
import { words } from "./words";

const ko = words("ko");
const en = words("en");

test.each([
  [0, "0초째", "for 0 seconds"],
  [59, "59초째", "for 59 seconds"],
  [61, "1분째", "for 1 minute"],
  [244, "4분째", "for 4 minutes"],
  [3 * 3600 + 5, "3시간째", "for 3 hours"],
  [26 * 3600, "2일째", "day 2"],
  [49 * 3600, "3일째", "day 3"],
])("a wait of %d seconds is %s", (seconds, korean, english) => {
  expect(ko.text(...waited(seconds))).toBe(korean);
  expect(en.text(...waited(seconds))).toBe(english);
});

test.each([
  [1, "1초", "1 second"],
  [89, "89초", "89 seconds"],
  [600, "10분", "10 minutes"],
  [7200, "2시간", "2 hours"],
  [3 * 86_400, "3일", "3 days"],
])("%d seconds are %s", (seconds, korean, english) => {
  expect(ko.text(...length(seconds))).toBe(korean);
  expect(en.text(...length(seconds))).toBe(english);
});

test("how long ago, until the date says more", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  const said = (iso: string) => {
    const it = ago(iso, now);
    return it && en.text(...it);
  };
  expect(said("2026-11-22T11:59:30Z")).toBe("just now");
  expect(said("2026-11-22T11:58:30Z")).toBe("1 minute ago");
  expect(said("2026-11-22T09:00:00Z")).toBe("3 hours ago");
  expect(said("2026-11-20T11:00:00Z")).toBe("2 days ago");
  expect(said("2026-11-01T11:00:00Z")).toBeNull();
  expect(said("yesterday")).toBeNull();
  expect(stamp("yesterday")).toBe("yesterday");
  expect(stamp("2026-11-22T12:00:00Z")).toMatch(/^2026-11-2\d \d\d:\d\d$/);
});
