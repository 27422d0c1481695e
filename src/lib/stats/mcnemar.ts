import cdf from "@stdlib/stats-base-dists-binomial-cdf";
import logpmf from "@stdlib/stats-base-dists-binomial-logpmf";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { type TestResult, undefinedTest } from "./test-result.js";
import { cells, type TwoByTwo } from "./two-by-two.js";

export type McNemarTest = TestResult & {
  /** With continuity correction: (|b − c| − 1)² / (b + c), 0 where b = c. */
  readonly corrected: TestResult;
  /** Two sided, from the binomial distribution of b among b + c; 1 where that is 0. */
  readonly exactPValue: number;
  /** The exact one less the probability of the counts themselves: not as cautious. */
  readonly midPValue: number;
  /** b / c, infinite for c = 0, null where both are 0. */
  readonly oddsRatio: number | null;
};

/**
 * McNemar's test that two yes/no answers about the same units are yes equally often: (b − c)² / (b + c), χ² with one degree of
 * freedom, from the units answered differently.
 *
 * @param table first answer in rows, second in columns: b and c are the units answered differently
 * @returns χ² and p values; the asymptotic ones are `no-data` without a unit at all, `no-variation` where none was answered
 *   differently
 * @throws RangeError for what is no table of two by two counts
 * @see McNemar (1947); Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91
 */
export function mcnemar(table: TwoByTwo): McNemarTest {
  const { b, c, n } = cells(table);
  const discordant = b + c;
  const smaller = Math.min(b, c);
  const bothTails = discordant === 0 ? 2 : 2 * cdf(smaller, discordant, 0.5);
  const itself = discordant === 0 ? 1 : Math.exp(logpmf(smaller, discordant, 0.5));
  const test = (difference: number): TestResult => {
    if (discordant === 0) return undefinedTest(n === 0 ? "no-data" : "no-variation");
    const statistic = difference ** 2 / discordant;
    return { statistic, pValue: chiSquarePValue(statistic, 1), reason: null };
  };
  return {
    ...test(b - c),
    corrected: test(Math.max(0, Math.abs(b - c) - 1)),
    exactPValue: Math.min(1, bothTails),
    midPValue: Math.min(1, bothTails - itself),
    oddsRatio: discordant === 0 ? null : b / c,
  };
}
