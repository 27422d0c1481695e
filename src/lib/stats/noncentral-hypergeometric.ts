import logpmf from "@stdlib/stats-base-dists-hypergeometric-logpmf";
import { max, range, sum } from "d3-array";
import { cells, type TwoByTwo } from "./two-by-two.js";

/** The first cell's distribution when the margins of a table of two by two are fixed and the odds ratio is e^logOdds. */
export interface ConditionalDistribution {
  /** The cell's possible values. */
  readonly support: readonly number[];
  /** Their probabilities, which add up to 1. */
  readonly probabilities: (logOdds: number) => readonly number[];
}

/**
 * Fisher's noncentral hypergeometric distribution: P(a) ∝ C(a + b, a) C(c + d, c) e^(a·logOdds).
 *
 * @param table its margins count
 * @returns a single value of probability 1 where a margin is empty
 * @throws RangeError for what is no table of two by two counts
 * @see Agresti (2013), Categorical Data Analysis, 3rd ed., section 16.6
 */
export function conditionalDistribution(table: TwoByTwo): ConditionalDistribution {
  const { a, b, c, n } = cells(table);
  const [row, column] = [a + b, a + c];
  const support = range(Math.max(0, row + column - n), Math.min(row, column) + 1);
  const central = support.map((k) => logpmf(k, n, column, row));
  const probabilities = (logOdds: number) => {
    const logs = central.map((log, i) => log + (support[i]! - a) * logOdds);
    const highest = max(logs)!;
    const weights = logs.map((log) => Math.exp(log - highest));
    const total = sum(weights);
    return weights.map((weight) => weight / total);
  };
  return { support, probabilities };
}
