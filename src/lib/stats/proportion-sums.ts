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

/** The sums of several cells together; all 0 for none. */
export function addProportions(parts: Iterable<ProportionSums>): ProportionSums {
  throw new Error(`not yet: ${parts}`);
}
