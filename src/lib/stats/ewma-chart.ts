import { requireFinite, requireNonNegative } from "./checks.js";
import { type ControlPoint, unlimitedPoint } from "./control-chart.js";

export interface EwmaOptions {
  /** Target, or the mean of a period known to be in order. */
  readonly centre: number;
  /** Standard deviation of one value, ≥ 0. */
  readonly sigma: number;
  /** λ, weight of the newest value, 0 < λ ≤ 1; 1 is Shewhart's chart. Default: 0.2. */
  readonly weight?: number;
  /** L, limits in standard deviations of the average. Default: 3. */
  readonly width?: number;
}

/**
 * The exponentially weighted moving average chart: for small lasting shifts
 *
 *     z_0 = centre,  z_t = λx_t + (1 − λ)z_(t−1),   limits centre ± L·σ·√(λ/(2 − λ)·(1 − (1 − λ)^(2t)))
 *
 * @param values in order of time; null = missing: it has no point and does not age the average
 * @returns one point per value: the average, its standard deviation and limits, in the unit of the values
 * @throws RangeError for NaN and infinite values, a negative sigma or width, a weight outside 0..1
 * @see Roberts (1959), Technometrics 1, 239–250; Montgomery (2013), section 9.2
 */
export function ewmaChart(
  values: readonly (number | null)[],
  { centre, sigma, weight = 0.2, width = 3 }: EwmaOptions,
): ControlPoint[] {
  requireFinite(centre, "centre");
  requireNonNegative(sigma, "sigma");
  requireNonNegative(width, "width");
  if (!(weight > 0 && weight <= 1)) throw new RangeError(`weight must be above 0 and at most 1, not ${weight}.`);
  let average = centre;
  let remaining = 1;
  return values.map((value) => {
    if (value === null) return unlimitedPoint(null);
    requireFinite(value, "values");
    average = weight * value + (1 - weight) * average;
    remaining *= (1 - weight) ** 2;
    const own = sigma * Math.sqrt((weight / (2 - weight)) * (1 - remaining));
    const [lower, upper] = [centre - width * own, centre + width * own];
    return { value: average, sigma: own, lower, upper, outside: average < lower || average > upper };
  });
}
