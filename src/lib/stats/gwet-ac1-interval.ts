import { agreementWeight } from "./agreement-weights.js";
import { type ChanceCorrectedEstimate, chanceCorrectedInterval } from "./chance-corrected-interval.js";
import { gwetChance } from "./gwet-chance.js";
import type { LabelPattern } from "./label-patterns.js";

/**
 * Gwet's AC1 with its standard error over units as the sample: inference to more units by these annotators.
 * See {@link gwetAc1} for the value and {@link chanceCorrectedInterval} for the standard error, limits and what has none.
 *
 * @param patterns of the units compared, those with one label among them
 * @param confidence between 0 and 1
 * @returns AC1 and limits, at most 1
 * @throws RangeError for counts that are no whole numbers ≥ 0
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48
 */
export function gwetAc1Interval(patterns: readonly LabelPattern[], confidence = 0.95): ChanceCorrectedEstimate {
  return chanceCorrectedInterval(patterns, agreementWeight("none", []), gwetChance, confidence);
}
