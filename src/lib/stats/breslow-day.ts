import { sum } from "d3-array";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { mantelHaenszel } from "./mantel-haenszel.js";
import { type TestResult, undefinedTest } from "./test-result.js";
import { cells, hasEmptyMargin, type TwoByTwo } from "./two-by-two.js";

export type BreslowDayTest = TestResult & {
  /** With Tarone's correction, which makes χ² the statistic's distribution; to be preferred. */
  readonly tarone: TestResult;
  /** Strata that count, less one. */
  readonly degreesOfFreedom: number;
};

/**
 * Tests whether one odds ratio fits all strata: Σ (a − A)² / V, with A the first cell's count under the Mantel–Haenszel odds ratio
 * and the stratum's margins and 1/V = 1/A + 1/B + 1/C + 1/D; Tarone takes (Σ (a − A))² / Σ V off.
 *
 * @param strata tables with two groups in rows, two outcomes in columns; those with an empty row or column are left out
 * @returns χ² and p value; `no-data` without units, `too-few` for fewer than two strata that count, `zero-cell` where the common odds
 *   ratio is 0 or infinite
 * @throws RangeError for what is no table of two by two counts
 * @see Breslow & Day (1980), Statistical Methods in Cancer Research I, section 4.4; Tarone (1985), Biometrika 72, 91–95
 */
export function breslowDay(strata: readonly TwoByTwo[]): BreslowDayTest {
  const tables = strata.map(cells);
  const used = tables.filter((table) => !hasEmptyMargin(table));
  const degreesOfFreedom = Math.max(0, used.length - 1);
  const common = mantelHaenszel(strata);
  const nothing = (test: TestResult): BreslowDayTest => ({ ...test, tarone: test, degreesOfFreedom });
  if (common.reason === "no-data") return nothing(undefinedTest("no-data"));
  if (degreesOfFreedom === 0) return nothing(undefinedTest("too-few"));
  if (common.reason !== null) return nothing(undefinedTest(common.reason));

  const parts = used.map(({ a, b, c, n }) => {
    const [row, column] = [a + b, a + c];
    const fitted = fittedCell(row, column, n, common.value);
    const rest = [row - fitted, column - fitted, n - row - column + fitted];
    return { off: a - fitted, variance: 1 / (1 / fitted + sum(rest, (cell) => 1 / cell)) };
  });
  const statistic = sum(parts, ({ off, variance }) => off ** 2 / variance);
  const excess = sum(parts, ({ off }) => off) ** 2 / sum(parts, ({ variance }) => variance);
  const test = (value: number): TestResult => ({
    statistic: value,
    pValue: chiSquarePValue(value, degreesOfFreedom),
    reason: null,
  });
  return { ...test(statistic), tarone: test(Math.max(0, statistic - excess)), degreesOfFreedom };
}

/** The first cell A of the table with these margins and A·D = odds·B·C. */
function fittedCell(row: number, column: number, n: number, odds: number): number {
  // (odds − 1)A² − (odds(row + column) + n − row − column)A + odds·row·column = 0; its smaller root, in the form without cancellation.
  const linear = odds * (row + column) + n - row - column;
  const constant = odds * row * column;
  return (2 * constant) / (linear + Math.sqrt(linear ** 2 - 4 * (odds - 1) * constant));
}
