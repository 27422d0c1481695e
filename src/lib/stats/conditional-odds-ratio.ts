import { sum } from "d3-array";
import { requireConfidence } from "./checks.js";
import { type Estimate, undefinedEstimate } from "./estimate.js";
import { increasingRoot } from "./increasing-root.js";
import { conditionalDistribution } from "./noncentral-hypergeometric.js";
import { cells, hasEmptyMargin, type TwoByTwo } from "./two-by-two.js";

/**
 * The odds ratio of two groups that goes with Fisher's exact test: the conditional maximum likelihood estimate, with the interval of
 * odds ratios that neither one-sided exact test rejects. Time grows with the smallest margin: half a second at 100,000.
 *
 * @param table two groups in rows, two outcomes in columns
 * @param confidence between 0 and 1
 * @returns odds ratio in 0..∞: 0 with lower limit 0 where the first cell is as small as the margins allow, infinite with infinite
 *   upper limit where it is as great; `no-data` for an empty table, `no-variation` where a row or column holds no count
 * @throws RangeError for what is no table of two by two counts
 * @see Cornfield (1956); Agresti (2013), Categorical Data Analysis, 3rd ed., section 16.6. R's `fisher.test` stops its search at a
 *   tolerance of 1e-4 on a scale of 0..1 and so gives some of these limits to three digits only
 */
export function conditionalOddsRatio(table: TwoByTwo, confidence = 0.95): Estimate {
  requireConfidence(confidence);
  const counts = cells(table);
  if (counts.n === 0) return undefinedEstimate("no-data");
  if (hasEmptyMargin(counts)) return undefinedEstimate("no-variation");
  const { support, probabilities } = conditionalDistribution(table);
  const tail = (1 - confidence) / 2;
  const at = support.indexOf(counts.a);
  const atLeast = (chances: readonly number[]) => sum(chances.slice(at));
  const atMost = (chances: readonly number[]) => sum(chances.slice(0, at + 1));
  const mean = (chances: readonly number[]) => sum(chances, (chance, i) => chance * support[i]!);
  const root = (f: (chances: readonly number[]) => number) =>
    Math.exp(increasingRoot((logOdds) => f(probabilities(logOdds)))!);
  const [least, greatest] = [at === 0, at === support.length - 1];
  return {
    value: least ? 0 : greatest ? Infinity : root((chances) => mean(chances) - counts.a),
    lower: least ? 0 : root((chances) => atLeast(chances) - tail),
    upper: greatest ? Infinity : root((chances) => tail - atMost(chances)),
    reason: null,
  };
}
