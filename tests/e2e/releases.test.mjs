// The releases of a site in the real window: two are put up, compared, and the first is gone back to, byte by byte.
import assert from "node:assert/strict";
import { test } from "node:test";

import { build, compare, folder, launch, until } from "./naru.mjs";

const V1 = { ...build(2), "note.txt": "the first\n" };
const V2 = {
  "index.html": V1["index.html"].replace("DiwrgTda", "Zz81kQwe").replace("<title>x", "<title>y"),
  "assets/index-Zz81kQwe.js": "console.log(2)\n",
  "favicon.svg": V1["favicon.svg"],
  "only-in-two.txt": "2\n",
};
/** What no deploy puts up unless it is said. */
const LEFT_OUT = ["assets/index-DiwrgTda.js.map"];

/** Runs what is shown on the sheet, and gives how it ended. */
async function agree(naru) {
  await until(() => naru.page.run(() => document.querySelector("dialog[open]") !== null), "the sheet");
  await naru.press("dialog .btn.first");
  return naru.outcome();
}
const texts = (naru, css) => naru.page.run((c) => [...document.querySelectorAll(c)].map((el) => el.innerText.trim()), css);
/** The word of each state. */
const states = (naru) => texts(naru, "[data-release] summary b").then((all) => all.map((word) => word.toLowerCase()));
const listed = (naru, count) => until(() => states(naru).then((all) => all.length === count), `${count} releases`, 30_000);
/** Opens the n-th release by the keyboard, as a list is walked. */
const open = (naru, n) => until(() => naru.page.run((i) => {
  const details = document.querySelectorAll("[data-release] details")[i];
  if (!details) return false;
  if (!details.open) details.querySelector("summary").click();
  return details.open && details.querySelector("dl") !== null;
}, n), `release ${n} opened`);

async function gone(url, path) {
  const reply = await fetch(`${url}/${path}`);
  await reply.arrayBuffer();
  return reply.status >= 400;
}

test("the second release is put up, compared with the first, and taken back to it and forward again", async (t) => {
  const [one, two] = [await folder(V1), await folder(V2)];
  const naru = await launch(t, { args: [one] });
  await naru.click("Practise with this folder");
  await naru.has("changes to make");
  await naru.click("Releases");
  await naru.has("No release yet.");
  await naru.click("Run all");
  assert.equal(await agree(naru), "Live");
  const url = await naru.address();
  assert.ok((await compare(url, one, LEFT_OUT)) > 4);

  await naru.drag(two).then((held) => held.drop());
  await naru.has("only-in-two.txt");
  await naru.click("Deploy");
  await until(() => naru.page.run(() => document.querySelector(".receipt") !== null), "the receipt", 60_000);
  assert.equal(await naru.outcome(), "Live");
  await compare(url, two);
  assert.ok(await gone(url, "note.txt"));

  await naru.click("Steps");
  await naru.click("Releases");
  await listed(naru, 2);
  assert.deepEqual(await states(naru), ["live", "kept"]);
  await open(naru, 0);
  const facts = (await texts(naru, "[data-release] dl")).join("\n");
  for (const fact of ["ID", "Begun", "By", "Files", "Took", "Requests", "Price"]) assert.match(facts, new RegExp(fact));
  assert.doesNotMatch(facts, /not recorded/);

  await naru.click("What changed");
  await naru.has("What lies between two releases");
  await naru.has("only-in-two.txt");
  const rows = await texts(naru, ":is([role=treeitem], [role=option]) .path");
  const names = rows.map((row) => row.replace(/\s+/g, ""));
  for (const name of ["index.html", "note.txt", "only-in-two.txt"]) assert.ok(names.includes(name), `${name} in ${names}`);
  await naru.click("All releases");

  // Shown first: nothing has changed yet.
  await open(naru, 1);
  await naru.click("Go back to it");
  await naru.has("What it will do");
  await naru.has("copied back inside the bucket");
  await naru.has("CloudFront forgets");
  await compare(url, two);
  await naru.click("Go back");
  await until(() => naru.page.run(() => document.querySelector(".receipt") !== null), "the receipt", 60_000);
  assert.equal(await naru.outcome(), "Live");
  assert.ok((await compare(url, one, LEFT_OUT)) > 4, "every byte of the first");
  assert.ok(await gone(url, "only-in-two.txt"));

  // The list says so, and the way back of a way back leads forward.
  // Who went back goes on at the list.
  await naru.click("Steps");
  await listed(naru, 3);
  assert.deepEqual(await states(naru), ["live", "kept", "kept"]);
  await open(naru, 0);
  await naru.has("Went back to");
  await open(naru, 1);
  await naru.page.run(() => [...document.querySelectorAll("[data-release]")[1].querySelectorAll("button")].find((b) => b.innerText.startsWith("Go back to it")).click());
  await naru.has("What it will do");
  await naru.click("Go back");
  await until(() => naru.page.run(() => document.querySelector(".receipt") !== null), "the receipt", 60_000);
  assert.equal(await naru.outcome(), "Live");
  await compare(url, two);
  assert.ok(await gone(url, "note.txt"));
});
