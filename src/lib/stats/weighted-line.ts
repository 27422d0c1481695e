import { sum } from "d3-array";
import { requireFinite, requireNonNegative, requireSameLength } from "./checks.js";
import { type Estimate, type Reason, undefinedEstimate, withoutLimits } from "./estimate.js";
import { twoSidedT } from "./two-sided-t.js";
import { twoSidedTP } from "./two-sided-t-p.js";

/** value, lower and upper are the slope's. */
export type WeightedLine = Estimate & {
  readonly intercept: number | null;
  /** Of the slope; null where undefined, like what follows. */
  readonly standardError: number | null;
  readonly interceptStandardError: number | null;
  /** slope / standardError; null where that is 0: a line through all points. */
  readonly t: number | null;
  /** Two-sided, slope = 0. */
  readonly pValue: number | null;
  /** Points with weight − 2. */
  readonly degreesOfFreedom: number | null;
  /** Standard deviation of a point of weight 1. */
  readonly sigma: number | null;
  /** Share of the weighted sum of squares around the weighted mean, 0..1; null where the values do not vary. */
  readonly rSquared: number | null;
};

/**
 * The straight line by weighted least squares, weights being inverse variances but for a common factor (counts, for shares)
 *
 *     b = Σw(x − x̄)(y − ȳ)/S,  S = Σw(x − x̄)²,   se = σ/√S,  σ² = Σw(y − ŷ)²/(n − 2),   limits b ± t(n − 2)·se
 *
 * @param x e.g. time, in any unit
 * @param y null = missing, left out
 * @param weights ≥ 0; points of weight 0 are left out and do not count in n
 * @param confidence between 0 and 1
 * @returns slope in units of y per unit of x; `no-data` without points, `too-few` for one, and for two (which give a line without
 *   limits); `no-variation` where all x are equal
 * @throws RangeError for NaN and infinite numbers, negative weights and lists of different lengths
 * @see Draper & Smith (1998), Applied Regression Analysis, ch. 9
 */
export function weightedLine(
  x: readonly number[],
  y: readonly (number | null)[],
  weights: readonly number[] = x.map(() => 1),
  confidence = 0.95,
): WeightedLine {
  requireSameLength(x, "x", y, "y");
  requireSameLength(x, "x", weights, "weights");
  const points = x.flatMap((at, i) => {
    const [value, weight] = [y[i]!, weights[i]!];
    requireNonNegative(weight, "weights");
    if (value === null || weight === 0) return [];
    requireFinite(at, "x");
    requireFinite(value, "y");
    return [{ x: at, y: value, weight }];
  });
  const n = points.length;
  const nothing = { standardError: null, interceptStandardError: null, t: null, pValue: null, sigma: null };
  const noLine = (reason: Reason): WeightedLine => ({
    ...undefinedEstimate(reason),
    ...{ intercept: null, ...nothing, degreesOfFreedom: null, rSquared: null },
  });
  if (n === 0) return noLine("no-data");
  if (n === 1) return noLine("too-few");
  if (points.every((point) => point.x === points[0]!.x)) return noLine("no-variation");

  const weight = sum(points, (point) => point.weight);
  const meanX = sum(points, (point) => point.weight * point.x) / weight;
  const meanY = sum(points, (point) => point.weight * point.y) / weight;
  const squaresX = sum(points, (point) => point.weight * (point.x - meanX) ** 2);
  const squaresY = sum(points, (point) => point.weight * (point.y - meanY) ** 2);
  const slope = sum(points, (point) => point.weight * (point.x - meanX) * (point.y - meanY)) / squaresX;
  const intercept = meanY - slope * meanX;
  const squares = sum(points, (point) => point.weight * (point.y - meanY - slope * (point.x - meanX)) ** 2);
  // Residuals that are rounding of the values are none.
  const residual = squares <= 1e-28 * sum(points, (point) => point.weight * point.y ** 2) ? 0 : squares;
  const varies = points.some((point) => point.y !== points[0]!.y);
  const line = {
    intercept,
    degreesOfFreedom: n - 2,
    rSquared: varies ? Math.max(0, 1 - residual / squaresY) : null,
  };
  if (n === 2) return { ...withoutLimits(slope, "too-few"), ...nothing, ...line };
  const sigma = Math.sqrt(residual / (n - 2));
  const standardError = sigma / Math.sqrt(squaresX);
  const margin = twoSidedT(confidence, n - 2) * standardError;
  const t = standardError === 0 ? null : slope / standardError;
  return {
    ...{ value: slope, lower: slope - margin, upper: slope + margin, reason: null },
    ...line,
    ...{ standardError, interceptStandardError: sigma * Math.sqrt(1 / weight + meanX ** 2 / squaresX), sigma },
    ...{ t, pValue: t === null ? null : twoSidedTP(t, n - 2) },
  };
}
