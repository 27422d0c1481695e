import type { Wins } from "./bradley-terry.js";
import { contingencyTable } from "./contingency-table.js";

/** Comparisons of the same two things with the same outcome. */
export interface Comparison<Thing> {
  readonly preferred: Thing;
  readonly other: Thing;
  /** Neither was preferred; the order of the two then says nothing. */
  readonly tie: boolean;
  /** How many: 1 for a row of its own. */
  readonly n: number;
}

/**
 * The table of wins from a query's rows or from single comparisons; rows of the same two things add up.
 *
 * @param comparisons in any order; one without an outcome is no row
 * @param things in order, also those never compared
 * @returns square, a tie counting half for each; all 0 without comparisons
 * @throws RangeError for a thing that is not among them and a number that is no count
 * @see {@link bradleyTerry}; ties by halves: Turner & Firth (2012), Journal of Statistical Software 48(9)
 */
export function comparisonWins<Thing extends string | number>(
  comparisons: readonly Comparison<Thing>[],
  things: readonly Thing[],
): Wins {
  const count = (tie: boolean) =>
    contingencyTable(
      comparisons.filter((one) => one.tie === tie).map(({ preferred, other, n }) => ({ a: preferred, b: other, n })),
      things,
    );
  const [won, tied] = [count(false), count(true)];
  return won.map((row, i) => row.map((wins, j) => wins + (tied[i]![j]! + tied[j]![i]!) / 2));
}
