import { Matrix, pseudoInverse } from "ml-matrix";
import { fitInOrder, nearestPoints } from "./scatter.js";

export interface LoessOptions {
  /** Share of all points that are neighbours, above 0; above 1 all are and weights fall off more slowly. Default: 0.75. */
  readonly span?: number;
  /** Of the local polynomial. Default: 2. */
  readonly degree?: 0 | 1 | 2;
}

/**
 * Loess: a curve through a scatter by local polynomials, least squares with tricube weights on the ⌊n·span + 1e-5⌋ nearest points,
 * fitted at every point (R's `loess` with `surface = "direct"` and family gaussian).
 *
 * @param x in any order
 * @param y one per x
 * @returns fitted values in the order of x and the unit of y; null where a span below one point leaves no neighbours and where all of them
 *   share their x, so that there is no distance to weigh by. Where neighbours with weight are too few for the polynomial, the smallest coefficients that fit
 * @throws RangeError for lists of different lengths, NaN and infinite values, a span that is not above 0
 * @see Cleveland & Devlin (1988), JASA 83, 596–610
 */
export function loess(
  x: readonly number[],
  y: readonly number[],
  { span = 0.75, degree = 2 }: LoessOptions = {},
): (number | null)[] {
  if (!(span > 0)) throw new RangeError(`span must be above 0, not ${span}.`);
  return fitInOrder(x, y, (sortedX, sortedY) => {
    const neighbours = Math.min(x.length, Math.floor(x.length * span + 1e-5));
    if (neighbours === 0) return sortedX.map(() => null);
    const lefts = nearestPoints(sortedX, neighbours);
    return sortedX.map((at, i) => {
      const [from, to] = [lefts[i]!, lefts[i]! + neighbours];
      // Squared distances are what R stretches for a span above 1.
      const reach = Math.max(at - sortedX[from]!, sortedX[to - 1]! - at) * Math.sqrt(Math.max(1, span));
      if (reach === 0) return null;
      const near = sortedX.slice(from, to).map((value, j) => ({ offset: value - at, y: sortedY[from + j]! }));
      return polynomialAtZero(near, reach, degree);
    });
  });
}

/** The constant of the local polynomial in (x − at)/reach: normal equations with columns of length 1, singular directions left out. */
function polynomialAtZero(
  near: readonly { readonly offset: number; readonly y: number }[],
  reach: number,
  degree: number,
): number {
  const powers = 2 * degree + 1;
  const moments = Array<number>(powers).fill(0);
  const products = Array<number>(degree + 1).fill(0);
  for (const { offset, y } of near) {
    const u = offset / reach;
    const weight = (1 - Math.abs(u) ** 3) ** 3;
    for (let power = 0; power < powers; power++) {
      const term = weight * u ** power;
      moments[power]! += term;
      if (power <= degree) products[power]! += term * y;
    }
  }
  const lengths = products.map((_, j) => Math.sqrt(moments[2 * j]!) || 1);
  const normal = new Matrix(lengths.map((a, i) => lengths.map((b, j) => moments[i + j]! / (a * b))));
  const right = Matrix.columnVector(products.map((value, j) => value / lengths[j]!));
  return pseudoInverse(normal, 1e-12).mmul(right).get(0, 0) / lengths[0]!;
}
