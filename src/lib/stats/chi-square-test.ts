import { min, sum } from "d3-array";
import { chiSquarePValue } from "./chi-square-p-value.js";
import {
  type ContingencyTable,
  expectedCounts,
  filledTable,
  independenceDegrees,
  whyNoAssociation,
} from "./contingency-table.js";
import { type TestResult, undefinedTest } from "./test-result.js";

export type ChiSquareTest = TestResult & {
  /** (rows − 1)(columns − 1) of those that hold a count. */
  readonly degreesOfFreedom: number;
  /** The smallest expected count: below about 5 the p value is a rough one. Null where undefined. */
  readonly smallestExpected: number | null;
  /** With Yates' continuity correction, for two rows and two columns; else null. */
  readonly corrected: TestResult | null;
};

/**
 * Pearson's test that two classifications are independent: χ² = Σ (O − E)² / E over the cells of the rows and columns that hold a
 * count, E = row total × column total / n. Yates: |O − E| − min(½, |O − E|) for |O − E|.
 *
 * @param table counts of independent units; labels of one annotator or item are not independent of each other
 * @returns χ² ≥ 0 and its p value; `no-data` for an empty table, `no-variation` where only one row or column holds counts
 * @throws RangeError for a table that is not rectangular or holds no counts
 * @see Pearson (1900); Yates (1934); Agresti (2013), Categorical Data Analysis, 3rd ed., ch. 3
 */
export function chiSquareTest(table: ContingencyTable): ChiSquareTest {
  const filled = filledTable(table);
  const degreesOfFreedom = independenceDegrees(filled);
  const why = whyNoAssociation(filled);
  if (why !== null) return { ...undefinedTest(why), degreesOfFreedom, smallestExpected: null, corrected: null };
  const expected = expectedCounts(filled);
  const test = (correction: number): TestResult => {
    const statistic = sum(expected, (row, i) =>
      sum(row, (e, j) => {
        const off = Math.abs(filled.counts[i]![j]! - e);
        return (off - Math.min(correction, off)) ** 2 / e;
      }),
    );
    return { statistic, pValue: chiSquarePValue(statistic, degreesOfFreedom), reason: null };
  };
  const corrected = filled.rows.length === 2 && filled.columns.length === 2 ? test(0.5) : null;
  return { ...test(0), degreesOfFreedom, smallestExpected: min(expected.flat())!, corrected };
}
