// The doctor in the real window: something is broken behind Naru's back, found, mended by the usual sheet, and well.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { launch, until } from "./naru.mjs";

/** The practice cloud of the only project. */
async function cloud(naru) {
  const dir = join(naru.home, "practice");
  const [id] = await readdir(dir);
  return join(dir, id, "cloud.json");
}

test("what is broken is found, marked on the map, fixed through the sheet, and well afterwards", async (t) => {
  const naru = await launch(t, { args: ["--sample"] });
  await naru.outcome();
  await naru.click("Doctor");
  await naru.has("Nothing is wrong");

  const path = await cloud(naru);
  const state = JSON.parse(await readFile(path, "utf8"));
  const [, ours] = Object.entries(state.truth.buckets).find(([name]) => name.startsWith("naru-"));
  assert.ok(ours.policy.Seen, "CloudFront was let in");
  ours.policy = "Absent";
  await writeFile(path, JSON.stringify(state));

  await naru.click("Examine again");
  await naru.has("The bucket does not let the distribution read");
  await naru.has("Fix this");
  const marks = () => naru.page.run(() => [...document.querySelectorAll(".map .mark")].map((mark) => mark.innerText));
  assert.equal((await marks()).length, 1);

  await naru.click("Fix this");
  await until(() => naru.page.run(() => document.querySelector("dialog[open] .btn.first")?.getAttribute("aria-disabled") === "false"), "the sheet");
  assert.deepEqual((await marks()).length, 1, "nothing is mended before the yes");
  await naru.page.run(() => document.querySelector("dialog .btn.first").click());
  await naru.has("Nothing is wrong");
  assert.deepEqual(await marks(), []);
});
