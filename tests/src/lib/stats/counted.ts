import type { ProportionSums } from "../../../../src/lib/stats/proportion-sums.js";

/** Sums of n observations of weight 1. */
export const counted = (hits: number, n: number): ProportionSums => ({
  ...{ n, weight: n, weightSquared: n, hitWeight: hits, hitWeightSquared: hits },
});
