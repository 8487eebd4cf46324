import { expect, test } from "vitest";

import { find } from "./find";
import { GROUPS, TERMS, formsOf, termsIn } from "./terms";
import { FILES, words } from "./words";

const en = words("en");
const ko = words("ko");

/** The text with each term that was found in brackets. */
const marked = (text: string, lang = en, except?: string) =>
  termsIn(text, lang, except).map((part) => (typeof part === "string" ? part : `[${part.text}]`)).join("");
const ids = (text: string, lang = en) => termsIn(text, lang).flatMap((part) => (typeof part === "string" ? [] : [part.id]));

test("every entry of the word files stands on the page once, in a group that has a heading", () => {
  for (const lang of ["en", "ko"] as const) {
    const written = [...FILES[lang].matchAll(/^term-([\w-]+)-text =/gm)].map((m) => m[1]);
    expect([...TERMS].sort()).toEqual(written.sort());
    expect(GROUPS.every(({ heading }) => words(lang).has(heading))).toBe(true);
  }
  expect(new Set(TERMS).size).toBe(TERMS.length);
});

test.each([["en", en], ["ko", ko]] as const)("every form of a term leads to it: %s", (_, lang) => {
  for (const id of TERMS) {
    for (const form of formsOf(id, lang)) {
      expect(termsIn(form, lang)).toEqual([{ id, text: form }]);
      expect(form).toBe(form.trim());
    }
  }
});

test("no part of a text gets lost, whatever it holds", () => {
  const texts = ["", " ", "S3", "a\nb", "버킷", "\u0000", "🪣 bucket 🪣", "<b>S3</b>", "{$bucket}", "]S3[", "\ud800S3\udc00", "́bucket", "ſ3 K3", "버킷".normalize("NFD")];
  for (const lang of [en, ko]) {
    for (const text of [...texts, ...FILES[lang.lang].split("\n").slice(0, 400)]) {
      const whole = termsIn(text, lang).map((part) => (typeof part === "string" ? part : part.text)).join("");
      expect(whole).toBe(text);
      expect(termsIn(text, lang)).not.toContain("");
    }
  }
});

test("each term is linked where it stands first, in any case", () => {
  expect(marked("Buckets are cheap; a bucket is free.")).toBe("[Buckets] are cheap; a bucket is free.");
  expect(marked("region and REGION")).toBe("[region] and REGION");
});

test("the longest form wins, and its parts are not linked when it comes again", () => {
  expect(marked("A bucket policy and a bucket policy")).toBe("A [bucket policy] and a bucket policy");
  expect(ids("bucket policy, policy, bucket")).toEqual(["bucket-policy", "policy", "bucket"]);
  expect(marked("비밀 액세스 키와 액세스 키 ID", ko)).toBe("[비밀 액세스 키]와 [액세스 키 ID]");
  expect(ids("IAM Identity Center 사용자나 IAM 사용자", ko)).toEqual(["identity-center", "iam-user"]);
  expect(marked("CloudFront 배포", ko)).toBe("[CloudFront 배포]");
});

test("a Latin term is a whole word", () => {
  for (const text of [
    "S3a", "xS3", "_bucket", "bucket_1", "buckets2", "étag", "stage", "distance", "my-bucket-1", "SSE-S3", "s3.amazonaws.com", "/home/me/dist", "./dist/",
    "dist.zip", "objecté", "arn:aws:s3:::my-bucket", "user@endpoint", "C:\\dist", "NARU_PROJECT", "tag1",
  ]) {
    expect(marked(text)).toBe(text);
  }
  expect(marked("(bucket), “bucket's”: S3.")).toBe("([bucket]), “bucket's”: [S3].");
});

test("an acronym in small letters is another word", () => {
  expect(marked("spa, waf, ci, arns, Arn")).toBe("spa, waf, ci, arns, Arn");
  expect(marked("SPA, WAF, CI/CD, ARNs and etag")).toBe("[SPA], [WAF], [CI/CD], [ARNs] and [etag]");
});

test("a Korean term may be followed by particles and nothing else", () => {
  for (const after of ["", "을", "에", "에서는", "으로만", "입니다.", "이며,", "까지도", "(S)", ".", "1"]) expect(marked(`버킷${after}`, ko)).toMatch(/^\[버킷\]/);
  for (const text of ["오리전", "스태그", "버킷하다", "단계적", "프로젝트명"]) expect(marked(text, ko)).toBe(text);
  expect(marked("S3로 보낸 EC2의 VPC", ko)).toBe("[S3]로 보낸 [EC2]의 [VPC]");
  expect(marked("AWS리전에서 S3버킷을", ko)).toBe("AWS[리전]에서 [S3][버킷]을");
});

test("one term can be left plain", () => {
  expect(marked("A bucket in S3", en, "bucket")).toBe("A bucket in [S3]");
});

test("no text makes it slow", () => {
  const began = performance.now();
  for (const text of ["버킷이나이나이나이나이나".repeat(4000), "A".repeat(60_000), "bucket".repeat(10_000), "CI/".repeat(20_000), "정적 웹 사이트 ".repeat(8000)]) {
    termsIn(text, ko);
    termsIn(text, en);
  }
  expect(performance.now() - began).toBeLessThan(4000);
});

test("the search knows both languages, names before texts, and words in any order", () => {
  const both = [en, ko];
  expect(find("  ", both)).toBeNull();
  expect(find("버킷", both)?.slice(0, 2)).toEqual(["bucket", "endpoint"]);
  expect(find("BUCKET", both)?.[0]).toBe("bucket");
  expect(find("key access", both)?.slice(0, 2)).toEqual(["access-key", "secret-access-key"]);
  expect(find("보안그룹", both)?.[0]).toBe("security-group");
  expect(find("보안".normalize("NFD"), both)?.[0]).toBe("security-group");
  expect(find("젠킨스", [en, ko])).toEqual(["jenkins"]);
  expect(find("reverse proxy", both)).toEqual(["nginx"]);
  expect(find("\\[(*", both)).toEqual([]);
});
