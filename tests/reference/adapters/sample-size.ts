import { acceptanceProbability } from "../../../src/lib/stats/acceptance-probability.js";
import { sampleSizeProportion } from "../../../src/lib/stats/sample-size-proportion.js";
import { stratifiedAllocation } from "../../../src/lib/stats/stratified-allocation.js";
import { stratifiedProportion } from "../../../src/lib/stats/stratified-proportion.js";
import { twoProportionPower, twoProportionSampleSize } from "../../../src/lib/stats/two-proportion-power.js";
import { type Adapters, adapter } from "./adapter.js";

interface Proportion {
  readonly p: number;
  readonly margin: number;
  readonly conf?: number;
  readonly population?: number | null;
}

interface TwoProportions {
  readonly p1: number;
  readonly p2: number;
  readonly n: number;
  readonly power?: number;
  readonly alpha?: number;
}

interface Strata {
  readonly N: readonly number[];
  readonly S: readonly number[];
  readonly n: number;
}

interface SampledStrata {
  readonly N: readonly number[];
  readonly n: readonly number[];
  readonly x: readonly number[];
  readonly conf?: number;
}

interface Plan {
  readonly n: number;
  readonly c: number;
  readonly p: number;
  readonly lot?: number | null;
}

/** Group 10. */
export const sampleSize: Adapters = {
  sample_size_proportion: adapter(({ p, margin, conf: confidence = 0.95, population }: Proportion) => {
    const { unlimited, exact, n } = sampleSizeProportion(p, margin, { confidence, population: population ?? Infinity });
    return { n0: unlimited, n_raw: exact, n };
  }),
  sample_size_two_proportions: adapter(({ p1, p2, power, alpha }: TwoProportions) => {
    const { value, n } = twoProportionSampleSize(p1, p2, power, alpha);
    return { n_per_group: value, n };
  }),
  power_two_proportions: adapter(({ n, p1, p2, alpha }: TwoProportions) => ({
    power: twoProportionPower(n, p1, p2, alpha).value,
  })),
  neyman_allocation: adapter(({ N, S, n }: Strata) => {
    const strata = N.map((population, h) => ({ population, deviation: S[h]! }));
    const { neyman, proportional, capped, cappedVariance } = stratifiedAllocation(strata, n);
    return { neyman, proportional, neyman_capped: capped, variance_capped: cappedVariance };
  }),
  stratified_proportion: adapter(({ N, n, x, conf }: SampledStrata) => {
    const strata = N.map((population, h) => ({ population, n: n[h]!, x: x[h]! }));
    const { value, lower, upper, standardError } = stratifiedProportion(strata, conf);
    return { estimate: value, se: standardError, lower, upper };
  }),
  acceptance_probability: adapter(({ n, c, p, lot }: Plan) => ({
    binomial: acceptanceProbability({ n, c }, p),
    hypergeometric: lot == null ? null : acceptanceProbability({ n, c }, p, lot),
  })),
};
