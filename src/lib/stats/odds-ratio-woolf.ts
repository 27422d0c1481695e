import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { cells, oddsRatio, type TwoByTwo } from "./two-by-two.js";
import { twoSidedZ } from "./two-sided-z.js";

export type WoolfOddsRatio = Estimate & {
  /** Standard error of the odds ratio's natural logarithm; null where undefined. */
  readonly logStandardError: number | null;
};

/**
 * The odds ratio of two groups with Woolf's interval: ad / (bc), limits exp(ln OR ± z √(1/a + 1/b + 1/c + 1/d)).
 *
 * @param table two groups in rows, two outcomes in columns
 * @param confidence between 0 and 1
 * @returns odds ratio ≥ 0; `no-data` for an empty table, `no-variation` where it is 0 / 0. With an empty cell 0 or infinite, without
 *   limits, `zero-cell`: {@link conditionalOddsRatio} has an interval for it
 * @throws RangeError for what is no table of two by two counts
 * @see Woolf (1955), Annals of Human Genetics 19, 251–253
 */
export function oddsRatioWoolf(table: TwoByTwo, confidence = 0.95): WoolfOddsRatio {
  const z = twoSidedZ(confidence);
  const counts = cells(table);
  const value = oddsRatio(counts);
  if (value === null)
    return { ...undefinedEstimate(counts.n === 0 ? "no-data" : "no-variation"), logStandardError: null };
  if (value === 0 || value === Infinity) return { ...withoutLimits(value, "zero-cell"), logStandardError: null };
  const { a, b, c, d } = counts;
  const logStandardError = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  const factor = Math.exp(z * logStandardError);
  return { value, lower: value / factor, upper: value * factor, reason: null, logStandardError };
}
