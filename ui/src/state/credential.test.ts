import { expect, test } from "vitest";

import { everyProfile, view } from "../fixtures/credentials";
import { sent } from "../fixtures/sent";
import { choices } from "../parts/keys/choices";
import { partsOf } from "../parts/keys/SnippetLines.svelte";
import { byService, pasted, usedBy } from "./credential";

const ID = "AKIAIOSFODNN7EXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

test.each([
  ["two lines", `${ID}\n${SECRET}`],
  ["with a comma", `${ID},${SECRET}`],
  ["the CSV itself", `\ufeffAccess key ID,Secret access key\r\n${ID},${SECRET}\r\n`],
  ["the CLI's file", `[default]\naws_access_key_id = ${ID}\naws_secret_access_key=${SECRET}`],
  ["a shell's lines", `export AWS_ACCESS_KEY_ID=${ID}\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"`],
  ["the console's page", `Access key\n${ID}\nSecret access key\n${SECRET}\nShow`],
  ["in Korean", `액세스 키: ${ID}\n비밀 액세스 키: ${SECRET}`],
])("both parts are found in what was pasted: %s", (_, text) => {
  expect(pasted(text)).toEqual({ id: ID, secret: SECRET });
});

test("one part is one part, and what is not clear is left alone", () => {
  expect(pasted(` ${ID} `)).toEqual({ id: ID, secret: null });
  expect(pasted(`${SECRET}\n`)).toEqual({ id: null, secret: SECRET });
  expect(pasted("test test")).toEqual({ id: "test", secret: "test" });
  expect(pasted("my password is long")).toEqual({ id: null, secret: null });
  expect(pasted("")).toEqual({ id: null, secret: null });
});

test("a credential's projects are found by what it is, not by which object", () => {
  expect(usedBy(view(), { kind: "kept", id: "key-1a2b3c4d" })).toEqual(["blog", "shop"]);
  expect(usedBy(view(), { kind: "profile", name: "default" })).toEqual([]);
});

test("actions come by service", () => {
  expect(byService(["s3:GetObject", "sts:GetCallerIdentity", "s3:PutObject"])).toEqual([["s3", ["GetObject", "PutObject"]], ["sts", ["GetCallerIdentity"]]]);
});

test("those meant for the role are offered first, and those that cannot be used say why", () => {
  expect(choices(view(), "daily").map((choice) => choice.name).slice(0, 2)).toEqual(["blog deploy", "naru-setup"]);
  const none = choices(view({ profiles: everyProfile() }), "setup").filter((choice) => choice.why !== null);
  expect(none.map((choice) => choice.name)).toEqual(["broken", "phone", "machine"]);
});

test("every part of the snippet is explained, in its order, without one in another", () => {
  const { snippet } = sent["key-guide"];
  const parts = partsOf(snippet);
  expect(parts.length).toBe(11);
  const lines = snippet.split("\n");
  for (const [i, part] of parts.entries()) {
    expect(part.to).toBeGreaterThanOrEqual(part.from);
    expect(part.from).toBeGreaterThan(parts[i - 1]?.to ?? 0);
  }
  // What does something is explained somewhere.
  const told = new Set(parts.flatMap(({ from, to }) => lines.slice(from - 1, to)));
  expect(lines.filter((line) => line.includes("aws ") && !line.startsWith("# ") && !told.has(line))).toEqual([]);
});
