import type { UnitCounts } from "./beta-prior.js";
import { requireCount, requirePart } from "./checks.js";

/**
 * The units a model of rates can be fitted to, those with observations.
 *
 * @param units x of n observations each
 * @returns those with n > 0, in the order given
 * @throws RangeError for negative or fractional counts and x > n
 * @see {@link betaBinomialMoments}
 */
export function observedUnits(units: readonly UnitCounts[]): UnitCounts[] {
  for (const { x, n } of units) {
    requireCount(x, "x");
    requireCount(n, "n");
    requirePart(x, "x", n, "n");
  }
  return units.filter(({ n }) => n > 0);
}
