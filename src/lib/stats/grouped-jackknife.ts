import { mean, sum } from "d3-array";
import { requireConfidence } from "./checks.js";
import { type Estimate, type Point, type Reason, undefinedEstimate, withoutLimits } from "./estimate.js";
import { sparseDegreesOfFreedom } from "./sparse-degrees-of-freedom.js";
import { twoSidedT } from "./two-sided-t.js";

/** How sums of disjoint parts combine. */
export interface Additive<Sums> {
  readonly add: (a: Sums, b: Sums) => Sums;
  readonly subtract: (whole: Sums, part: Sums) => Sums;
}

export interface JackknifeOptions {
  /** Between 0 and 1. Default: 0.95. */
  readonly confidence?: number;
  /** The estimate's range: limits are clipped to it. Default: unbounded. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Units of a rarer kind that the spread rests on, more than 0, see {@link sparseDegreesOfFreedom}. Default: no want of them. */
  readonly events?: number;
  /** Where limits are symmetric: around the estimate, or around its z = atanh θ, for one that lies in −1..1. Default: identity. */
  readonly scale?: "identity" | "fisher";
}

export type JackknifeEstimate = Estimate & {
  /** null where undefined. */
  readonly standardError: number | null;
  /** Blocks, g. */
  readonly blocks: number;
};

/**
 * An interval for any estimate from additive sums, by leaving out one block of units at a time (delete-a-group jackknife):
 *
 *     se² = (g − 1)/g · Σ_b (θ_(b) − θ̄)²,  limits θ ± t(g − 1)·se, clipped to the estimate's range
 *
 * with `events` the t quantile of fewer degrees of freedom, 1 / (1/(g − 1) + 1/events), and on Fisher's scale tanh(atanh θ ± t·se/(1 − θ²)),
 *
 * with θ from the total, θ_(b) from the total minus block b and θ̄ the replicates' mean. Units must fall into blocks at random
 * (by a hash of the item), all labels of an item into the same: it then infers to new items with these annotators.
 *
 * @param blocks sums of each block that holds units; blocks without any do not belong here, they would count as evidence
 * @param additive e.g. `{ add: addAgreement, subtract: subtractAgreement }`
 * @param estimate the value from sums, e.g. `(sums) => krippendorffAlpha(sums, { level: "nominal" })`
 * @returns the value from all blocks (not bias-corrected); its own reason where it is undefined, `no-data` without blocks. Without
 *   limits: `too-few` for one block, `undefined-replicate` where leaving out some block leaves no value, `no-variation` where all
 *   replicates are equal, which says nothing of the spread
 * @throws RangeError for a confidence outside 0..1 or no events, and what `additive` and `estimate` throw
 * @see Tukey (1958); Kott (2001), Journal of Official Statistics 17, 521–526; Wolter (2007), Introduction to Variance
 *   Estimation, ch. 4; Fisher (1921), Metron 1, 3–32, for the scale
 */
export function groupedJackknife<Sums>(
  blocks: readonly Sums[],
  { add, subtract }: Additive<Sums>,
  estimate: (sums: Sums) => Point,
  {
    confidence = 0.95,
    minimum = -Infinity,
    maximum = Infinity,
    events = Infinity,
    scale = "identity",
  }: JackknifeOptions = {},
): JackknifeEstimate {
  requireConfidence(confidence);
  const g = blocks.length;
  if (g === 0) return { ...undefinedEstimate("no-data"), standardError: null, blocks: g };
  const total = blocks.reduce(add);
  const { value, reason } = estimate(total);
  if (value === null) return { ...undefinedEstimate(reason), standardError: null, blocks: g };
  const valueOnly = (why: Reason): JackknifeEstimate => ({
    ...withoutLimits(value, why),
    standardError: null,
    blocks: g,
  });
  if (g < 2) return valueOnly("too-few");

  const replicates: number[] = [];
  for (const block of blocks) {
    const replicate = estimate(subtract(total, block));
    if (replicate.value === null) return valueOnly("undefined-replicate");
    replicates.push(replicate.value);
  }
  const centre = mean(replicates)!;
  const standardError = Math.sqrt(((g - 1) / g) * sum(replicates, (replicate) => (replicate - centre) ** 2));
  if (standardError <= 1e-12 * Math.max(1, Math.abs(value))) return valueOnly("no-variation");
  const margin = twoSidedT(confidence, sparseDegreesOfFreedom(g - 1, events)) * standardError;
  const [low, high] = scale === "fisher" ? fisherLimits(value, margin) : [value - margin, value + margin];
  const [lower, upper] = [Math.max(minimum, low), Math.min(maximum, high)];
  return { value, lower, upper, reason: null, standardError, blocks: g };
}

/** By the delta method, d atanh θ = dθ/(1 − θ²); on the edge, where the scale ends, around θ itself. */
function fisherLimits(value: number, margin: number): readonly [lower: number, upper: number] {
  const slope = 1 - value ** 2;
  if (slope <= 0) return [value - margin, value + margin];
  const z = Math.atanh(value);
  return [Math.tanh(z - margin / slope), Math.tanh(z + margin / slope)];
}
