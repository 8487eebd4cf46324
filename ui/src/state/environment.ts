/** A project's environments: which one visitors know, and whether there is more than one to tell apart. */
import type { SiteView } from "../wire/SiteView";

/** The environment that visitors know. */
export const PRODUCTION = "production";

/** The environment's name, where the project has several. */
export const envTold = (site: SiteView): string | null => (site.envs.length > 1 ? site.env : null);
