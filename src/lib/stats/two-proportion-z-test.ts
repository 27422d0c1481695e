import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { requireCount, requirePart } from "./checks.js";
import type { Reason } from "./estimate.js";

export type TwoProportionTest = {
  /** x1/n1 − x2/n2 in −1..1; null where a sample is empty. */
  readonly difference: number | null;
} & (
  | {
      readonly z: number;
      /** Two-sided. */
      readonly pValue: number;
      /** Two-sided, with Yates' correction for continuity. */
      readonly pValueCorrected: number;
      readonly reason: null;
    }
  | { readonly z: null; readonly pValue: null; readonly pValueCorrected: null; readonly reason: Reason }
);

/**
 * Tests whether two independent shares are equal, with the variance of the pooled share:
 *
 *     z = (p₁ − p₂)/√(p(1 − p)(1/n₁ + 1/n₂)),  p = (x₁ + x₂)/(n₁ + n₂)
 *
 * z² is Pearson's chi-square of the 2 × 2 table. The correction takes min(½, |p₁ − p₂|/(1/n₁ + 1/n₂)) · (1/n₁ + 1/n₂) off the
 * difference, as R's prop.test does.
 *
 * @param x1 observations of the first sample with the property, a whole number 0..n1
 * @param n1 observations of the first sample
 * @param x2 observations of the second sample with the property, a whole number 0..n2
 * @param n2 observations of the second sample
 * @returns difference, z and p values; `no-data` where a sample is empty, `no-variation` where all observations have the
 *   property or none has (the difference, 0, is known)
 * @throws RangeError for negative or fractional counts and x > n
 * @see Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., ch. 3
 */
export function twoProportionZTest(x1: number, n1: number, x2: number, n2: number): TwoProportionTest {
  requireCount(x1, "x1");
  requireCount(n1, "n1");
  requireCount(x2, "x2");
  requireCount(n2, "n2");
  requirePart(x1, "x1", n1, "n1");
  requirePart(x2, "x2", n2, "n2");
  const undefinedTest = { z: null, pValue: null, pValueCorrected: null };
  if (n1 === 0 || n2 === 0) return { difference: null, ...undefinedTest, reason: "no-data" };
  const difference = x1 / n1 - x2 / n2;
  const [hits, n] = [x1 + x2, n1 + n2];
  if (hits === 0 || hits === n) return { difference, ...undefinedTest, reason: "no-variation" };

  const perUnit = 1 / n1 + 1 / n2;
  const standardError = Math.sqrt((hits / n) * ((n - hits) / n) * perUnit);
  const twoSided = (z: number) => 2 * normalCdf(-Math.abs(z), 0, 1);
  const z = difference / standardError;
  const corrected = Math.max(0, Math.abs(difference) - perUnit / 2) / standardError;
  return { difference, z, pValue: twoSided(z), pValueCorrected: twoSided(corrected), reason: null };
}
