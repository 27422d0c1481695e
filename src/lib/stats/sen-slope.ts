import { median } from "d3-array";
import { requireFinite, requireSameLength } from "./checks.js";
import type { Point } from "./estimate.js";

export type SenSlope = Point & {
  /** Of the line at time 0: median of value − slope · time; null with the slope. */
  readonly intercept: number | null;
};

/**
 * The Theil–Sen slope: the median of the slopes of all pairs of points at different times. Nearly a third of the points may be
 * outliers without moving it far.
 *
 * @param values in any order; null = missing, left out
 * @param times one per value, in any unit; default 0, 1, 2, …
 * @returns slope in units of value per unit of time; `no-data` without values, `too-few` without two different times
 * @throws RangeError for NaN and infinite values and times and lists of different lengths
 * @see Theil (1950); Sen (1968), JASA 63, 1379–1389; the intercept: Conover (1980), Practical Nonparametric Statistics
 */
export function senSlope(
  values: readonly (number | null)[],
  times: readonly number[] = values.map((_, i) => i),
): SenSlope {
  requireSameLength(values, "values", times, "times");
  const points = values.flatMap((value, i) => {
    if (value === null) return [];
    requireFinite(value, "values");
    requireFinite(times[i]!, "times");
    return [{ value, time: times[i]! }];
  });
  if (points.length === 0) return { value: null, reason: "no-data", intercept: null };
  const slopes: number[] = [];
  for (const [j, last] of points.entries())
    for (let i = 0; i < j; i++) {
      const first = points[i]!;
      if (first.time !== last.time) slopes.push((last.value - first.value) / (last.time - first.time));
    }
  const slope = median(slopes);
  if (slope === undefined) return { value: null, reason: "too-few", intercept: null };
  return { value: slope, reason: null, intercept: median(points, ({ value, time }) => value - slope * time)! };
}
