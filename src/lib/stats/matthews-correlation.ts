import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { type PairTable, requireSquare } from "./pair-table.js";

/**
 * Matthews' correlation of truth and prediction, for any number of classes (Gorodkin's R_K): 1 for all correct, 0 for chance.
 *
 *     (c·n − Σ_k t_k p_k) / √((n² − Σ t_k²)(n² − Σ p_k²)),  c correct, t_k items of class k, p_k predicted to be of it
 *
 * @param confusion counts: rows the true class, columns the predicted one
 * @returns −1..1, 0 where all items are of one class or all predictions are; `no-data` without items
 * @throws RangeError for a table that is not square or holds no counts
 * @see Matthews (1975), Biochimica et Biophysica Acta 405, 442–451; Gorodkin (2004), Computational Biology and Chemistry 28, 367–374
 */
export function matthewsCorrelation(confusion: PairTable): Point {
  requireSquare(confusion);
  const n = sum(confusion.flat());
  if (n === 0) return { value: null, reason: "no-data" };
  // Shares rather than counts: products of counts leave the whole numbers that doubles hold.
  const correct = sum(confusion, (row, k) => row[k]!) / n;
  const actual = confusion.map((row) => sum(row) / n);
  const predicted = confusion.map((_, k) => sum(confusion, (row) => row[k]!) / n);
  if (actual.includes(1) || predicted.includes(1)) return { value: 0, reason: null };
  const covariance = correct - sum(actual, (share, k) => share * predicted[k]!);
  const spread = (shares: readonly number[]) => sum(shares, (share) => share * (1 - share));
  return { value: covariance / Math.sqrt(spread(actual) * spread(predicted)), reason: null };
}
