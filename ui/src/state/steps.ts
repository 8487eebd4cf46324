/** What the page knows of each step beside its words: a new step needs its line here, its form in
    `parts/site/WishForm.svelte` and its note in `site-notes.ts`. */
import type { SiteView } from "../wire/SiteView";
import type { StepId } from "../wire/StepId";

interface About {
  /** What taking it back is called: a word key; `null` if nothing of it stays. */
  readonly clear: string | null;
  /** It only looks, and never changes anything. */
  readonly looks: boolean;
  /** It stands before files alone are deployed. */
  readonly carries: boolean;
  /** Whether these wishes ask for it, as long as no plan says so. */
  readonly asked: (site: SiteView) => boolean;
}

const always = () => true;
const behindCdn = ({ wanted }: SiteView) => wanted.access === "cdn";
const atDomain = ({ wanted, wishes }: SiteView) => wanted.access === "cdn" && (wishes.domain ?? null) !== null;

/** Every step of a static site, in its order. */
const ABOUT: Readonly<Record<StepId, About>> = {
  account: { clear: null, looks: true, carries: false, asked: always },
  folder: { clear: null, looks: true, carries: false, asked: always },
  bucket: { clear: "ui-clear-bucket", looks: false, carries: true, asked: always },
  access: { clear: "ui-clear-access", looks: false, carries: true, asked: always },
  files: { clear: "ui-clear-files", looks: false, carries: false, asked: always },
  distribution: { clear: "ui-clear-distribution", looks: false, carries: true, asked: behindCdn },
  routing: { clear: "ui-clear-routing", looks: false, carries: true, asked: behindCdn },
  firewall: { clear: "ui-clear-firewall", looks: false, carries: false, asked: ({ wanted }) => wanted.access === "cdn" && wanted.cdn.firewall !== null },
  invalidation: { clear: null, looks: false, carries: false, asked: behindCdn },
  deployer: { clear: "ui-clear-deployer", looks: false, carries: false, asked: ({ wishes }) => wishes.deployer === true },
  answers: { clear: null, looks: true, carries: false, asked: always },
  zone: { clear: "ui-clear-zone", looks: false, carries: false, asked: atDomain },
  delegation: { clear: null, looks: true, carries: false, asked: atDomain },
  certificate: { clear: "ui-clear-certificate", looks: false, carries: false, asked: atDomain },
  names: { clear: "ui-clear-names", looks: false, carries: false, asked: atDomain },
  alias: { clear: "ui-clear-alias", looks: false, carries: false, asked: atDomain },
  "domain-answers": { clear: null, looks: true, carries: false, asked: atDomain },
  health: { clear: "ui-clear-health", looks: false, carries: false, asked: (site) => atDomain(site) && site.wishes.domain?.health_check === true },
};

export const STEPS = Object.keys(ABOUT) as readonly StepId[];

export const aboutStep = (step: StepId): About => ABOUT[step];

/** Whose turn it is while something is waited for. */
export type Turn = "aws" | "you";

const YOURS: ReadonlySet<string> = new Set(["delegation", "certificate-copy", "alias-copy"]);

export const turnOf = (on: string): Turn => (YOURS.has(on) ? "you" : "aws");
