/** Where in the window we are: what it is called, and when it is another place. */
import type { Place } from "../wire/Place";
import { shown } from "../words/shown";
import { t } from "./desk.svelte";

/** The same text as long as it is the same place: a site that goes on is one, a folder that was read is another. */
export const here = (place: Place): string => (place.kind === "site" ? `site ${place.site.project}` : place.kind);

/** What the place is about, for the document's title. */
export function headingOf(place: Place): string {
  switch (place.kind) {
    case "home": return t("ui-new");
    case "looking":
    case "folder":
    case "refused": return shown(place.name);
    case "site": return shown(place.site.name);
    case "adopt": return t("ui-adopt");
    case "credentials":
    case "no-key": return t("ui-tool-credentials");
    case "glossary": return t("ui-tool-glossary");
    case "settings": return t("ui-settings");
  }
}
