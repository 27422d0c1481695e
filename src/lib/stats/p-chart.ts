import { sum } from "d3-array";
import { requireCount, requirePart, requireSameLength } from "./checks.js";
import { type ControlChart, controlPoint, unlimitedPoint } from "./control-chart.js";

/**
 * The p chart: shares of subgroups of any size around their common share, with binomial limits
 *
 *     p̄ = Σx / Σn,   limits p̄ ± 3·√(p̄(1 − p̄)/n_i), clipped to 0..1
 *
 * It knows no variation but the binomial: with large n, where shares differ for other reasons too, nearly every point lies
 * outside; see {@link laneyPChart} then.
 *
 * @param x observations with the property, per subgroup in order of time, whole numbers 0..n
 * @param n observations per subgroup; a subgroup of 0 keeps its place without value and limits
 * @returns values and limits in 0..1; `no-data` where all subgroups are empty
 * @throws RangeError for lists of different lengths, negative or fractional counts and x > n
 * @see Montgomery (2013), Introduction to Statistical Quality Control, 7th ed., section 7.2
 */
export function pChart(x: readonly number[], n: readonly number[]): ControlChart {
  requireShares(x, n);
  const total = sum(n);
  if (total === 0) return { centre: null, points: n.map(() => unlimitedPoint(null)), reason: "no-data" };
  const centre = sum(x) / total;
  const points = x.map((count, i) =>
    n[i] === 0 ? unlimitedPoint(null) : controlPoint(count / n[i]!, centre, binomialSigma(centre, n[i]!), 0, 1),
  );
  return { centre, points, reason: null };
}

/** √(p(1 − p)/n), the standard deviation of a share of n independent observations. */
export function binomialSigma(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}

/** Throws a RangeError unless x and n are equally long lists of counts with x ≤ n. */
export function requireShares(x: readonly number[], n: readonly number[]): void {
  requireSameLength(x, "x", n, "n");
  for (const [i, count] of x.entries()) {
    requireCount(count, "x");
    requireCount(n[i]!, "n");
    requirePart(count, "x", n[i]!, "n");
  }
}
