/** The doctor's checkup, as the page shows it. */
import type { IconName } from "../parts/Icon.svelte";
import type { DoctorPlace } from "../wire/DoctorPlace";
import type { FindingView } from "../wire/FindingView";
import type { Mark } from "../wire/Mark";
import type { Severity } from "../wire/Severity";
import type { SiteView } from "../wire/SiteView";
import type { MapPlace } from "./map";

/** Where on the map a finding's place is: who we are and the domain stand on the visitor's side. */
const AT: Readonly<Record<DoctorPlace, Exclude<MapPlace, "boat">>> = {
  account: "visitor", folder: "folder", bucket: "bucket", cdn: "edge", certificate: "edge", domain: "visitor",
};
const WORST: readonly Severity[] = ["broken", "warning", "note"];

/** The icon of how bad it is. */
export const SEVERITY_ICON: Readonly<Record<Severity, IconName>> = { broken: "cross", warning: "warn", note: "info" };

/** Each place of the map with its worst finding. */
export function marksOf({ doctor }: SiteView): Partial<Record<MapPlace, Mark>> {
  const all: Partial<Record<MapPlace, Mark>> = {};
  for (const mark of doctor.marks) {
    const place = AT[mark.place];
    const here = all[place];
    const severity = WORST.find((each) => each === mark.severity || each === here?.severity) ?? mark.severity;
    all[place] = { place: mark.place, severity, count: mark.count + (here?.count ?? 0) };
  }
  return all;
}

/** Whether Naru itself can mend it, by a plan. */
export const mendable = ({ fix }: FindingView): boolean => fix.kind === "ops" || fix.kind === "run" || fix.kind === "wish";
