/** Numbers as readers see them: one way each, the same on every page. */
import type { Metric } from "./schema/metrics.js";

type Unit = Metric["unit"];

const percent = new Intl.NumberFormat("en", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A true minus, not a hyphen: it is as wide as a digit and never ends a line. */
const minus = (text: string): string => text.replace("-", "−");

/** `93.1%`, `0.71`, `1,204`. */
export function formatValue(value: number, unit: Unit): string {
  if (unit === "share") return minus(percent.format(value));
  return minus(unit === "coefficient" ? hundredths.format(value) : whole.format(value));
}

/** `91.2–94.8%`, `0.66–0.76`, `−0.10 to 0.21`. */
export function formatInterval(lower: number, upper: number, unit: Unit): string {
  const low = unit === "share" ? minus(tenths.format(lower * 100)) : formatValue(lower, unit);
  return `${low}${lower < 0 ? " to " : "–"}${formatValue(upper, unit)}`;
}

/** A difference of shares in percentage points: `+2.1`, `−0.4`, `0.0`. */
export function formatPoints(difference: number): string {
  const text = tenths.format(Math.abs(difference) * 100);
  if (text === "0.0") return text;
  return `${difference < 0 ? "−" : "+"}${text}`;
}

/** `1,204`. */
export const formatCount = (count: number): string => whole.format(count);

/** `1 label`, `1,204 labels`. */
export const formatNumberOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const list = new Intl.ListFormat("en-GB");

/** `a, b and c`. */
export const formatList = (parts: readonly string[]): string => list.format(parts);

/** `23 of 26,013 rows (0.1%)`, `5 of 5 rows (100.0%)`. */
export function formatPart(part: number, whole: number, noun: string): string {
  return `${formatCount(part)} of ${formatCount(whole)} ${noun} (${formatShare(part, whole)})`;
}

/** A share that is more than nothing never reads as 0.0%, one that is not all never as 100.0%. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const share = part / whole;
  if (share > 0 && share < 0.0005) return "<0.1%";
  if (share < 1 && share >= 0.9995) return ">99.9%";
  return formatValue(share, "share");
}
