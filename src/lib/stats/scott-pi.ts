import { sum } from "d3-array";
import { type Estimate, type Reason, undefinedEstimate, withoutLimits } from "./estimate.js";
import { type PairTable, requireSquare } from "./pair-table.js";
import { twoSidedZ } from "./two-sided-z.js";

export type PairAgreementEstimate = Estimate & {
  /** p_o; null without pairs. */
  readonly observedAgreement: number | null;
  /** p_e; null without pairs. */
  readonly chanceAgreement: number | null;
  /** Pairs. */
  readonly n: number;
  /** null where the value is undefined. */
  readonly standardError: number | null;
};

/**
 * Scott's π of two raters who both labelled the same units: agreement beyond what the shares of both together give by chance.
 *
 *     π = (p_o − p_e)/(1 − p_e),  p_e = Σ_k π_k²,  π_k = (p_k. + p_.k)/2
 *     se² = (Σ_kl p_kl ([k = l] − (1 − π)(π_k + π_l))² − (p_o − 2(1 − π)p_e)²) / (n(1 − p_e)²)
 *
 * Limits π ± z·se, not clipped.
 *
 * @param table pairs; a category that nobody used changes nothing
 * @param confidence between 0 and 1
 * @returns π ≤ 1; `no-data` without pairs; `no-variation` where both use one and the same category throughout; without limits,
 *   `too-few`, for one pair. Perfect agreement gives se = 0: the formula's edge, not certainty
 * @throws RangeError for a table that is not square or holds no counts
 * @see Scott (1955), Public Opinion Quarterly 19, 321–325; Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 5
 */
export function scottPi(table: PairTable, confidence = 0.95): PairAgreementEstimate {
  requireSquare(table);
  const quantile = twoSidedZ(confidence);
  const n = sum(table.flat());
  const nothing = (reason: Reason, agreement: number | null): PairAgreementEstimate => ({
    ...undefinedEstimate(reason),
    ...{ observedAgreement: agreement, chanceAgreement: agreement, n, standardError: null },
  });
  if (n === 0) return nothing("no-data", null);
  if (table.some((row, k) => row[k] === n)) return nothing("no-variation", 1);

  const po = sum(table, (row, k) => row[k]!) / n;
  const shares = table.map((row, k) => (sum(row) + sum(table, (other) => other[k]!)) / (2 * n));
  const pe = sum(shares, (share) => share * share);
  const value = (po - pe) / (1 - pe);
  // The mean of the terms is p_o − 2(1 − π)p_e: a sum around it, not a difference of squares, keeps the digits.
  const centre = po - 2 * (1 - value) * pe;
  const term = (k: number, l: number) => (k === l ? 1 : 0) - (1 - value) * (shares[k]! + shares[l]!);
  const variance = sum(table, (row, k) => sum(row, (count, l) => (count / n) * (term(k, l) - centre) ** 2)) / n;
  const standardError = Math.sqrt(variance) / (1 - pe);
  const found = { observedAgreement: po, chanceAgreement: pe, n, standardError };
  if (n === 1) return { ...withoutLimits(value, "too-few"), ...found };
  const margin = quantile * standardError;
  return { value, lower: value - margin, upper: value + margin, reason: null, ...found };
}
