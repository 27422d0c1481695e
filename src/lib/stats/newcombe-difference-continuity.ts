import type { Estimate } from "./estimate.js";
import { moverDifference } from "./mover-difference.js";
import { wilsonContinuity } from "./wilson-continuity.js";

/**
 * The difference of two independent shares, x1/n1 − x2/n2, with Newcombe's hybrid score interval, corrected for continuity:
 * square-and-add of two Wilson intervals that are.
 *
 * @param x1 observations of the first sample with the property, a whole number 0..n1
 * @param n1 observations of the first sample
 * @param x2 observations of the second sample with the property, a whole number 0..n2
 * @param n2 observations of the second sample
 * @param confidence between 0 and 1
 * @returns difference and limits in −1..1; `no-data` where a sample is empty
 * @throws RangeError for negative or fractional counts and x > n
 * @see Newcombe (1998), Statistics in Medicine 17, 873–890, method 11
 */
export function newcombeDifferenceContinuity(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  confidence = 0.95,
): Estimate {
  return moverDifference(wilsonContinuity(x1, n1, confidence), wilsonContinuity(x2, n2, confidence));
}
