import { deviation, quantileSorted } from "d3-array";
import { requireConfidence } from "./checks.js";
import type { Point, Reason } from "./estimate.js";

/** Limits of an interval. */
export type Limits = readonly [lower: number, upper: number];

export type BootstrapEstimate = Point & {
  /** The values of the resamples that have one, in their order. */
  readonly replicates: readonly number[];
  /** Quantiles of the replicates; null where undefined. */
  readonly percentile: Limits | null;
  /** The percentile limits mirrored at the value; null where undefined. */
  readonly basic: Limits | null;
  /** Standard deviation of the replicates; null where undefined. */
  readonly standardError: number | null;
  /** Why there are no limits, or no value; null where there are. */
  readonly limitsReason: Reason | null;
};

/**
 * Intervals for any estimate by resampling whole items, with all of their labels: inference to more items by these annotators.
 *
 *     percentile: quantiles α/2 and 1 − α/2 of the replicates (type 7);  basic: 2θ − the other percentile limit
 *     se = √(Σ (θ_b − θ̄)² / (B − 1))
 *
 * Resamples whose value is undefined are left out. For additive sums, {@link groupedJackknife} is much cheaper.
 *
 * @param items what an item contributes: its row of labels, or its sums
 * @param estimate the value from items; it sees repeated items as often as they were drawn
 * @param resamples indices of items, one row per replicate; see {@link randomResamples}
 * @param confidence between 0 and 1
 * @returns the value from all items, its own reason where it is undefined; limits null and `too-few` with fewer than two replicates
 * @throws RangeError for an index outside the items, a confidence outside 0..1, and what `estimate` throws
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13; Davison & Hinkley (1997), Bootstrap Methods and their
 *   Application, ch. 5; Hyndman & Fan (1996), The American Statistician 50, 361–365
 */
export function itemBootstrap<Item>(
  items: readonly Item[],
  estimate: (items: readonly Item[]) => Point,
  resamples: Iterable<readonly number[]>,
  confidence = 0.95,
): BootstrapEstimate {
  requireConfidence(confidence);
  const point = estimate(items);
  const withoutLimits = { percentile: null, basic: null, standardError: null };
  if (point.value === null) return { ...point, replicates: [], ...withoutLimits, limitsReason: point.reason };
  const replicates: number[] = [];
  for (const indices of resamples) {
    const { value } = estimate(indices.map((index) => requireItem(items, index)));
    if (value !== null) replicates.push(value);
  }
  if (replicates.length < 2) return { ...point, replicates, ...withoutLimits, limitsReason: "too-few" };
  const sorted = replicates.toSorted((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  const [lower, upper] = [quantileSorted(sorted, tail)!, quantileSorted(sorted, 1 - tail)!];
  return {
    ...point,
    replicates,
    percentile: [lower, upper],
    basic: [2 * point.value - upper, 2 * point.value - lower],
    standardError: deviation(replicates)!,
    limitsReason: null,
  };
}

/**
 * Indices of resamples drawn with replacement, as many as there are items.
 *
 * @param random uniform on 0..1, 1 excluded; seeded, so that a page shows the same limits twice
 * @param items how many there are
 * @param replicates how many resamples
 * @returns one list of indices 0..items − 1 per replicate
 */
export function* randomResamples(items: number, replicates: number, random: () => number): Generator<number[]> {
  for (let b = 0; b < replicates; b++) yield Array.from({ length: items }, () => Math.floor(random() * items));
}

function requireItem<Item>(items: readonly Item[], index: number): Item {
  if (!Number.isInteger(index) || index < 0 || index >= items.length)
    throw new RangeError(`resamples must hold indices 0..${items.length - 1} of items, not ${index}.`);
  return items[index]!;
}
