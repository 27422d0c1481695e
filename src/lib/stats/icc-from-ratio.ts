import { type Estimate, undefinedEstimate } from "./estimate.js";
import { twoSidedF } from "./two-sided-f.js";
import type { TwoWayMeanSquares } from "./two-way-mean-squares.js";

/**
 * The intraclass correlation of one score from MS_R against one other mean square: (MS_R − error)/(MS_R + (k − 1)·error) and its
 * F limits, written without dividing by the error, so that 0 is no special case.
 *
 * @param error MS_W or MS_E, with `degreesOfFreedom`
 * @param degreesOfFreedom of the error
 * @param confidence between 0 and 1
 * @returns at most 1, limits not clipped; `no-variation` where both mean squares are 0
 * @see McGraw & Wong (1996), Psychological Methods 1, 30–46
 */
export function iccFromRatio(
  { items, raters, betweenItems }: TwoWayMeanSquares,
  error: number,
  degreesOfFreedom: number,
  confidence: number,
): Estimate {
  const high = twoSidedF(confidence, items - 1, degreesOfFreedom);
  const low = twoSidedF(confidence, degreesOfFreedom, items - 1);
  if (betweenItems === 0 && error === 0) return undefinedEstimate("no-variation");
  const icc = (between: number, within: number) => (between - within) / (between + (raters - 1) * within);
  return {
    value: icc(betweenItems, error),
    lower: icc(betweenItems, high * error),
    upper: icc(low * betweenItems, error),
    reason: null,
  };
}
