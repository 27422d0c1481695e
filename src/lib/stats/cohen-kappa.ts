import { sum } from "d3-array";
import { type AgreementWeights, agreementWeight, ranks } from "./agreement-weights.js";
import { type Estimate, type Reason, undefinedEstimate } from "./estimate.js";
import { type PairTable, requireSquare } from "./pair-table.js";
import { twoSidedZ } from "./two-sided-z.js";

export type KappaEstimate = Estimate & {
  /** p_o; null without pairs. */
  readonly observedAgreement: number | null;
  /** p_e from the two raters' marginals; null without pairs. */
  readonly chanceAgreement: number | null;
  /** Pairs. */
  readonly n: number;
  /** Asymptotic, not assuming kappa = 0; null where undefined. */
  readonly standardError: number | null;
  /** Asymptotic under kappa = 0: for a test, not for an interval; null where undefined. */
  readonly nullStandardError: number | null;
  /** kappa / nullStandardError; null where that is 0 or undefined. */
  readonly z: number | null;
};

/**
 * Cohen's kappa of two raters who both labelled the same units: agreement beyond what their marginals give by chance.
 *
 *     κ = (p_o − p_e)/(1 − p_e),  p_o = Σ w_ij p_ij,  p_e = Σ w_ij p_i. p_.j
 *     se² = Σ p_ij (d_ij − d̄)² / (n(1 − p_e)²),  d_ij = w_ij − (w̄_i. + w̄_.j)(1 − κ),  w̄_i. = Σ_j p_.j w_ij,  w̄_.j = Σ_i p_i. w_ij
 *
 * and under κ = 0 the same with p_i. p_.j for p_ij and 0 for κ; limits κ ± z·se, not clipped.
 *
 * @param table pairs; declared categories nobody used matter to linear and quadratic weights only
 * @param weights needs ordered categories unless `none`
 * @param confidence between 0 and 1
 * @returns κ ≤ 1; `no-data` without pairs; `no-variation` where p_e = 1, as when both use one and the same category throughout.
 *   Perfect agreement and a single pair give se = 0: the formula's edge, not certainty
 * @throws RangeError for a table that is not square or holds no counts
 * @see Cohen (1960, 1968); Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327
 */
export function cohenKappa(table: PairTable, weights: AgreementWeights = "none", confidence = 0.95): KappaEstimate {
  requireSquare(table);
  const quantile = twoSidedZ(confidence);
  const n = sum(table.flat());
  const nothing = (
    reason: Reason,
    observedAgreement: number | null,
    chanceAgreement: number | null,
  ): KappaEstimate => ({
    ...undefinedEstimate(reason),
    ...{ observedAgreement, chanceAgreement, n, standardError: null, nullStandardError: null, z: null },
  });
  if (n === 0) return nothing("no-data", null, null);

  const rows = table.map((row) => sum(row) / n);
  const columns = table.map((_, j) => sum(table, (row) => row[j]!) / n);
  const weight = agreementWeight(weights, ranks(table.length));
  const expected = (i: number, j: number) => rows[i]! * columns[j]!;
  const observed = (i: number, j: number) => table[i]![j]! / n;
  const over = (value: (i: number, j: number) => number) => sum(table, (row, i) => sum(row, (_, j) => value(i, j)));

  const po = over((i, j) => observed(i, j) * weight(i, j));
  // One category throughout, asked of the counts: the weighted sum may miss 1 by rounding.
  if (rows.some((_, k) => table[k]![k] === n)) return nothing("no-variation", 1, 1);
  const pe = over((i, j) => expected(i, j) * weight(i, j));
  const kappa = (po - pe) / (1 - pe);
  const found = { observedAgreement: po, chanceAgreement: pe, n };

  const rowMeans = rows.map((_, i) => sum(columns, (share, j) => share * weight(i, j)));
  const columnMeans = columns.map((_, j) => sum(rows, (share, i) => share * weight(i, j)));
  const standardErrorAround = (around: number, share: (i: number, j: number) => number): number => {
    const term = (i: number, j: number) => weight(i, j) - (rowMeans[i]! + columnMeans[j]!) * (1 - around);
    const mean = over((i, j) => share(i, j) * term(i, j));
    const root = Math.sqrt(over((i, j) => share(i, j) * (term(i, j) - mean) ** 2) / n) / (1 - pe);
    return root < 1e-12 ? 0 : root; // Terms that are equal but for rounding do not vary.
  };
  const standardError = standardErrorAround(kappa, observed);
  const nullStandardError = standardErrorAround(0, expected);
  return {
    value: kappa,
    lower: kappa - quantile * standardError,
    upper: kappa + quantile * standardError,
    reason: null,
    ...found,
    standardError,
    nullStandardError,
    z: nullStandardError === 0 ? null : kappa / nullStandardError,
  };
}
