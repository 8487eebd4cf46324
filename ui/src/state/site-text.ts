/** A receipt as plain text, for a mail or a ticket. */
import type { Receipt } from "../wire/Receipt";
import type { Probe } from "../wire/Probe";
import type { ServedCopy } from "../wire/ServedCopy";
import type { SiteView } from "../wire/SiteView";
import { account, bytes, count, seconds } from "../words/format";
import { shown } from "../words/shown";
import { stamp } from "../words/time";
import { say, t } from "./desk.svelte";
import { answersOf } from "./site";
import { regionKey } from "./site-regions";
import { OUTCOME } from "./standing";

/** The address a request means, also where a stand-in for AWS's edges is asked. */
const addressOf = ({ url, at }: Probe): string => {
  if (!at) return url;
  const { pathname, search } = new URL(url);
  return `${at.https ? "https" : "http"}://${at.host}${pathname}${search}`;
};

/** Whose bytes an edge served, and what its cache had. */
const served = ({ version, cache }: ServedCopy): string => [t(`edge-copy-${version}`), ...(cache ? [`(${cache})`] : [])].join(" ");
/** What the search by tag found. */
function searchLines(search: Receipt["search"]): string[] {
  if (!search) return [];
  return [
    `${t("search-title")}: ${t(`search-${search.verdict}`)}`,
    ...(search.regions.length > 0 ? [`  ${t("search-asked", { tag: search.tag, regions: search.regions.join(", ") })}`] : []),
    ...search.unseen.map(({ region, error }) => `  ${t("search-refused", { region, why: say().error(error) })}`),
    ...search.found.map(({ arn, kind, standing }) => `  ${t(`tagged-${standing}`)}: ${t(`tagged-kind-${kind}`)} ${arn}`),
  ];
}

export function receiptText(receipt: Receipt, site: SiteView, now: number): string {
  const line = (label: string, value: string | null) => (value === null || value === "" ? [] : [`${label}: ${value}`]);
  const { venue } = site;
  const where = venue.kind === "endpoint" ? t("venue-endpoint", { url: venue.url }) : t(`venue-${venue.kind}`);
  const answers = answersOf(receipt).map(({ probe, reply, wrong }) => {
    const verdict = wrong === null ? t("ui-answer-right") : t(`wrong-${wrong}`);
    const more = reply.kind !== "answered" ? [] : [
      reply.location ? `→ ${reply.location}` : (reply.content_type ?? ""), bytes(reply.size), reply.location ? "" : (reply.cache_control ?? ""), reply.cache ?? "",
      reply.tls ? t("answer-tls", { names: reply.tls.names.join(", "), until: reply.tls.until }) : "",
    ].filter((part) => part !== "");
    return [`  ${verdict}`, reply.kind === "answered" ? reply.status : reply.why, `${addressOf(probe)} (${t(`probe-${probe.kind}`)})`, ...more].join(" · ");
  });
  const copies = (receipt.edge_copies ?? []).map(({ path, before, after }) =>
    `  ${t("edge-copy", { path, before: served(before), after: after ? served(after) : t("edge-copy-unseen") })}`);
  const lines = [
    `${site.name}: ${t(OUTCOME[receipt.outcome].word)}`,
    ...line(t("ui-url"), receipt.url),
    ...line(t("ui-receipt-where"), `${where} · ${t(regionKey(site.wanted.region))}`),
    ...line(t("ui-account-id"), venue.kind === "practice" || site.account === null ? null : account(site.account)),
    ...line(t("ui-bucket"), receipt.bucket),
    ...line(t("ui-distribution"), receipt.distribution ?? null),
    ...line(t("ui-release"), receipt.release),
    ...line(t("ui-fact-ops"), count(receipt.ops)),
    ...line(t("ui-fact-sent"), `${count(receipt.files)} (${bytes(receipt.bytes)})`),
    ...line(t("ui-fact-time"), t("ui-seconds", { time: seconds(receipt.millis) })),
    ...(answers.length > 0 ? [`${t("ui-answers")}:`, ...answers] : []),
    ...(copies.length > 0 ? [`${t("edge-copies")}:`, ...copies] : []),
    ...searchLines(receipt.search),
    ...(receipt.error ? [`${t("cli-error")} ${say().error(receipt.error)}`, ...say().hints(receipt.error).map((hint) => `  ${hint}`)] : []),
    ...line(t("ui-detail"), receipt.error?.detail ?? null),
    ...line(t("ui-receipt-run"), receipt.run),
    stamp(new Date(now).toISOString()),
  ];
  return lines.map(shown).join("\n");
}
