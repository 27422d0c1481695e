import { min, variance as sampleVariance, sum } from "d3-array";
import { maximumOverGrid } from "./maximum-over-grid.js";
import { type RandomEffectsEstimate, randomEffects, type StudyEffect, weighted } from "./random-effects.js";

/**
 * The mean of studies whose true values differ, with the restricted maximum likelihood estimate of how much: the τ² ≥ 0 largest in
 *
 *     −½ (Σ ln(v + τ²) + ln Σw + Σ w(y − μ)²),  w = 1/(v + τ²)
 *
 * Less biased than DerSimonian and Laird's where studies differ in size and their values by much.
 *
 * @param studies value and variance of each
 * @param confidence between 0 and 1
 * @returns see `randomEffects`; one study: its value and limits with τ² = 0
 * @throws RangeError for a variance that is negative and values that are not finite
 * @see Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30, 261–293
 */
export function randomEffectsReml(studies: readonly StudyEffect[], confidence = 0.95): RandomEffectsEstimate {
  return randomEffects(studies, likeliestTau2, confidence);
}

function likeliestTau2(studies: readonly StudyEffect[]): number {
  const variances = studies.map(({ variance }) => variance);
  const logLikelihood = (tau2: number) => {
    const { weight, squares } = weighted(studies, tau2);
    return -(sum(variances, (variance) => Math.log(variance + tau2)) + Math.log(weight) + squares) / 2;
  };
  // Beyond the sum of squared deviations the likelihood only falls.
  const highest = studies.length * (sampleVariance(studies, ({ value }) => value) ?? 0);
  const grid = [0];
  for (let tau2 = min(variances)! / 100; tau2 < highest; tau2 *= 1.8) grid.push(tau2);
  return maximumOverGrid(logLikelihood, [...grid, highest]).at;
}
