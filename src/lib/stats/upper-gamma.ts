import gammainc from "@stdlib/math-base-special-gammainc";

/** From this shape on the sums below are used: @stdlib's expansion for large shapes is off by up to 0.03 from about 1,000. */
export const LARGE_SHAPE = 500;

/**
 * The regularised upper incomplete gamma function Q(a, x) = Γ(a, x)/Γ(a): the chance that a Gamma variable of this shape exceeds x.
 * For large shapes the power series below the mean and the continued fraction above it, which take some √a steps.
 *
 * @param shape a > 0
 * @param x ≥ 0 and finite
 * @returns 0..1; small ones keep their digits
 * @see Press et al. (2007), Numerical Recipes, 3rd ed., section 6.2
 */
export function upperGamma(shape: number, x: number): number {
  if (shape < LARGE_SHAPE) return gammainc(x, shape, true, true);
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

/** x^a·e^(−x)/Γ(a) by Stirling's series, around the mean without cancellation. */
function prefix(a: number, x: number): number {
  const away = (x - a) / a;
  const stirling = 1 / (12 * a) - 1 / (360 * a ** 3);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * (Math.log1p(away) - away) - stirling);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  // The ratio of terms is below 1 and falls: the sum ends.
  for (let n = 1; term > total * Number.EPSILON; n++) {
    term *= x / (a + n);
    total += term;
  }
  return total * prefix(a, x);
}

/** Lentz's method; all denominators are positive above the mean. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  const most = 1000 + 50 * Math.sqrt(a);
  for (let n = 1; n <= most; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return value * prefix(a, x);
}
