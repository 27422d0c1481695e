import { requireConfidence, requireCount, requireNonNegative } from "./checks.js";
import { type Estimate, undefinedEstimate } from "./estimate.js";
import { gammaQuantile } from "./gamma-quantile.js";

/**
 * The rate of events that happen independently of each other, events / exposure, with Garwood's exact interval.
 *
 *     lower = G(α/2; events)/exposure,  upper = G(1 − α/2; events + 1)/exposure,  G the quantile of the Gamma distribution
 *
 * @param events a whole number ≥ 0
 * @param exposure what the rate is per: hours, items, pages … ≥ 0
 * @param confidence between 0 and 1
 * @returns events per unit of exposure, limits ≥ 0, lower exactly 0 for no events; `no-data` for exposure 0
 * @throws RangeError for a negative or fractional count and a negative exposure
 * @see Garwood (1936), Biometrika 28, 437–442
 */
export function poissonExact(events: number, exposure: number, confidence = 0.95): Estimate {
  requireCount(events, "events");
  requireNonNegative(exposure, "exposure");
  requireConfidence(confidence);
  if (exposure === 0) return undefinedEstimate("no-data");
  const tail = (1 - confidence) / 2;
  return {
    value: events / exposure,
    lower: events === 0 ? 0 : gammaQuantile(tail, events) / exposure,
    upper: gammaQuantile(1 - tail, events + 1) / exposure,
    reason: null,
  };
}
