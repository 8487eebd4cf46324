/**
 * Numbers, sizes and money as text, by the same table of rules as `naru_core::format`: `tests/golden/words.json`
 * keeps the two equal.
 */

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** Bytes with a decimal unit: `512 B`, `1.8 MB`, `313 KB`. One decimal below ten. */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`;
  let unit = 0;
  let tenths = BigInt(n) * 10n;
  // Step up while the rounded value would show four digits.
  while (unit < UNITS.length - 1 && (tenths + 5n) / 10n >= 1000n) {
    tenths = (tenths + 500n) / 1000n;
    unit += 1;
  }
  return tenths < 100n && unit > 0
    ? `${tenths / 10n}.${tenths % 10n} ${UNITS[unit]}`
    : `${(tenths + 5n) / 10n} ${UNITS[unit]}`;
}

/** A count with commas: `10,000`. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Millionths of a US dollar: `$0`, `< $0.01`, `$1.25`. */
export function usd(micro: number): string {
  if (micro === 0) return "$0";
  if (micro < 10_000) return "< $0.01";
  const cents = Math.floor((micro + 5_000) / 10_000);
  return `$${count(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
}

/** An account id as the console prints it: `1234-5678-9012`. */
export function account(id: string): string {
  return /^[\x20-\x7e]{12}$/.test(id) ? `${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}` : id;
}

/** Milliseconds as seconds with one decimal: `2.1`. Shown on the page alone. */
export function seconds(millis: number): string {
  const tenths = Math.round(millis / 100);
  return `${count(Math.floor(tenths / 10))}.${tenths % 10}`;
}
