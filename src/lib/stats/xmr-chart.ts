import { mean } from "d3-array";
import { requireFinite } from "./checks.js";
import { type ControlChart, type ControlPoint, controlPoint, unlimitedPoint } from "./control-chart.js";
import { D4, movingRangeSigma, movingRanges } from "./moving-range.js";

export interface XmrPoint extends ControlPoint {
  /** Distance to the last point before that has a value; null for the first and for missing ones. */
  readonly movingRange: number | null;
}

export interface XmrChart extends ControlChart {
  readonly points: readonly XmrPoint[];
  /** Mean moving range / d₂; null for fewer than two values. */
  readonly sigma: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly meanMovingRange: number | null;
  /** Upper limit of a moving range, D₄ · mean. */
  readonly movingRangeUpper: number | null;
}

/**
 * The chart of individual values and moving ranges (XmR, I-MR): one measurement a period, any unit
 *
 *     limits x̄ ± 3σ,  σ = mean moving range / d₂,  moving range ≤ D₄ · mean moving range;   d₂ = 2/√π, D₄ = 1 + 3·√(2 − 4/π)/d₂
 *
 * Tables round these to 1.128 and 3.267 and 3/d₂ to 2.66.
 *
 * @param values in order of time; null = missing: it keeps its place, moving ranges reach over it
 * @returns in the unit of the values; `no-data` without any, `too-few` and no limits for one; constant values have limits equal to them
 * @throws RangeError for NaN and infinite values
 * @see Wheeler & Chambers (1992), Understanding Statistical Process Control; Montgomery (2013), section 6.4
 */
export function xmrChart(values: readonly (number | null)[]): XmrChart {
  const present = values.filter((value) => value !== null);
  for (const value of present) requireFinite(value, "values");
  const ranges = movingRanges(present);
  const centre = mean(present) ?? null;
  const sigma = movingRangeSigma(ranges);
  if (centre === null || sigma === null)
    return {
      ...{ centre, points: values.map((value) => ({ ...unlimitedPoint(value), movingRange: null })) },
      ...{ sigma, lower: null, upper: null, meanMovingRange: null, movingRangeUpper: null },
      reason: centre === null ? "no-data" : "too-few",
    };
  const meanMovingRange = mean(ranges)!;
  let ending = -1; // Of the ranges, the one that ends at the latest value; none ends at the first.
  return {
    centre,
    points: values.map((value) =>
      value === null
        ? { ...unlimitedPoint(null), movingRange: null }
        : { ...controlPoint(value, centre, sigma), movingRange: ranges[ending++] ?? null },
    ),
    reason: null,
    sigma,
    lower: centre - 3 * sigma,
    upper: centre + 3 * sigma,
    meanMovingRange,
    movingRangeUpper: D4 * meanMovingRange,
  };
}
