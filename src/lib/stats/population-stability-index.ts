import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { sharePair } from "./shares.js";

/**
 * Population stability index, Σ (a − e) ln(a / e): how far a distribution has moved from the expected one. By custom below 0.1 is
 * stable and above 0.25 a shift, whatever the sample's size: small samples pass 0.1 by chance.
 *
 * @param expected one count or weight per category
 * @param actual over the same categories
 * @param floor shares below are set to it and not renormalised, so that empty categories do not make it infinite; above 0
 * @returns ≥ 0; `no-data` where one of them is empty
 * @throws RangeError for unequal lengths, for what is negative or not finite, and a floor not within 0..1
 * @see Siddiqi (2006), Credit Risk Scorecards; Yurdakul & Naranjo (2020), Journal of Risk Model Validation 14(4)
 */
export function populationStabilityIndex(expected: readonly number[], actual: readonly number[], floor = 1e-4): Point {
  if (!(floor > 0 && floor < 1)) throw new RangeError(`floor must lie between 0 and 1, not ${floor}.`);
  const pairs = sharePair(expected, actual, ["expected", "actual"]);
  if (pairs === null) return { value: null, reason: "no-data" };
  const value = sum(pairs, ([e, a]) => {
    const [from, to] = [Math.max(e, floor), Math.max(a, floor)];
    return (to - from) * Math.log(to / from);
  });
  return { value, reason: null };
}
