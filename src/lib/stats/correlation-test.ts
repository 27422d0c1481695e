import { twoSidedTP } from "./two-sided-t-p.js";

export interface CorrelationTest {
  /** r √(df / (1 − r²)); infinite for |r| = 1, null without degrees of freedom. */
  readonly t: number | null;
  /** Two sided; null without degrees of freedom. */
  readonly pValue: number | null;
}

/**
 * Tests a correlation against 0 by Student's t.
 *
 * @param r −1..1
 * @param degreesOfFreedom pairs − 2, less one for each variable controlled for; none for 0 or fewer
 * @returns t = r·√(df/(1 − r²)) and its two-sided p value; t infinite and p = 0 for r = ±1; both null without degrees of freedom
 * @see Fisher (1915), Biometrika 10, 507–521; Fisher (1925), Applications of “Student's” Distribution, Metron 5, 90–104
 */
export function correlationTest(r: number, degreesOfFreedom: number): CorrelationTest {
  if (degreesOfFreedom < 1) return { t: null, pValue: null };
  const t = r * Math.sqrt(degreesOfFreedom / ((1 - r) * (1 + r)));
  return { t, pValue: twoSidedTP(t, degreesOfFreedom) };
}
