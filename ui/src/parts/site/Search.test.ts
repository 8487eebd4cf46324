import { cleanup, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import { had, sent } from "../../fixtures/sent";
import { error } from "../../fixtures/site";
import { speak } from "../../fixtures/show";
import { receiptText } from "../../state/site-text";
import type { TagSearch } from "../../wire/TagSearch";
import Search from "./Search.svelte";

const cleared = sent["site-cleared"];
const receipt = had(cleared.run.receipt);
const nothing = had(receipt.search ?? null);

beforeEach(() => speak("en"));

test("a take-back of practice ends with nothing left, and says where it searched and what it cannot see", () => {
  render(Search, { search: nothing });
  for (const text of ["Nothing that carries this project's tag is left", /searched in: us-east-1, ap-northeast-2$/, /never lists IAM users/]) screen.getByText(text);
  expect(screen.queryByRole("list")).toBeNull();
  expect(receiptText(receipt, cleared, 0)).toContain("Search by tag: Nothing that carries this project's tag is left");
});

test("what is left is named with what to do, what was kept and what is gone are told apart", () => {
  const found: TagSearch["found"] = [
    { arn: "arn:aws:s3:::left-behind", kind: "bucket", standing: "left" },
    { arn: "arn:aws:route53:::hostedzone/Z1", kind: "zone", standing: "kept" },
    { arn: "arn:aws:cloudfront::1:distribution/E1", kind: "distribution", standing: "gone" },
  ];
  const search: TagSearch = { ...nothing, verdict: "left", found };
  for (const [lang, words] of [
    ["en", [/^Something that no step knows/, "Still there", "Left on purpose", "Already gone", /delete it if nobody needs it/]],
    ["ko", [/^어느 단계에도 속하지 않는/, "남아 있음", "일부러 남김", "이미 삭제됨", /필요 없으면 삭제하고/]],
  ] as const) {
    speak(lang);
    render(Search, { search });
    for (const text of words) screen.getByText(text);
    for (const { arn } of found) screen.getByText(arn);
    const text = receiptText({ ...receipt, search }, cleared, 0);
    for (const { arn } of found) expect(text).toContain(arn);
    cleanup();
  }
});

test("a refused search proves nothing and names the permission", () => {
  const unseen = [{ region: "us-east-1", error: error("access-denied", { args: { action: "tag:GetResources" } }) }];
  render(Search, { search: { ...nothing, verdict: "unproven", regions: ["ap-northeast-2"], unseen } });
  screen.getByText(/the search proves nothing$/);
  screen.getByText(/^Could not be searched: us-east-1 \(.*tag:GetResources/);
  expect(screen.queryByText(/tag is left$/)).toBeNull();
});
