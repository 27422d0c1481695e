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
 * Values that the reference itself knows less exactly than its cases say: R's `fisher.test` looks for the conditional odds
 * ratio and its limits in 0..1, for those above 1 as the reciprocal, and stops at a tolerance of ε^¼ ≈ 1.2e-4 there. Its
 * 57.59 for a table of 11, 2, 1, 14 is 57.5404 where the conditional mean of the first cell is exactly 11 (bisection in 60 decimals, and
 * scipy's nchypergeom_fisher).
 */
const SEARCHED: { readonly [fn: string]: readonly string[] } = {
  fisher_exact_2x2: ["odds_ratio_cmle", "lower", "upper"],
};
const SEARCH_TOLERANCE = 1.3e-4;

/** The scale of that search: 0..1 up to 1, and 1..2 with the reciprocals above it. */
const searchScale = (value: unknown): unknown => {
  const ratio = value === "Inf" ? Infinity : value;
  return typeof ratio === "number" && ratio > 1 ? 2 - 1 / ratio : ratio;
};

/** What differs from the case's expected values, one line each, an exception being one; none where it passes. */
export function check({ fn, input, expected, tolerance }: ReferenceCase, adapters: Adapters = ADAPTERS): string[] {
  const answer = adapters[fn];
  if (answer === undefined) return [`${fn} is not implemented`];
  try {
    const found = answer(input);
    return Object.entries(expected).flatMap(([key, value]) => {
      const lines = differences(value, found[key], tolerance, key);
      if (lines.length === 0 || !SEARCHED[fn]?.includes(key)) return lines;
      return differences(searchScale(value), searchScale(found[key]), SEARCH_TOLERANCE, key).length === 0 ? [] : lines;
    });
  } catch (error) {
    return [`threw ${error}`];
  }
}
