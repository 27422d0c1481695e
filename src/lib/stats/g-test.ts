import { sum } from "d3-array";
import { chiSquarePValue } from "./chi-square-p-value.js";
import {
  type ContingencyTable,
  expectedCounts,
  filledTable,
  independenceDegrees,
  whyNoAssociation,
} from "./contingency-table.js";
import { type TestResult, undefinedTest } from "./test-result.js";

/**
 * The likelihood ratio test that two classifications are independent: G = 2 Σ O ln(O / E), a cell without a count adding 0.
 *
 * @param table counts of independent units
 * @returns G ≥ 0 and its p value from χ² with (rows − 1)(columns − 1) degrees of freedom; `no-data` for an empty table,
 *   `no-variation` where only one row or column holds counts
 * @throws RangeError for a table that is not rectangular or holds no counts
 * @see Agresti (2013), Categorical Data Analysis, 3rd ed., section 3.2
 */
export function gTest(table: ContingencyTable): TestResult {
  const filled = filledTable(table);
  const why = whyNoAssociation(filled);
  if (why !== null) return undefinedTest(why);
  const expected = expectedCounts(filled);
  const half = sum(filled.counts, (row, i) => sum(row, (o, j) => (o === 0 ? 0 : o * Math.log(o / expected[i]![j]!))));
  const statistic = Math.max(0, 2 * half);
  return { statistic, pValue: chiSquarePValue(statistic, independenceDegrees(filled)), reason: null };
}
