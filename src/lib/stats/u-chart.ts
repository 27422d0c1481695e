import { sum } from "d3-array";
import { requireCount, requireNonNegative, requireSameLength } from "./checks.js";
import { type ControlChart, controlPoint, unlimitedPoint } from "./control-chart.js";

/**
 * The u chart: events per exposure (escalations per 1,000 items, complaints per day) around their common rate, with Poisson limits
 *
 *     ū = Σc / Σe,   limits ū ± 3·√(ū/e_i), the lower not below 0
 *
 * @param counts events per period in order of time
 * @param exposures what the events are counted over, ≥ 0, in any one unit; a period of 0 keeps its place without value and limits
 * @returns rates per unit of exposure; `no-data` where there is no exposure
 * @throws RangeError for lists of different lengths, what is no count, a negative exposure, events without exposure
 * @see Montgomery (2013), Introduction to Statistical Quality Control, 7th ed., section 7.3
 */
export function uChart(counts: readonly number[], exposures: readonly number[]): ControlChart {
  requireSameLength(counts, "counts", exposures, "exposures");
  for (const [i, count] of counts.entries()) {
    requireCount(count, "counts");
    requireNonNegative(exposures[i]!, "exposures");
    if (count > 0 && exposures[i] === 0)
      throw new RangeError(`counts must be 0 where exposures is 0, not ${count} (at ${i}).`);
  }
  const total = sum(exposures);
  if (total === 0) return { centre: null, points: counts.map(() => unlimitedPoint(null)), reason: "no-data" };
  const centre = sum(counts) / total;
  const points = counts.map((count, i) => {
    const exposure = exposures[i]!;
    return exposure === 0
      ? unlimitedPoint(null)
      : controlPoint(count / exposure, centre, Math.sqrt(centre / exposure), 0);
  });
  return { centre, points, reason: null };
}
