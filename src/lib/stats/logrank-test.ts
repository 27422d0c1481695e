import { ascending, sum } from "d3-array";
import { Matrix, solve } from "ml-matrix";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { requireSurvivalCounts, type SurvivalCounts } from "./survival-counts.js";
import { type TestResult, undefinedTest } from "./test-result.js";

export type LogrankTest = TestResult & {
  /** Events of each group. */
  readonly observed: readonly number[];
  /** Events each group would have had if all had the same hazard. */
  readonly expected: readonly number[];
  /** Groups with an expected event, less one. */
  readonly degreesOfFreedom: number;
};

/**
 * The log-rank test that the event comes at the same rate to all groups: at each time d events are expected in proportion to those at
 * risk, with covariance d (n − d)/(n − 1) · (n_g/n)([g = h] − n_h/n); χ² of the summed differences.
 *
 * @param groups events and censorings by time of each group; times may differ
 * @returns χ² ≥ 0; `no-data` without units, `too-few` for fewer than two groups with units, `no-variation` where no event came while
 *   two groups were at risk
 * @throws RangeError for times that do not ascend and what is no count
 * @see Mantel (1966); Harrington & Fleming (1982), Biometrika 69, 553–566
 */
export function logrankTest(groups: readonly SurvivalCounts[]): LogrankTest {
  for (const group of groups) requireSurvivalCounts(group);
  const times = [...new Set(groups.flatMap((group) => group.times))].sort(ascending);
  const atRisk = groups.map(({ events, censored }) => sum(events) + sum(censored));
  const positions = groups.map((group) => new Map(group.times.map((time, i) => [time, i])));
  const observed = groups.map(({ events }) => sum(events));
  const expected = groups.map(() => 0);
  const covariance = Matrix.zeros(groups.length, groups.length);
  const withUnits = atRisk.filter((units) => units > 0).length;

  for (const time of times) {
    const at = groups.map((_, g) => positions[g]!.get(time));
    const d = sum(groups, ({ events }, g) => (at[g] === undefined ? 0 : events[at[g]]!));
    const n = sum(atRisk);
    if (d > 0) {
      const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
      for (const [g, units] of atRisk.entries()) {
        expected[g]! += d * (units / n);
        for (const [h, others] of atRisk.entries()) {
          const shared = (units / n) * ((g === h ? 1 : 0) - others / n);
          covariance.set(g, h, covariance.get(g, h) + spread * shared);
        }
      }
    }
    for (const [g, { events, censored }] of groups.entries())
      if (at[g] !== undefined) atRisk[g]! -= events[at[g]]! + censored[at[g]]!;
  }

  const compared = groups.flatMap((_, g) => (covariance.get(g, g) > 0 ? [g] : []));
  const found = { observed, expected, degreesOfFreedom: Math.max(0, compared.length - 1) };
  if (withUnits < 2) return { ...undefinedTest(withUnits === 0 ? "no-data" : "too-few"), ...found };
  if (compared.length < 2) return { ...undefinedTest("no-variation"), ...found };
  // The differences add up to 0: the last follows from the others.
  const free = compared.slice(0, -1);
  const off = Matrix.columnVector(free.map((g) => observed[g]! - expected[g]!));
  const statistic = Math.max(0, off.dot(solve(covariance.selection(free, free), off, true)));
  return { statistic, pValue: chiSquarePValue(statistic, free.length), reason: null, ...found };
}
