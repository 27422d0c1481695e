import { extent, mean, range, sum } from "d3-array";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import type { Reason } from "./estimate.js";
import { rootBetween } from "./root-between.js";

/** A fit of y = asymptote + amplitude·exp(−rate·u), or the reason why there is none. */
export type ExponentialFit =
  | {
      readonly asymptote: number;
      readonly amplitude: number;
      /** Greater than 0. */
      readonly rate: number;
      /** Residual sum of squares. */
      readonly rss: number;
      /** Of asymptote, amplitude and rate, from the Jacobian with n − 3 degrees of freedom; null for n = 3. */
      readonly covariance: readonly (readonly number[])[] | null;
      readonly reason: null;
    }
  | { readonly reason: Reason };

const GRID_POINTS = 400;

/**
 * Least squares for y = asymptote + amplitude·exp(−rate·u), rate > 0. Given the rate the other two are a straight line's, so that
 * one parameter is searched for: over a grid of all rates whose curve differs from a line and from a single jump at the points given,
 * then to the root of the derivative. No start value, no local minimum missed between the grid's ends.
 *
 * @param u where observed, finite
 * @param y observed, as many
 * @returns `no-data` without points, `too-few` for fewer than three different u, `no-variation` where y is constant,
 *   `no-finite-estimate` where the best rate is at an end of the grid (the data bend the other way, not at all, or in one jump) or the
 *   points lie so far from u = 0 that the curve has no finite value there
 * @see Golub & Pereyra (1973), SIAM Journal on Numerical Analysis 10, 413–432 (variable projection)
 */
export function fitExponential(u: readonly number[], y: readonly number[]): ExponentialFit {
  const places = [...new Set(u)].sort((a, b) => a - b);
  if (places.length === 0) return { reason: "no-data" };
  if (places.length < 3) return { reason: "too-few" };
  const [least, most] = extent(y) as [number, number];
  if (least === most) return { reason: "no-variation" };

  // From the first place, in units of the whole span: nothing overflows, and one grid fits all.
  const origin = places[0]!;
  const span = places.at(-1)! - origin;
  const s = u.map((place) => (place - origin) / span);
  const [slowest, fastest] = [1e-3, (40 * span) / (places[1]! - origin)];
  const step = Math.log(fastest / slowest) / (GRID_POINTS - 1);
  const grid = range(GRID_POINTS).map((i) => slowest * Math.exp(i * step));
  const errors = grid.map((rate) => profile(s, y, rate).rss);
  const best = errors.indexOf(Math.min(...errors));
  const [before, after] = [grid[best - 1], grid[best + 1]];
  const slope = (rate: number) => profile(s, y, rate).slope;
  if (before === undefined || after === undefined || !(slope(before) <= 0 && slope(after) >= 0))
    return { reason: "no-finite-estimate" };
  const rate = rootBetween(slope, before, after);
  const { asymptote, amplitude, rss } = profile(s, y, rate);
  // Back to u: amplitude at u = 0, rate per unit of u.
  const shift = origin / span;
  const growth = Math.exp(rate * shift);
  const inner = inverseInformation(s, rate);
  if (inner === null || amplitude === 0 || !Number.isFinite(growth ** 2 * shift))
    return { reason: "no-finite-estimate" };
  const back = new Matrix([
    [1, 0, 0],
    [0, growth, -shift * growth],
    [0, 0, -1 / (amplitude * span)],
  ]);
  const variance = rss / (u.length - 3);
  return {
    ...{ asymptote, amplitude: amplitude * growth, rate: rate / span, rss },
    covariance: u.length > 3 ? back.mmul(inner).mmul(back.transpose()).mul(variance).to2DArray() : null,
    reason: null,
  };
}

/** The line through the points (exp(−rate·s), y), what it leaves, and half the derivative of that by the rate. */
function profile(s: readonly number[], y: readonly number[], rate: number) {
  const g = s.map((place) => Math.exp(-rate * place));
  const [meanG, meanY] = [mean(g)!, mean(y)!];
  const [dg, dy] = [g.map((value) => value - meanG), y.map((value) => value - meanY)];
  const amplitude = sum(dg, (value, i) => value * dy[i]!) / sum(dg, (value) => value * value);
  const residuals = dg.map((value, i) => dy[i]! - amplitude * value);
  return {
    amplitude,
    asymptote: meanY - amplitude * meanG,
    rss: sum(residuals, (value) => value * value),
    slope: amplitude * sum(residuals, (value, i) => value * s[i]! * g[i]!),
  };
}

/**
 * (JᵀJ)⁻¹ for asymptote, amplitude and −amplitude·rate, whose Jacobian holds no parameter but the rate; from its singular values,
 * as forming JᵀJ would lose half the digits. Null where the points do not tell the three apart.
 */
function inverseInformation(s: readonly number[], rate: number): Matrix | null {
  const jacobian = new Matrix(
    s.map((place) => {
      const g = Math.exp(-rate * place);
      return [1, g, place * g];
    }),
  );
  const { rightSingularVectors: v, diagonal } = new SingularValueDecomposition(jacobian);
  if (Math.min(...diagonal) < 1e-13 * Math.max(...diagonal)) return null;
  const scaled = v.clone();
  for (const [j, singular] of diagonal.entries()) scaled.mulColumn(j, 1 / singular ** 2);
  return scaled.mmul(v.transpose());
}
