import { chiSquareTest } from "./chi-square-test.js";
import { type ContingencyTable, filledTable } from "./contingency-table.js";
import type { Point } from "./estimate.js";

export type CramersV = Point & {
  /** Bergsma's Ṽ in 0..1, 0 on average under independence; null where undefined, as where every unit is a row of its own. */
  readonly biasCorrected: number | null;
};

/**
 * Cramér's V: how strongly two classifications go together, from 0 (independent) to 1 (one gives the other).
 *
 *     V = √(χ² / (n·min(r − 1, c − 1))),  Ṽ = √(max(0, χ²/n − (r − 1)(c − 1)/(n − 1)) / min(r̃ − 1, c̃ − 1)),  r̃ = r − (r − 1)²/(n − 1)
 *
 * of the r rows and c columns that hold a count. V of a small table is above 0 by chance alone; Ṽ corrects that.
 *
 * @param table counts
 * @returns V in 0..1; `no-data` for an empty table, `no-variation` where only one row or column holds counts
 * @throws RangeError for a table that is not rectangular or holds no counts
 * @see Cramér (1946); Bergsma (2013), Journal of the Korean Statistical Society 42, 323–328
 */
export function cramersV(table: ContingencyTable): CramersV {
  const test = chiSquareTest(table);
  if (test.reason !== null) return { value: null, reason: test.reason, biasCorrected: null };
  const { n, rows, columns } = filledTable(table);
  const [r, c] = [rows.length - 1, columns.length - 1];
  const phiSquared = test.statistic / n;
  const room = Math.min(r - r ** 2 / (n - 1), c - c ** 2 / (n - 1));
  const corrected = Math.max(0, phiSquared - (r * c) / (n - 1));
  return {
    value: Math.min(1, Math.sqrt(phiSquared / Math.min(r, c))),
    reason: null,
    biasCorrected: room > 0 ? Math.min(1, Math.sqrt(corrected / room)) : null,
  };
}
