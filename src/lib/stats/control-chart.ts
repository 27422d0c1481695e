import type { Reason } from "./estimate.js";

/** One period or subgroup on a control chart. */
export interface ControlPoint {
  /** null: nothing was observed. */
  readonly value: number | null;
  /** Standard deviation of this point around the centre; what rules of runs count in. null with the limits. */
  readonly sigma: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Strictly below the lower or above the upper limit. */
  readonly outside: boolean;
}

/** Points in the order given, empty ones among them, around one centre line. `reason` explains missing limits. */
export interface ControlChart {
  /** null without data. */
  readonly centre: number | null;
  readonly points: readonly ControlPoint[];
  readonly reason: Reason | null;
}

/** A point with limits centre ± 3 sigma, clipped to the range its value can have. */
export function controlPoint(
  value: number,
  centre: number,
  sigma: number,
  minimum = -Infinity,
  maximum = Infinity,
): ControlPoint {
  const lower = Math.max(minimum, centre - 3 * sigma);
  const upper = Math.min(maximum, centre + 3 * sigma);
  return { value, sigma, lower, upper, outside: value < lower || value > upper };
}

/** A point without limits. */
export function unlimitedPoint(value: number | null): ControlPoint {
  return { value, sigma: null, lower: null, upper: null, outside: false };
}
