import { sum } from "d3-array";
import { agreementWeight } from "./agreement-weights.js";
import { chanceCorrected } from "./chance-corrected.js";
import type { Point, Reason } from "./estimate.js";
import { fleissChance } from "./fleiss-chance.js";
import { type LabelPattern, labelsPerUnit, patternSums } from "./label-patterns.js";
import { normalPValue } from "./normal-p-value.js";

export type FleissKappaTest = Point & {
  /** p_o; null without a pair of labels, and where units differ in their number of labels. */
  readonly observedAgreement: number | null;
  /** p_e, likewise. */
  readonly chanceAgreement: number | null;
  /** Asymptotic under kappa = 0: for a test, not for an interval; null where undefined. */
  readonly nullStandardError: number | null;
  /** kappa / nullStandardError; null where undefined. */
  readonly z: number | null;
  /** Two-sided, 0..1; null where undefined. */
  readonly pValue: number | null;
  /** Kappa of each declared category against all others; null for one with share 0 or 1. */
  readonly categoryKappas: readonly (number | null)[];
};

/**
 * Fleiss' classical kappa, of units that all have m labels, with the test of kappa = 0 and a kappa per category:
 *
 *     κ = (p_o − p_e)/(1 − p_e),  p_e = Σ π_k²
 *     se₀² = 2(S² − Σ π_k(1 − π_k)(1 − 2π_k)) / (S² n m(m − 1)),  S = Σ π_k(1 − π_k)
 *     κ_k = 1 − Σ_units r_k(m − r_k) / (n m(m − 1) π_k(1 − π_k))
 *
 * For missing labels, and for an interval, see {@link chanceCorrectedInterval} with {@link fleissChance}.
 *
 * @param patterns of the units compared; units without any label do not count
 * @returns κ ≤ 1; `no-data` where no unit has two labels; `incomplete` where units differ in their number of labels;
 *   `no-variation` where all labels are of one category
 * @throws RangeError for counts that are no whole numbers ≥ 0
 * @see Fleiss (1971), Psychological Bulletin 76, 378–382; Fleiss, Nee & Landis (1979), Psychological Bulletin 86, 974–977
 */
export function fleissKappaTest(patterns: readonly LabelPattern[]): FleissKappaTest {
  const sums = patternSums(patterns);
  const none = (patterns[0]?.counts ?? []).map(() => null);
  const noTest = { nullStandardError: null, z: null, pValue: null, categoryKappas: none };
  const nothing = (reason: Reason): FleissKappaTest => ({
    ...{ value: null, reason, observedAgreement: null, chanceAgreement: null },
    ...noTest,
  });
  if (!sums.some((cell) => cell.labels >= 2)) return nothing("no-data");
  if (sums.length > 1) return nothing("incomplete");
  const { value, reason, observedAgreement, chanceAgreement, units } = chanceCorrected(
    sums,
    agreementWeight("none", []),
    fleissChance,
  );
  const agreement = { observedAgreement, chanceAgreement };
  if (value === null) return { value, reason, ...agreement, ...noTest };

  const { labels, labelCounts } = sums[0]!;
  const pairs = units * labels * (labels - 1);
  const shares = labelCounts.map((count) => count / (units * labels));
  const spread = sum(shares, (share) => share * (1 - share));
  const skew = sum(shares, (share) => share * (1 - share) * (1 - 2 * share));
  const nullStandardError = Math.sqrt((2 * (spread ** 2 - skew)) / pairs) / spread;
  const z = value / nullStandardError;
  const labelled = patterns.filter(({ counts }) => labelsPerUnit(counts) > 0);
  const categoryKappas = shares.map((share, k) => {
    if (labelCounts[k] === 0 || labelCounts[k] === units * labels) return null;
    const unequal = sum(labelled, ({ counts, units: alike }) => alike * counts[k]! * (labels - counts[k]!));
    return 1 - unequal / (pairs * share * (1 - share));
  });
  return { value, reason, ...agreement, nullStandardError, z, pValue: normalPValue(z), categoryKappas };
}
