import { requireCount, requireNonNegative, requirePart } from "./checks.js";

/** Additive sums of weighted yes/no observations: what a cell of the judgements or annotators cube holds. */
export interface ProportionSums {
  /** Observations, unweighted. */
  readonly n: number;
  /** Σw. */
  readonly weight: number;
  /** Σw². */
  readonly weightSquared: number;
  /** Σw over the observations that have the property (correct; false positive …). */
  readonly hitWeight: number;
  /** Σw² over the observations that have the property. */
  readonly hitWeightSquared: number;
}

/**
 * The sums of several disjoint parts together; all 0 for none.
 *
 * @param parts sums in the same weights
 * @returns in the units of the weights and their squares
 * @throws RangeError for a part that no sample can have: negative sums, more weight with the property than in all
 */
export function addProportions(parts: Iterable<ProportionSums>): ProportionSums {
  let n = 0;
  let weight = 0;
  let weightSquared = 0;
  let hitWeight = 0;
  let hitWeightSquared = 0;
  for (const part of parts) {
    requireCount(part.n, "n");
    requireNonNegative(part.weight, "weight");
    requireNonNegative(part.weightSquared, "weightSquared");
    requireNonNegative(part.hitWeight, "hitWeight");
    requireNonNegative(part.hitWeightSquared, "hitWeightSquared");
    requirePart(part.hitWeight, "hitWeight", part.weight, "weight");
    requirePart(part.hitWeightSquared, "hitWeightSquared", part.weightSquared, "weightSquared");
    n += part.n;
    weight += part.weight;
    weightSquared += part.weightSquared;
    hitWeight += part.hitWeight;
    hitWeightSquared += part.hitWeightSquared;
  }
  return { n, weight, weightSquared, hitWeight, hitWeightSquared };
}

/**
 * The weighted share of the observations that have the property, Σw over these / Σw.
 *
 * @param sums of the observations together
 * @returns 0..1, null where there is no weight. Sums that differ by rounding only, as weights added up in another order do, give
 *   exactly 1
 */
export function weightedShare(sums: ProportionSums): number | null {
  if (sums.weight === 0) return null;
  const share = sums.hitWeight / sums.weight;
  return share > 1 - 1e-12 ? 1 : share;
}
