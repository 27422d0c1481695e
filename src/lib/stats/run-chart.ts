import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import { max, median, pairs, sum } from "d3-array";
import { requireFinite } from "./checks.js";
import type { Reason } from "./estimate.js";

export type RunChart = {
  /** Points off the median: those on it do not count. */
  readonly useful: number;
  /** An unusually long run or unusually few crossings. */
  readonly signal: boolean;
} & (
  | {
      readonly median: number;
      /** Points of the longest run on one side of the median. */
      readonly longestRun: number;
      /** The longest run that is no signal. */
      readonly longestRunMax: number;
      /** How often neighbours (on the median left out) lie on different sides. */
      readonly crossings: number;
      /** The fewest crossings that are no signal. */
      readonly crossingsMin: number;
      readonly reason: null;
    }
  | {
      /** null without data. */
      readonly median: number | null;
      readonly longestRun: null;
      readonly longestRunMax: null;
      readonly crossings: null;
      readonly crossingsMin: null;
      readonly reason: Reason;
    }
);

/**
 * The run chart with Anhøj's two rules: do values vary around their median as by chance?
 *
 *     longest run ≤ round(log₂ u) + 3,   crossings ≥ 5 % quantile of Binomial(u − 1, ½),   u = points off the median
 *
 * It assumes nothing of the values' distribution. Together the rules signal in some 5 % of charts without any change.
 *
 * @param values in order of time; null = missing, left out
 * @returns the median in the unit of the values, counts of points; `no-data` without values, `no-variation` where all lie on the median
 * @throws RangeError for NaN and infinite values
 * @see Anhøj & Olesen (2014), PLoS ONE 9, e113825; Anhøj (2015), PLoS ONE 10, e0121349
 */
export function runChart(values: readonly (number | null)[]): RunChart {
  const present = values.filter((value) => value !== null);
  for (const value of present) requireFinite(value, "values");
  const centre = median(present) ?? null;
  const sides = centre === null ? [] : present.map((value) => Math.sign(value - centre)).filter((side) => side !== 0);
  const useful = sides.length;
  if (centre === null || useful === 0)
    return {
      ...{ median: centre, useful, signal: false, reason: centre === null ? "no-data" : "no-variation" },
      ...{ longestRun: null, longestRunMax: null, crossings: null, crossingsMin: null },
    };
  const crossings = sum(pairs(sides), ([before, after]) => (before === after ? 0 : 1));
  const longestRun = longestRunOf(sides);
  const longestRunMax = Math.round(Math.log2(useful)) + 3;
  const crossingsMin = fewestCrossings(useful - 1);
  const signal = longestRun > longestRunMax || crossings < crossingsMin;
  return { median: centre, useful, signal, longestRun, longestRunMax, crossings, crossingsMin, reason: null };
}

function longestRunOf(sides: readonly number[]): number {
  let length = 0;
  return max(sides, (side, i) => (length = side === sides[i - 1] ? length + 1 : 1))!;
}

/** The smallest k with P(Binomial(chances, ½) ≤ k) ≥ 0.05, by halving. */
function fewestCrossings(chances: number): number {
  let [low, high] = [0, chances];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, chances, 0.5) >= 0.05) high = middle;
    else low = middle + 1;
  }
  return low;
}
