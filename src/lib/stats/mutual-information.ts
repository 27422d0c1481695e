import { sum } from "d3-array";
import { type ContingencyTable, filledTable } from "./contingency-table.js";
import { entropyOfShares } from "./entropy.js";
import type { Point } from "./estimate.js";

export type MutualInformation = Point & {
  /** In bits. */
  readonly bits: number | null;
  /** H(x), of the rows, in nats. */
  readonly rowEntropy: number | null;
  /** H(y), of the columns, in nats. */
  readonly columnEntropy: number | null;
  /** MI by the mean of the two entropies, in 0..1; null where both are 0. */
  readonly normalised: number | null;
  /** H(y | x) in nats: what of y is still open when x is known. */
  readonly conditionalEntropy: number | null;
  /** MI / H(y) in 0..1: the share of y's uncertainty that x resolves; null where H(y) = 0. */
  readonly uncertaintyCoefficient: number | null;
};

/**
 * Mutual information of two classifications, Σ p_ij ln(p_ij / (p_i. p_.j)): how much knowing one tells of the other. The plug-in
 * estimate, which small samples bias upwards by about (r − 1)(c − 1)/2n; see {@link adjustedMutualInformation}.
 *
 * @param table counts, rows x, columns y
 * @returns nats ≥ 0; `no-data` for an empty table
 * @throws RangeError for a table that is not rectangular or holds no counts
 * @see Shannon (1948); Theil (1970) for the uncertainty coefficient; Strehl & Ghosh (2002) for normalised MI
 */
export function mutualInformation(table: ContingencyTable): MutualInformation {
  const { counts, rowTotals, columnTotals, n } = filledTable(table);
  if (n === 0)
    return {
      ...{ value: null, reason: "no-data", bits: null, rowEntropy: null, columnEntropy: null },
      ...{ normalised: null, conditionalEntropy: null, uncertaintyCoefficient: null },
    };
  const h = (totals: readonly number[]) => entropyOfShares(totals.map((total) => total / n));
  const [rowEntropy, columnEntropy] = [h(rowTotals), h(columnTotals)];
  const term = (count: number, i: number, j: number) =>
    count === 0 ? 0 : (count / n) * Math.log((count / rowTotals[i]!) * (n / columnTotals[j]!));
  const total = sum(counts, (row, i) => sum(row, (count, j) => term(count, i, j)));
  const value = Math.max(0, Math.min(total, rowEntropy, columnEntropy));
  const mean = (rowEntropy + columnEntropy) / 2;
  return {
    ...{ value, reason: null, bits: value / Math.LN2, rowEntropy, columnEntropy },
    normalised: mean === 0 ? null : value / mean,
    conditionalEntropy: columnEntropy - value,
    uncertaintyCoefficient: columnEntropy === 0 ? null : value / columnEntropy,
  };
}
