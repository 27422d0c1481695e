import type { Reason } from "./estimate.js";
import type { ProportionSums } from "./proportion-sums.js";

/** How much less a clustered sample says than an independent one of the same weights. Portable from one period to another. */
export type ClusterDesign = {
  /** Clusters (annotators); 0 where all observations are independent. */
  readonly clusters: number;
} & (
  | {
      /** Kish effective n / effective n, ≥ 1. */
      readonly designEffect: number;
      /** Degrees of freedom of its variance; null = normal (no clusters). */
      readonly degreesOfFreedom: number | null;
      readonly reason: null;
    }
  | { readonly designEffect: null; readonly degreesOfFreedom: null; readonly reason: Reason }
);

/** clusters: sums per annotator; independent: sums of all observations without a cluster. */
export function clusterDesign(clusters: readonly ProportionSums[], independent?: ProportionSums): ClusterDesign {
  throw new Error(`not yet: ${clusters} ${independent}`);
}
