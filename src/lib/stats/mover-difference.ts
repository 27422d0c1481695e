import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";

/**
 * The difference of two independent estimates, with limits recovered from theirs (square-and-add, MOVER):
 *
 *     lower = d − √((p₁ − l₁)² + (u₂ − p₂)²),  upper = d + √((u₁ − p₁)² + (p₂ − l₂)²),  d = p₁ − p₂
 *
 * With Wilson limits this is Newcombe's method 10; it takes clustered limits just as well. Estimates
 * that share annotators are usually correlated positively, which makes the interval wider than it need be.
 *
 * @param first p₁ with limits at some confidence
 * @param second p₂ with limits at the same confidence; the result has it too
 * @returns first − second in the estimates' unit, for shares in −1..1; value or limits are null, with the reason of the
 *   estimate that lacks them (of the first, if both do)
 * @see Newcombe (1998), Statistics in Medicine 17, 873–890; Zou & Donner (2008), Statistics in Medicine 27, 1693–1702
 */
export function moverDifference(first: Estimate, second: Estimate): Estimate {
  if (first.value === null) return undefinedEstimate(first.reason);
  if (second.value === null) return undefinedEstimate(second.reason);
  const value = first.value - second.value;
  if (first.reason !== null) return withoutLimits(value, first.reason);
  if (second.reason !== null) return withoutLimits(value, second.reason);
  return {
    value,
    lower: value - Math.hypot(first.value - first.lower, second.upper - second.value),
    upper: value + Math.hypot(first.upper - first.value, second.value - second.lower),
    reason: null,
  };
}
