/** What is known of each step in a few words, for the list of steps and the map. */
import type { AccessWish } from "../wire/AccessWish";
import type { PlanView } from "../wire/PlanView";
import type { Routing } from "../wire/Routing";
import type { SiteView } from "../wire/SiteView";
import type { StepId } from "../wire/StepId";
import type { WantedDomain } from "../wire/WantedDomain";
import { account, bytes, count } from "../words/format";
import { shown } from "../words/shown";
import { waited } from "../words/time";
import { cachedWord, telling } from "./cache";
import { t } from "./desk.svelte";
import type { MapPlace, MapState } from "./map";
import { filesLeft, wordOf, type Row } from "./site";
import { regionKey } from "./site-regions";

const ACCESS: Readonly<Record<AccessWish, string>> = { cdn: "ui-access-cdn", private: "ui-access-private", classic: "ui-access-public" };

/** Who may read, in a word. */
export const accessWord = (site: SiteView): string => t(ACCESS[site.wanted.access]);

/** The routing that was chosen, or that the build needs. */
export const routingOf = (site: SiteView): Routing | null => site.wanted.cdn.routing ?? (site.run.folder ?? site.summary)?.routing ?? null;

/** What the plan makes edges forget. */
export const pathsOf = (plan: PlanView | null): string[] =>
  (plan?.forecast.steps.find((s) => s.step === "invalidation")?.ops ?? [])
    .flatMap((op) => (op.title.key === "op-cloudfront-invalidate" ? (op.title.args["paths"] ?? "").split(" ") : []))
    .filter((path) => path !== "");

/** What was found, or is wanted; empty if nothing is known. */
export function noteOf(step: StepId, site: SiteView, plan: PlanView | null): string {
  switch (step) {
    case "account":
      return site.venue.kind === "practice" ? t("ui-venue-practice") : site.account ? account(site.account) : "";
    case "folder": {
      const found = site.run.folder ?? site.summary;
      return found ? `${t(`framework-${found.framework}`)} · ${t("ui-files", { files: found.files })} · ${bytes(found.bytes)}` : "";
    }
    case "bucket":
      return shown(site.wanted.bucket ?? "");
    case "access":
      return accessWord(site);
    case "files": {
      const { going } = site.run;
      if (site.stage === "running" && going) return t("ui-progress-files", { done: count(going.files_done), files: going.files });
      const left = filesLeft(site);
      if (left !== null) return t("ui-files-left", { files: left });
      return plan && site.stage !== "running" ? filesNote(plan) : "";
    }
    case "distribution":
      return site.wanted.access === "cdn" ? t(`ui-reads-${site.wanted.cdn.origin}`) : "";
    case "routing": {
      const routing = site.wanted.access === "cdn" ? routingOf(site) : null;
      return routing ? t(`routing-${routing}`) : "";
    }
    case "firewall": {
      const mode = site.wanted.access === "cdn" ? site.wanted.cdn.firewall : null;
      return mode ? t(`firewall-${mode}`) : "";
    }
    case "invalidation": {
      const paths = site.stage === "planned" ? pathsOf(plan) : [];
      return paths.length === 0 ? "" : paths.length === 1 ? (paths[0] ?? "") : t("ui-paths", { count: paths.length });
    }
    case "deployer":
      return site.wishes.deployer ? t(`deployer-${site.wishes.deployer_policy ?? "least-privilege"}`) : "";
    case "zone":
      return domainOf(site);
    case "names":
    case "alias":
    case "domain-answers":
    case "health":
      return asName(site.wanted.domain, (domain) => domain.main.written);
    case "delegation":
      return asName(site.wanted.domain, (domain) => (domain.dns === "route53" ? t("dns-route53") : ""));
    case "certificate":
      return asName(site.wanted.domain, (domain) => t("ui-names-count", { count: domain.names.length }));
    case "answers": {
      const { answers } = site.run;
      return answers.length > 0 && answers.every((answer) => answer.wrong === null) ? t("ui-map-answers", { requests: answers.length }) : "";
    }
  }
}

const asName = (domain: WantedDomain | null, say: (domain: WantedDomain) => string): string => (domain ? shown(say(domain)) : "");

/** The domain, as it was named. */
const domainOf = (site: SiteView): string => asName(site.wanted.domain, (domain) => domain.name.written);

function filesNote({ files: sum }: PlanView): string {
  const parts = ([["ui-diff-new", sum.added], ["ui-diff-changed", sum.changed], ["ui-diff-removed", sum.removed]] as const)
    .filter(([, n]) => n > 0)
    .map(([key, n]) => t(key, { count: n }));
  return parts.length > 0 ? parts.join(" · ") : t("ui-files", { files: sum.same });
}

/** What it weighs, or how long it waits: at the end of its row. */
export function asideOf(row: Row, site: SiteView): string {
  const waiting = site.stage === "running" && site.run.waiting?.step === row.step ? site.run.waiting : null;
  if (waiting) return t(...waited(waiting.waited_seconds));
  const ops = site.stage === "running" || site.stage === "ended" ? 0 : (row.view?.ops.length ?? 0);
  return ops > 0 ? t("ui-changes", { ops }) : "";
}

/** The list of steps, said. */
export const stepItems = (all: readonly Row[], site: SiteView, plan: PlanView | null) =>
  all.map((row) => ({
    step: row.step,
    state: row.state,
    word: t(wordOf(row, site)),
    note: noteOf(row.step, site, plan),
    aside: asideOf(row, site),
  }));

/** What CloudFront's place says while AWS is at work there, by what is waited for. */
const AT_EDGE: Readonly<Record<string, string>> = {
  deploying: "ui-map-edge-deploying", disabling: "ui-map-edge-disabling", invalidating: "ui-map-edge-invalidating",
};

/** What an invalidation did, as the map's place of CloudFront says it: what the cache had before and after. */
export function trailWords(site: SiteView): string[] {
  const copy = telling(site.run.edge_copies);
  if (copy?.after === undefined) return [];
  const [before, after] = [cachedWord(copy.before.cache), cachedWord(copy.after.cache)];
  return [...(before ? [t(`ui-cached-${before}`)] : []), t("ui-map-edge-invalidated"), ...(after ? [t(`ui-cached-${after}`)] : [])];
}

/** What the domain's place says while it is waited for. */
const DOMAIN_WAITS: Readonly<Partial<Record<StepId, string>>> = { delegation: "ui-map-domain-delegation", certificate: "ui-map-domain-certificate" };

/** Under the places of the map: what is known, where the state's word says less. */
export function mapNotes(site: SiteView, map: MapState): Partial<Record<MapPlace, string>> {
  const notes: Partial<Record<MapPlace, string>> = {};
  const found = site.run.folder ?? site.summary;
  if (found && map.places.folder !== "failed") notes.folder = t("ui-files", { files: found.files });
  if (site.wanted.bucket && map.places.bucket !== "failed") notes.bucket = shown(site.wanted.bucket);
  // What was made by hand is asked for by others, and its files came without us.
  if (site.adopted && map.places.visitor === "not-asked") notes.visitor = t("ui-adopt-as-before");
  if (site.adopted && map.places.folder === "not-asked") notes.folder = t("ui-adopt-no-folder");
  if (map.places.edge === "done" || (map.places.edge === "ahead" && !map.cdn)) notes.edge = map.cdn ? t("ui-map-edge-https") : accessWord(site);
  if (site.stage !== "ended" && site.stage !== "running") {
    for (const place of ["visitor", "domain", "edge", "bucket", "folder"] as const) if (map.places[place] === "failed") notes[place] = t("ui-step-attention");
  }
  const { going, waiting } = site.run;
  if (map.domain && map.places.domain !== "failed") {
    const word = map.places.domain === "waiting" ? DOMAIN_WAITS[map.steps.domain] : undefined;
    notes.domain = [asName(site.wanted.domain, (domain) => domain.main.written), ...(word ? [t(word)] : [])].join(" · ");
  }
  const edge = map.cdn && site.stage === "running" && waiting ? AT_EDGE[waiting.on] : undefined;
  if (edge && waiting) notes.edge = t(edge, { time: t(...waited(waiting.waited_seconds)) });
  else if (site.stage === "running" && waiting?.step === "answers") notes.visitor = t(...waited(waiting.waited_seconds));
  else if (site.live && map.places.visitor === "done") notes.visitor = t("outcome-live");
  if (site.stage === "running" && going && map.places.boat === "running") notes.boat = t("ui-progress-files", { done: count(going.files_done), files: going.files });
  return notes;
}

/** Whose water the bucket lies in. */
export function zoneOf({ venue, wanted }: SiteView, cdn: boolean): string {
  if (venue.kind === "practice") return t("ui-zone-practice");
  const region = t(regionKey(wanted.region));
  return venue.kind === "aws" ? t(cdn ? "ui-zone-cdn" : "ui-zone-aws", { region }) : shown(venue.url);
}

/** What is said aloud when it changes: never every file. */
export function spokenOf(site: SiteView): string {
  const { stage, run } = site;
  if (stage === "looking") return t("ui-site-looking-title");
  if (stage === "running") {
    const now = run.steps.find((s) => s.state === "running" || s.state === "waiting");
    if (site.held && !site.stopping) return t("ui-held");
    return site.stopping ? t("ui-stopping") : now ? t("ui-step-now", { step: t(`step-${now.step}`), state: t(`state-${now.state}`) }) : t("ui-getting-ready");
  }
  if (stage === "ended" && run.receipt) return t(`outcome-${run.receipt.outcome}`);
  return stage === "planned" && site.todo !== null ? t("ui-site-spoken", { ops: site.todo }) : "";
}
