import { type RandomEffectsEstimate, randomEffects, type StudyEffect, weighted } from "./random-effects.js";

/**
 * The mean of studies whose true values differ, with DerSimonian and Laird's moment estimate of how much:
 *
 *     τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw)),  w = 1/v,  Q = Σ w(y − ȳ)²
 *
 * @param studies value and variance of each
 * @param confidence between 0 and 1
 * @returns see `randomEffects`; one study: its value and limits with τ² = 0
 * @throws RangeError for a variance that is negative and values that are not finite
 * @see DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177–188
 */
export function derSimonianLaird(studies: readonly StudyEffect[], confidence = 0.95): RandomEffectsEstimate {
  return randomEffects(studies, momentTau2, confidence);
}

function momentTau2(studies: readonly StudyEffect[]): number {
  const { squares, weight, weightSquared } = weighted(studies, 0);
  return Math.max(0, (squares - (studies.length - 1)) / (weight - weightSquared / weight));
}
