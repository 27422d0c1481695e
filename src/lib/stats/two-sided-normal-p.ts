import normalCdf from "@stdlib/stats-base-dists-normal-cdf";

/** P(|Z| ≥ |z|) of a standard normal Z: 0.05 for 1.96. Computed in the lower tail, so small values keep their digits. */
export function twoSidedNormalP(z: number): number {
  return 2 * normalCdf(-Math.abs(z), 0, 1);
}
