export interface AverageRanks {
  /** 1..n in the values' order; equal values share the mean of their ranks. */
  readonly ranks: readonly number[];
  /** How many values are equal, once per distinct value, in no particular order. */
  readonly ties: readonly number[];
}

/**
 * Ranks finite values from the lowest.
 *
 * @param values finite, in any order; a value may stand several times
 * @param counts how many units have each, above 0; by default one
 * @returns one rank per value; empty for no values
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 3
 */
export function averageRanks(values: readonly number[], counts: readonly number[] = values.map(() => 1)): AverageRanks {
  const sizes = new Map<number, number>();
  for (const [i, value] of values.entries()) sizes.set(value, (sizes.get(value) ?? 0) + counts[i]!);
  const rankOf = new Map<number, number>();
  let below = 0;
  for (const [value, size] of [...sizes].sort(([a], [b]) => a - b)) {
    rankOf.set(value, below + (size + 1) / 2);
    below += size;
  }
  return { ranks: values.map((value) => rankOf.get(value)!), ties: [...sizes.values()] };
}
