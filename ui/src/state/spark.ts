/** A line of how fast something went, second by second. */

export interface Spark {
  /** The line, and the area below it, in a box of 60 by 20. */
  readonly line: string;
  readonly area: string;
  readonly least: number;
  readonly most: number;
}

export const WIDE = 60;
export const HIGH = 20;

/** Room for the line's own width above and below. */
const EDGE = 1;

/** The newest stands at the right; `null` for what is no line yet. */
export function spark(values: readonly number[]): Spark | null {
  if (values.length < 2) return null;
  const some = values.slice(-WIDE);
  const most = Math.max(...some);
  const step = WIDE / (WIDE - 1);
  const x = (i: number) => WIDE - (some.length - 1 - i) * step;
  const y = (value: number) => HIGH - EDGE - (most === 0 ? 0 : (value / most) * (HIGH - 2 * EDGE));
  const two = (n: number) => String(Math.round(n * 100) / 100);
  const points = some.map((value, i) => `${two(x(i))} ${two(y(value))}`);
  const line = `M${points.join("L")}`;
  return { line, area: `${line}L${WIDE} ${HIGH}L${two(x(0))} ${HIGH}Z`, least: Math.min(...some), most };
}
