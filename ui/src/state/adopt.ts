/** What was made by hand, as the page shows it: the map of what was found, and how each upgrade stands. */
import type { IconName } from "../parts/Icon.svelte";
import type { FoundView } from "../wire/FoundView";
import type { Upgrade } from "../wire/Upgrade";
import type { UpgradeStanding } from "../wire/UpgradeStanding";
import { shown } from "../words/shown";
import { t } from "./desk.svelte";
import type { MapPlace, MapState } from "./map";
import { regionKey } from "./site-regions";
import type { Tone } from "./standing";

/** The same map as any site's: what stands is done, and nothing of it is carried by us. */
export function mapOfFound({ distribution }: FoundView): MapState {
  const cdn = distribution !== null;
  const domain = (distribution?.aliases.length ?? 0) > 0;
  return {
    cdn,
    domain,
    places: { visitor: "done", domain: domain ? "done" : "not-asked", edge: "done", bucket: "done", boat: "not-asked", folder: "not-asked" },
    steps: { visitor: "answers", domain: "names", edge: cdn ? "distribution" : "access", bucket: "bucket", boat: "files", folder: "folder" },
    asked: "open",
    led: domain ? "open" : "still",
    served: "open",
    carried: "still",
    boat: 1,
    wrong: null,
  };
}

/** Under the places of that map. */
export function notesOfFound({ distribution, bucket, files }: FoundView): Partial<Record<MapPlace, string>> {
  return {
    visitor: t("ui-adopt-as-before"),
    domain: shown(distribution?.aliases[0] ?? ""),
    edge: t(distribution ? `ui-reads-${distribution.origin}` : "ui-access-public"),
    bucket: files === null ? shown(bucket) : `${shown(bucket)} · ${t("ui-files", { files })}`,
    folder: t("ui-adopt-no-folder"),
  };
}

/** Whose water it lies in. */
export function zoneOfFound({ venue, region, distribution }: FoundView): string {
  if (venue.kind === "practice") return t("ui-zone-practice");
  return venue.kind === "aws" ? t(distribution ? "ui-zone-cdn" : "ui-zone-aws", { region: t(regionKey(region)) }) : shown(venue.url);
}

interface Face {
  readonly icon: IconName;
  readonly tone: Tone;
  /** What it comes after, if that is it. */
  readonly first: Upgrade | null;
  /** Its word key. */
  readonly word: string;
}

/** How an upgrade stands, in one word with one icon and one tone. */
export function faceOf(standing: UpgradeStanding): Face {
  if (typeof standing === "object") return { icon: "wait", tone: "none", first: standing.after, word: "upgrade-standing-after" };
  if (standing === "holds") return { icon: "check", tone: "ok", first: null, word: "upgrade-standing-holds" };
  if (standing === "offered") return { icon: "arrow", tone: "river", first: null, word: "upgrade-standing-offered" };
  return { icon: "eye", tone: "none", first: null, word: "upgrade-standing-unknown" };
}
