// The same file is read by tests/core/golden.rs: what is equal to it on both sides is equal.
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import type { Error as NaruError } from "../wire/Error";
import * as format from "./format";
import { words } from "./words";

interface Golden {
  format: { rule: "bytes" | "count" | "usd" | "account"; of: number | string; text: string }[];
  words: { key: string; args: Record<string, string>; en: string; ko: string }[];
  errors: { error: NaruError; en: string[]; ko: string[] }[];
}
const golden = JSON.parse(readFileSync("../tests/golden/words.json", "utf8")) as Golden;

test.each(golden.format)("$rule of $of is $text in Rust and here", ({ rule, of, text }) => {
  expect((format[rule] as (of: never) => string)(of as never)).toBe(text);
});

test.each(golden.words)("$key says the same in Rust and here", ({ key, args, en, ko }) => {
  expect(words("en").of({ key, args })).toBe(en);
  expect(words("ko").of({ key, args })).toBe(ko);
});

test.each(golden.errors)("$error.code says the same in Rust and here", ({ error, en, ko }) => {
  expect([words("en").error(error), ...words("en").hints(error)]).toEqual(en);
  expect([words("ko").error(error), ...words("ko").hints(error)]).toEqual(ko);
});
