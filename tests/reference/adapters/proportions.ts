import { clopperPearson } from "../../../src/lib/stats/clopper-pearson.js";
import type { Estimate } from "../../../src/lib/stats/estimate.js";
import { jeffreys } from "../../../src/lib/stats/jeffreys.js";
import { miettinenNurminenDifference } from "../../../src/lib/stats/miettinen-nurminen-difference.js";
import { newcombeDifference } from "../../../src/lib/stats/newcombe-difference.js";
import { newcombeDifferenceContinuity } from "../../../src/lib/stats/newcombe-difference-continuity.js";
import { poissonExact } from "../../../src/lib/stats/poisson-exact.js";
import { tangoDifference } from "../../../src/lib/stats/tango-difference.js";
import { twoProportionZTest } from "../../../src/lib/stats/two-proportion-z-test.js";
import { wilson } from "../../../src/lib/stats/wilson.js";
import { wilsonContinuity } from "../../../src/lib/stats/wilson-continuity.js";
import { type Adapters, adapter } from "./adapter.js";

interface One {
  readonly x: number;
  readonly n: number;
  readonly conf?: number;
}

interface Two {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  readonly conf?: number;
}

interface Paired {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly conf?: number;
}

const ofOne = (estimate: (x: number, n: number, confidence?: number) => Estimate) =>
  adapter(({ x, n, conf }: One) => {
    const { value, lower, upper } = estimate(x, n, conf);
    return { estimate: value, lower, upper };
  });

const ofTwo = (estimate: (x1: number, n1: number, x2: number, n2: number, confidence?: number) => Estimate) =>
  adapter(({ x1, n1, x2, n2, conf }: Two) => {
    const { value, lower, upper } = estimate(x1, n1, x2, n2, conf);
    return { diff: value, lower, upper };
  });

/** Group 01. */
export const proportions: Adapters = {
  wilson_ci: ofOne(wilson),
  wilson_cc_ci: ofOne(wilsonContinuity),
  clopper_pearson_ci: ofOne(clopperPearson),
  jeffreys_ci: adapter(({ x, n, conf }: One) => {
    const { value, lower, upper, lowerQuantile, upperQuantile } = jeffreys(x, n, conf);
    return { estimate: value, lower, upper, lower_raw: lowerQuantile, upper_raw: upperQuantile };
  }),
  diff_newcombe_ci: ofTwo(newcombeDifference),
  diff_newcombe_cc_ci: ofTwo(newcombeDifferenceContinuity),
  diff_miettinen_nurminen_ci: ofTwo(miettinenNurminenDifference),
  two_proportion_z_test: adapter(({ x1, n1, x2, n2 }: Two) => {
    const { difference, z, pValue, pValueCorrected } = twoProportionZTest(x1, n1, x2, n2);
    return { diff: difference, z, p_value: pValue, p_value_cc: pValueCorrected };
  }),
  paired_diff_tango_ci: adapter(({ a, b, c, d, conf }: Paired) => {
    const difference = tangoDifference({ both: a, firstOnly: b, secondOnly: c, neither: d }, conf);
    return { diff: difference.value, lower: difference.lower, upper: difference.upper };
  }),
  poisson_exact_ci: adapter(({ events, exposure, conf }: { events: number; exposure: number; conf?: number }) => {
    const { value, lower, upper } = poissonExact(events, exposure, conf);
    return { rate: value, lower, upper };
  }),
};
