/** What the page says of a site's own domain: its names, what is copied by hand, and where that is done. Pure. */
import type { CopyRow } from "../wire/CopyRow";
import type { DomainName } from "../wire/DomainName";
import type { DomainWishes } from "../wire/DomainWishes";
import type { Registrar } from "../wire/Registrar";
import type { SiteView } from "../wire/SiteView";
import type { StepId } from "../wire/StepId";
import type { Text } from "../wire/Text";
import type { Wishes } from "../wire/Wishes";

/** The steps of a domain, in their order. */
export const DOMAIN_STEPS: readonly StepId[] = ["zone", "delegation", "certificate", "names", "alias", "domain-answers"];

/** A registrar's words and whether there is a page to sign in at. */
const ABOUT: Readonly<Record<Registrar, { readonly key: string; readonly opens: boolean }>> = {
  gabia: { key: "registrar-gabia", opens: true },
  cafe24: { key: "registrar-cafe24", opens: true },
  "hosting-kr": { key: "registrar-hosting-kr", opens: true },
  "whois-co-kr": { key: "registrar-whois-co-kr", opens: true },
  "go-daddy": { key: "registrar-godaddy", opens: true },
  namecheap: { key: "registrar-namecheap", opens: true },
  cloudflare: { key: "registrar-cloudflare", opens: true },
  route53: { key: "registrar-route-53", opens: true },
  freenom: { key: "registrar-freenom", opens: false },
  other: { key: "registrar-other", opens: false },
};

/** In the order they are offered. */
export const REGISTRARS = Object.keys(ABOUT) as readonly Registrar[];

/** The word key of a registrar's name. */
export const registrarKey = (registrar: Registrar): string => ABOUT[registrar].key;

/** Whether core knows a page to sign in at. */
export const opensAt = (registrar: Registrar): boolean => ABOUT[registrar].opens;

/** The steps of a guide's text. */
export const guideSteps = (text: string): string[] => text.split("|").map((step) => step.trim()).filter((step) => step !== "");

/** Values that AWS has not named yet cannot be copied. */
export const isKnown = (row: CopyRow): boolean => !row.value.includes("‹") && !row.key.includes("‹");

/** All rows as text: name servers one a line, records as a zone file has them. */
export const rowsText = (rows: readonly CopyRow[]): string =>
  rows.map(({ kind, key, value }) => (kind === "NS" ? value : `${key}\t${kind}\t${value}`)).join("\n");

/** A name as it is written, and in DNS's form where that differs. */
export const bothForms = ({ ascii, written }: DomainName): string => (ascii === written ? written : `${written} (${ascii})`);

/** One wish about the domain, beside those there are. */
export const domainWish = (site: SiteView, change: Partial<DomainWishes>): Wishes => {
  const now = site.wishes.domain ?? null;
  return now === null ? {} : { domain: { ...now, ...change } };
};

/** Names typed with commas or spaces between. */
export const namesIn = (text: string): string[] => text.split(/[\s,]+/).filter((name) => name !== "");

/** One of several hosted zones of one name. */
export interface ZoneChoice {
  readonly id: string;
  /** Whether the registry sends everybody to it. */
  readonly asked: boolean;
  readonly note: Text;
}

/** The zones that there is a choice of, as their step tells of them. */
export const zonesOf = (notes: readonly Text[]): ZoneChoice[] =>
  notes.flatMap((note) => {
    const asked = note.key === "note-zone-asked";
    return (asked || note.key === "note-zone-unused") && note.args.zone !== undefined ? [{ id: note.args.zone, asked, note }] : [];
  });
