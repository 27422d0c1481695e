import { rank } from "d3-array";

export interface AverageRanks {
  /** 1..n in the values' order; equal values share the mean of their ranks. */
  readonly ranks: readonly number[];
  /** How many values are equal, once per distinct value, in no particular order. */
  readonly ties: readonly number[];
}

/**
 * Ranks finite values from the lowest.
 *
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 3
 */
export function averageRanks(values: readonly number[]): AverageRanks {
  const lowest = rank(values);
  const sizes = new Map<number, number>();
  for (const place of lowest) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  const ranks = values.map((_, i) => lowest[i]! + (sizes.get(lowest[i]!)! + 1) / 2);
  return { ranks, ties: [...sizes.values()] };
}
