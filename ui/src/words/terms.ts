/**
 * The glossary's terms: their order on its page, and how they are found in our texts. Each has three messages:
 * `term-<id>` (its name), `term-<id>-forms` (how it is written, a `|` between) and `term-<id>-text`.
 */
import type { Words } from "./words";

export interface Group {
  /** A word key. */
  readonly heading: string;
  readonly terms: readonly string[];
}

export const GROUPS: readonly Group[] = [
  { heading: "ui-glossary-naru", terms: ["project", "recipe", "practice", "release", "manifest", "publish-lock", "journal", "keychain"] },
  { heading: "ui-glossary-build", terms: ["build-folder", "hashed-asset", "source-map", "content-type", "cache-control", "checksum", "spa"] },
  {
    heading: "ui-glossary-storage",
    terms: ["s3", "bucket", "object", "static-website", "index-document", "error-document", "endpoint", "tag", "arn"],
  },
  { heading: "ui-glossary-access", terms: ["policy", "bucket-policy", "block-public-access", "object-ownership"] },
  {
    heading: "ui-glossary-account",
    terms: [
      "account-id", "region", "root-user", "iam", "iam-user", "identity-center", "credentials", "access-key", "secret-access-key", "profile",
      "cloudshell",
    ],
  },
  { heading: "ui-glossary-network", terms: ["dns", "route-53", "https", "cdn", "cloudfront", "waf"] },
  {
    heading: "ui-glossary-cloudfront",
    terms: [
      "distribution", "origin", "oac", "oai", "edge-location", "invalidation", "default-root-object", "price-class", "cloudfront-functions",
      "custom-error-response", "viewer-protocol-policy", "cache-policy",
    ],
  },
  { heading: "ui-glossary-server", terms: ["ec2", "security-group", "vpc", "elb", "nginx", "pm2", "rds", "amplify"] },
  { heading: "ui-glossary-automation", terms: ["ci-cd", "pipeline", "jenkins"] },
  { heading: "ui-glossary-models", terms: ["cloud", "iaas", "paas", "saas", "serverless", "baas", "faas"] },
];

export const TERMS: readonly string[] = GROUPS.flatMap((group) => group.terms);

/** How a term is written in our texts. */
export const formsOf = (id: string, words: Words): string[] => words.text(`term-${id}-forms`).split("|");

/** A term where it stands in a text. */
export interface Found {
  readonly id: string;
  /** As it is written there. */
  readonly text: string;
}

/**
 * The text in parts: plain ones, and each term where it stands first. The longest form wins; a Latin form is a whole
 * word, in any case unless it is an acronym; a Korean one begins a word and may be followed by particles. `except`
 * leaves one term plain: an entry does not lead to itself.
 */
export function termsIn(text: string, words: Words, except?: string): (string | Found)[] {
  const { pattern, id } = finderOf(words);
  const parts: (string | Found)[] = [];
  const seen = new Set<string | undefined>([except]);
  let from = 0;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    const [form] = hit;
    const term = id(form);
    if (term === undefined || !begins(text, hit.index)) {
      // Not here: perhaps one letter on.
      pattern.lastIndex = hit.index + 1;
    } else if (!seen.has(term)) {
      seen.add(term);
      if (hit.index > from) parts.push(text.slice(from, hit.index));
      parts.push({ id: term, text: form });
      from = hit.index + form.length;
    }
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

interface Finder {
  readonly pattern: RegExp;
  readonly id: (form: string) => string | undefined;
}

const FINDERS = new WeakMap<Words, Finder>();
/** Where no term is known yet. */
const NOTHING = "(?!)";

function finderOf(words: Words): Finder {
  const known = FINDERS.get(words);
  if (known) return known;
  const acronyms = new Map<string, string>();
  const others = new Map<string, string>();
  for (const id of TERMS) {
    for (const form of words.has(`term-${id}-forms`) ? formsOf(id, words) : []) {
      if (ACRONYM.test(form)) acronyms.set(form, id);
      else others.set(form.toLowerCase(), id);
    }
  }
  const all = [...acronyms.keys(), ...others.keys()].sort((a, b) => b.length - a.length);
  const finder: Finder = {
    pattern: new RegExp(all.map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") + (HANGUL.test(form.slice(-1)) ? KOREAN_END : LATIN_END)).join("|") || NOTHING, "giu"),
    id: (form) => acronyms.get(form) ?? others.get(form.toLowerCase()),
  };
  FINDERS.set(words, finder);
  return finder;
}

// S3, ACLs, CI/CD: what would be another word in small letters.
const ACRONYM = /^(?=.*\p{Lu}.*[\p{Lu}\p{N}])[^\p{Ll}]+s?$/u;
const HANGUL = /\p{Script=Hangul}/u;
const WORD = "[\\p{Script=Latin}\\p{N}_]";
// Neither within a word nor within a path, a host's name, or a word put together with a hyphen.
const LATIN_END = `(?!${WORD}|[-.:]${WORD}|[/\\\\@])`;
const PARTICLES =
  "을|를|이|가|은|는|과|와|의|에|에서|에게|로|으로|로서|으로서|로써|으로써|만|도|까지|부터|마다|처럼|보다|나|이나|며|이며|고|이고|랑|이랑|라|이라|라고|이라고|" +
  "라는|이라는|란|이란|라도|이라도|입니다|인|인지|일|면|이면|므로|이므로|지만|이지만|든|이든|여야|이어야|뿐|밖에|들|별|당|용|등|끼리|대로|만큼";
// At most three, so that no text can make this slow.
const KOREAN_END = `(?=(?:${PARTICLES}){0,3}(?!\\p{Script=Hangul}))`;

const IN_LATIN = new RegExp(`(?:${WORD}|${WORD}[-.:]|[/\\\\@])$`, "u");
const IN_KOREAN = /\p{Script=Hangul}$/u;

/** Whether a word may begin here. */
function begins(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 3), at);
  return !(HANGUL.test(text.charAt(at)) ? IN_KOREAN : IN_LATIN).test(before);
}
