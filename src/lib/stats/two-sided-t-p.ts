import tCdf from "@stdlib/stats-base-dists-t-cdf";

/**
 * P(|T| ≥ |t|) of Student's t with degreesOfFreedom > 0. Computed in the lower tail, so small values keep their digits.
 *
 * @param t any number, infinite ones among them
 * @param degreesOfFreedom above 0, not necessarily whole
 * @returns 0..1; 1 for t = 0
 * @see the t distribution of @stdlib
 */
export function twoSidedTP(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0))
    throw new RangeError(`degreesOfFreedom must be greater than 0, not ${degreesOfFreedom}.`);
  return 2 * tCdf(-Math.abs(t), degreesOfFreedom);
}
