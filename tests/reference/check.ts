import type { Adapters } from "./adapters/adapter.js";
import { agreement } from "./adapters/agreement.js";
import { agreementPairs } from "./adapters/agreement-pairs.js";
import { association } from "./adapters/association.js";
import { classification } from "./adapters/classification.js";
import { decomposition } from "./adapters/decomposition.js";
import { information } from "./adapters/information.js";
import { intraclass } from "./adapters/intraclass.js";
import { latentTruth } from "./adapters/latent-truth.js";
import { learningCurves } from "./adapters/learning-curves.js";
import { preference } from "./adapters/preference.js";
import { proportions } from "./adapters/proportions.js";
import { regression } from "./adapters/regression.js";
import { sampleSize } from "./adapters/sample-size.js";
import { shrinkage } from "./adapters/shrinkage.js";
import { smoothing } from "./adapters/smoothing.js";
import { trend } from "./adapters/trend.js";
import type { ReferenceCase } from "./cases.js";
import { differences } from "./compare.js";

/** What the project computes, by the reference's function names. */
export const ADAPTERS: Adapters = {
  ...proportions,
  ...agreement,
  ...decomposition,
  ...shrinkage,
  ...association,
  ...information,
  ...learningCurves,
  ...agreementPairs,
  ...intraclass,
  ...classification,
  ...sampleSize,
  ...trend,
  ...regression,
  ...smoothing,
  ...latentTruth,
  ...preference,
};

/**
 * Values that the reference itself knows less exactly than its cases say: R's `fisher.test` ends its search for the limits
 * of the odds ratio at a tolerance of ε^¼ ≈ 1.2e-4 (of a quantity in 0..1). The tail at its limits is not 2.5% by as much.
 */
const LOOSER: { readonly [fn: string]: { readonly [key: string]: number } } = {
  fisher_exact_2x2: { lower: 1e-3, upper: 1e-3 },
};

/** What differs from the case's expected values, one line each, an exception being one; none where it passes. */
export function check({ fn, input, expected, tolerance }: ReferenceCase, adapters: Adapters = ADAPTERS): string[] {
  const answer = adapters[fn];
  if (answer === undefined) return [`${fn} is not implemented`];
  try {
    const found = answer(input);
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, found[key], LOOSER[fn]?.[key] ?? tolerance, key),
    );
  } catch (error) {
    return [`threw ${error}`];
  }
}
