import { sum } from "d3-array";
import { conditionalDistribution } from "./noncentral-hypergeometric.js";
import type { TwoByTwo } from "./two-by-two.js";

export interface FisherExactTest {
  /** Two sided: all tables no likelier than this one. */
  readonly pValue: number;
  /** That the odds ratio is greater than 1. */
  readonly pGreater: number;
  /** That it is less than 1. */
  readonly pLess: number;
}

/** As likely as, give or take rounding. */
const SLACK = 1e-7;

/**
 * Fisher's exact test that two groups have the same odds, given the table's margins.
 *
 * @param table two groups in rows, two outcomes in columns
 * @returns p values in 0..1, all 1 where a margin is empty: no other table is possible
 * @throws RangeError for what is no table of two by two counts
 * @see Fisher (1935); Agresti (2013), Categorical Data Analysis, 3rd ed., section 3.5. For its odds ratio see
 *   {@link conditionalOddsRatio}
 */
export function fisherExact(table: TwoByTwo): FisherExactTest {
  const { support, probabilities } = conditionalDistribution(table);
  const chances = probabilities(0);
  const a = table[0][0];
  const observed = chances[support.indexOf(a)]!;
  const where = (holds: (chance: number, k: number) => boolean): number =>
    Math.min(
      1,
      sum(chances, (chance, i) => (holds(chance, support[i]!) ? chance : 0)),
    );
  return {
    pValue: where((chance) => chance <= observed * (1 + SLACK)),
    pGreater: where((_, k) => k >= a),
    pLess: where((_, k) => k <= a),
  };
}
