import { sum } from "d3-array";
import { Matrix, solve } from "ml-matrix";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { type PairTable, requireSquare } from "./pair-table.js";
import { type TestResult, undefinedTest } from "./test-result.js";

export type DisagreementTest = TestResult & {
  readonly degreesOfFreedom: number;
};

/**
 * Stuart and Maxwell's test that two raters use every category equally often:
 *
 *     χ² = dᵀ V⁺ d,  d_k = n_k. − n_.k,  V_kk = n_k. + n_.k − 2n_kk,  V_kl = −(n_kl + n_lk),  df = rank of V
 *
 * V is the Laplacian of the graph whose edges are the pairs of categories that the raters ever confused. Its rank is categories less
 * connected groups, and leaving one category of each group out makes it regular: no pseudo-inverse, no tolerance.
 *
 * @param table pairs; categories that the raters never confused with another change nothing
 * @returns χ² ≥ 0 and its p value; `no-data` without pairs; `no-variation` where the raters never disagree
 * @throws RangeError for a table that is not square or holds no counts
 * @see Stuart (1955), Biometrika 42, 412–416; Maxwell (1970), British Journal of Psychiatry 116, 651–655
 */
export function stuartMaxwellTest(table: PairTable): DisagreementTest {
  requireSquare(table);
  const groups = confusedGroups(table).filter((group) => group.length > 1);
  const degreesOfFreedom = sum(groups, (group) => group.length - 1);
  if (degreesOfFreedom === 0) return { ...undefinedTest(whyNoTest(table)), degreesOfFreedom };
  const statistic = sum(groups, ([, ...group]) => {
    const difference = group.map((k) => sum(table, (row, l) => table[k]![l]! - row[k]!));
    const variance = group.map((k) =>
      group.map((l) => (k === l ? confusions(table, k) : -(table[k]![l]! + table[l]![k]!))),
    );
    const solution = solve(new Matrix(variance), Matrix.columnVector(difference)).to1DArray();
    return sum(solution, (value, i) => value * difference[i]!);
  });
  return { statistic, pValue: chiSquarePValue(statistic, degreesOfFreedom), reason: null, degreesOfFreedom };
}

/**
 * Bowker's test that two raters confuse any two categories as often one way as the other:
 *
 *     χ² = Σ_{k<l} (n_kl − n_lk)²/(n_kl + n_lk),  df = number of pairs k < l with n_kl + n_lk > 0
 *
 * @param table pairs
 * @returns χ² ≥ 0 and its p value; `no-data` without pairs; `no-variation` where the raters never disagree
 * @throws RangeError for a table that is not square or holds no counts
 * @see Bowker (1948), Journal of the American Statistical Association 43, 572–574
 */
export function bowkerTest(table: PairTable): DisagreementTest {
  requireSquare(table);
  const pairs = table.flatMap((row, k) => row.slice(0, k).map((below, l) => [below, table[l]![k]!] as const));
  const confused = pairs.filter(([below, above]) => below + above > 0);
  const degreesOfFreedom = confused.length;
  if (degreesOfFreedom === 0) return { ...undefinedTest(whyNoTest(table)), degreesOfFreedom };
  const statistic = sum(confused, ([below, above]) => (below - above) ** 2 / (below + above));
  return { statistic, pValue: chiSquarePValue(statistic, degreesOfFreedom), reason: null, degreesOfFreedom };
}

const whyNoTest = (table: PairTable) => (sum(table.flat()) === 0 ? "no-data" : "no-variation");

/** Pairs in which exactly one of the raters says k. */
function confusions(table: PairTable, k: number): number {
  return sum(table, (row, l) => (l === k ? 0 : row[k]! + table[k]![l]!));
}

/** Categories that are linked by confusions, directly or through others. */
function confusedGroups(table: PairTable): number[][] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (const start of table.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const k of group)
      for (const l of table.keys())
        if (!seen.has(l) && table[k]![l]! + table[l]![k]! > 0) {
          seen.add(l);
          group.push(l);
        }
    groups.push(group);
  }
  return groups;
}
