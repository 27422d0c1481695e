import { median } from "d3-array";

/** The neighbours that count at a point. */
export interface LocalWindow {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  /** Distance at which weights reach 0. */
  readonly reach: number;
}

/**
 * One value of Cleveland's local regression: the weighted mean or line of neighbours at a point, tricube weights (1 − (d/reach)³)³,
 * taken as 1 within a thousandth and as 0 beyond 999 thousandths of the reach.
 *
 * @param x rising
 * @param at where; need not be one of x
 * @param degree 0 or 1; a line only where the neighbours spread over more than a thousandth of all x
 * @param robustness further weights per point
 * @returns null where no neighbour has weight
 * @see Cleveland (1979), JASA 74, 829–836; Cleveland et al. (1990), Journal of Official Statistics 6, 3–73
 */
export function localFit(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  at: number,
  { from, to, reach }: LocalWindow,
  degree: 0 | 1,
  robustness?: ArrayLike<number>,
): number | null {
  const weight = (j: number): number => {
    const distance = Math.abs(x[j]! - at);
    if (distance > 0.999 * reach) return 0;
    const near = distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3;
    return near * (robustness?.[j] ?? 1);
  };
  let weights = 0;
  let sumX = 0;
  let sumY = 0;
  for (let j = from; j < to; j++) {
    const own = weight(j);
    weights += own;
    sumX += own * x[j]!;
    sumY += own * y[j]!;
  }
  if (!(weights > 0)) return null;
  const meanY = sumY / weights;
  if (degree === 0 || reach === 0) return meanY;

  const meanX = sumX / weights;
  let squares = 0;
  let products = 0;
  for (let j = from; j < to; j++) {
    const own = weight(j) / weights;
    squares += own * (x[j]! - meanX) ** 2;
    products += own * (x[j]! - meanX) * (y[j]! - meanY);
  }
  const range = x[x.length - 1]! - x[0]!;
  return Math.sqrt(squares) > 0.001 * range ? meanY + (products / squares) * (at - meanX) : meanY;
}

/**
 * Weights that let outliers count less: (1 − (r/6m)²)² with r = |residual| and m the median of these; 1 within a thousandth of 6m
 * and 0 beyond 999 thousandths.
 *
 * @param residuals of all points, in any unit
 * @returns one weight per point in 0..1; where half of all residuals are 0, 1 for these and 0 for the others
 * @see Cleveland (1979), JASA 74, 829–836
 */
export function bisquareWeights(residuals: readonly number[]): number[] {
  const sizes = residuals.map(Math.abs);
  const scale = 6 * (median(sizes) ?? 0);
  return sizes.map((size) => {
    if (size <= 0.001 * scale) return 1;
    return size <= 0.999 * scale ? (1 - (size / scale) ** 2) ** 2 : 0;
  });
}
