/**
 * What a pair of categories is worth as agreement: 1 if equal and else 0 (`none`), 1 − |x_i − x_j|/range (`linear`),
 * 1 − (x_i − x_j)²/range² (`quadratic`), with x the categories' positions and range the span of all of them.
 */
export type AgreementWeights = "none" | "linear" | "quadratic";

/** The worth of the pair of categories i, j: symmetric, 0..1, exactly 1 for i = j. */
export type Weight = (i: number, j: number) => number;

/**
 * The weight function of declared categories.
 *
 * @param positions one per declared category, in order: 0, 1, 2, … for ranks, or numeric values
 * @returns of the places i and j of two categories: 0..1, exactly 1 for i = j
 * @throws RangeError where linear or quadratic weights lack finite positions, or two categories share one
 * @see Cohen (1968), Psychological Bulletin 70, 213–220; Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 3
 */
export function agreementWeight(weights: AgreementWeights, positions: readonly number[]): Weight {
  if (weights === "none") return (i, j) => (i === j ? 1 : 0);
  if (!positions.every(Number.isFinite) || new Set(positions).size < positions.length)
    throw new RangeError(`positions must be finite and differ from each other, not ${positions.join(", ")}.`);
  const range = Math.max(...positions) - Math.min(...positions);
  const distance = (i: number, j: number) => Math.abs(positions[i]! - positions[j]!) / range;
  if (weights === "linear") return (i, j) => (i === j ? 1 : 1 - distance(i, j));
  return (i, j) => (i === j ? 1 : 1 - distance(i, j) ** 2);
}

/** Positions of categories that have an order and no values: 0, 1, 2, … */
export function ranks(categories: number): number[] {
  return Array.from({ length: categories }, (_, position) => position);
}
