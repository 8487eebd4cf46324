import { expect, test } from "vitest";

import { crossing, receipt, run, steps } from "../fixtures";
import { textStep } from "./desk.svelte";
import { mapOf } from "./map";
import { standing } from "./standing";

test("the boat lies at the folder, goes with the bytes, and stays at the bucket", () => {
  const going = { files_done: 1, files: 4, bytes_done: 250, bytes: 1000, seconds_left: null };
  expect(mapOf(run()).boat).toBe(0);
  expect(mapOf(run({ going, steps: steps("done", "done", "done", "done", "running") })).boat).toBe(0.25);
  expect(mapOf(run({ steps: steps("done", "done", "done", "done", "done") })).boat).toBe(1);
});

test("water flows where work is, and breaks where it stopped", () => {
  const map = mapOf(run({ steps: steps("done", "done", "done", "done", "failed") }));
  expect([map.served, map.carried, map.asked]).toEqual(["open", "broken", "still"]);
  expect(mapOf(run({ steps: [] })).visitor).toBe("ahead");
});

test("what the window is about has one word", () => {
  expect(standing({ kind: "home" })).toBeNull();
  expect(standing(crossing(run()))).toMatchObject({ going: true, word: "ui-standing-crossing" });
  expect(standing(crossing(run({ receipt: receipt({ outcome: "failed" }) })))).toMatchObject({ going: false, tone: "bad", word: "outcome-failed" });
});

test("text has its sizes and no others", () => {
  expect([textStep(100, 1), textStep(100, -1), textStep(200, 1), textStep(90, -1)]).toEqual([115, 90, 200, 90]);
});
