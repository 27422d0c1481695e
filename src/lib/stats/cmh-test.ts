import { sum } from "d3-array";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { type TestResult, undefinedTest } from "./test-result.js";
import { cells, type TwoByTwo } from "./two-by-two.js";

export type CmhTest = TestResult & {
  /** With continuity correction: ½ less, where |Σ (a − E)| reaches that; none below, as in R's `mantelhaen.test`. */
  readonly corrected: TestResult;
};

/**
 * The Cochran–Mantel–Haenszel test that two groups have the same odds within every stratum:
 *
 *     (Σ a − Σ E)² / Σ V,  E = (a + b)(a + c)/n,  V = (a + b)(c + d)(a + c)(b + d) / (n²(n − 1))
 *
 * χ² with one degree of freedom. It finds differences of one direction: opposite ones cancel.
 *
 * @param strata tables with two groups in rows, two outcomes in columns; those of fewer than two units are left out
 * @returns χ² and p value; `no-data` without units, `no-variation` where every stratum has an empty row or column
 * @throws RangeError for what is no table of two by two counts
 * @see Cochran (1954); Mantel & Haenszel (1959); Agresti (2013), Categorical Data Analysis, 3rd ed., section 6.4
 */
export function cmhTest(strata: readonly TwoByTwo[]): CmhTest {
  const tables = strata.map(cells);
  const used = tables.filter(({ n }) => n >= 2);
  const off = Math.abs(sum(used, ({ a, b, c, n }) => a - ((a + b) * (a + c)) / n));
  const variance = sum(used, ({ a, b, c, d, n }) => (((a + b) / n) * ((c + d) / n) * (a + c) * (b + d)) / (n - 1));
  const test = (difference: number): TestResult => {
    if (variance === 0) return undefinedTest(tables.every(({ n }) => n === 0) ? "no-data" : "no-variation");
    const statistic = difference ** 2 / variance;
    return { statistic, pValue: chiSquarePValue(statistic, 1), reason: null };
  };
  return { ...test(off), corrected: test(off >= 0.5 - 1e-12 ? off - 0.5 : off) }; // 1e-12: a sum of ½ but for rounding
}
