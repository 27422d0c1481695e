/**
 * Where a function that changes sign between two arguments is 0, by Chandrupatla's method: inverse quadratic interpolation
 * where that is safe, else bisection. The function need not be smooth and may be infinite, e.g. at the ends.
 *
 * Ends when the bracket is no wider than 4ε · max(|a|, |b|) + 1e-300 or the function is exactly 0, after at most 200 steps:
 * bisection alone needs no more for arguments of one sign and magnitude.
 *
 * @param f continuous but for its ends; f(a) and f(b) of opposite sign or 0
 * @param a one end of the bracket
 * @param b the other
 * @returns the root, between a and b, both included
 * @throws RangeError where f has the same sign at both ends, or no sign (NaN) anywhere
 * @see Chandrupatla (1997), Advances in Engineering Software 28, 145–149
 */
export function rootBetween(f: (x: number) => number, a: number, b: number): number {
  // x1 is the latest point, x2 the end across the root, x3 the point before.
  let [x1, x2, x3] = [b, a, a];
  let [f1, f2, f3] = [signed(f, b), signed(f, a), 0];
  if (f1 === 0) return x1;
  if (f2 === 0) return x2;
  if (f1 > 0 === f2 > 0) throw new RangeError(`f has the same sign at ${a} (${f2}) and ${b} (${f1}).`);
  f3 = f2;
  let step = 0.5;
  for (let k = 0; k < 200; k++) {
    const x = x1 + step * (x2 - x1);
    const fx = signed(f, x);
    if (fx > 0 === f1 > 0) [x3, f3] = [x1, f1];
    else [x3, x2, f3, f2] = [x2, x1, f2, f1];
    [x1, f1] = [x, fx];
    const width = Math.abs(x2 - x1);
    const tolerance = 2 * Number.EPSILON * Math.max(Math.abs(x1), Math.abs(x2)) + 1e-300;
    if (f1 === 0 || width <= 2 * tolerance) break;
    const xi = (x1 - x2) / (x3 - x2);
    const phi = (f1 - f2) / (f3 - f2);
    const interpolated =
      (f1 / (f2 - f1)) * (f3 / (f2 - f3)) + ((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * (f2 / (f3 - f2));
    const safe = phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi && Number.isFinite(interpolated);
    step = Math.min(1 - tolerance / width, Math.max(tolerance / width, safe ? interpolated : 0.5));
  }
  return Math.abs(f1) < Math.abs(f2) ? x1 : x2;
}

function signed(f: (x: number) => number, x: number): number {
  const value = f(x);
  if (Number.isNaN(value)) throw new RangeError(`f has no sign at ${x}.`);
  return value;
}
