import { sum } from "d3-array";
import { undefinedEstimate, withoutLimits } from "./estimate.js";
import { type PairTable, requireSquare } from "./pair-table.js";
import type { PairAgreementEstimate } from "./scott-pi.js";
import { twoSidedZ } from "./two-sided-z.js";

/**
 * The prevalence- and bias-adjusted kappa of two raters: agreement beyond that of guessing evenly among the q categories.
 *
 *     PABAK = (q·p_o − 1)/(q − 1),  se = q/(q − 1) · √(p_o(1 − p_o)/n),  limits PABAK ± z·se, not clipped
 *
 * @param table pairs; all q declared categories count, also those nobody used
 * @param confidence between 0 and 1
 * @returns −1/(q − 1)..1; `no-data` without pairs; `no-variation` for fewer than two categories; without limits, `too-few`, for one
 *   pair. Perfect agreement gives se = 0: the formula's edge, not certainty
 * @throws RangeError for a table that is not square or holds no counts
 * @see Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46, 423–429; Brennan & Prediger (1981), Educational and
 *   Psychological Measurement 41, 687–699
 */
export function pabak(table: PairTable, confidence = 0.95): PairAgreementEstimate {
  requireSquare(table);
  const quantile = twoSidedZ(confidence);
  const n = sum(table.flat());
  const q = table.length;
  if (n === 0) {
    const nothing = { observedAgreement: null, chanceAgreement: null, n, standardError: null };
    return { ...undefinedEstimate("no-data"), ...nothing };
  }
  const po = sum(table, (row, k) => row[k]!) / n;
  const agreement = { observedAgreement: po, chanceAgreement: 1 / q, n };
  if (q < 2) return { ...undefinedEstimate("no-variation"), ...agreement, standardError: null };
  const value = (q * po - 1) / (q - 1);
  const standardError = (q / (q - 1)) * Math.sqrt((po * (1 - po)) / n);
  if (n === 1) return { ...withoutLimits(value, "too-few"), ...agreement, standardError };
  const margin = quantile * standardError;
  return { value, lower: value - margin, upper: value + margin, reason: null, ...agreement, standardError };
}
