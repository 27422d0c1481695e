import type { ClusterDesign } from "./cluster-design.js";
import type { Estimate } from "./estimate.js";
import type { ProportionSums } from "./proportion-sums.js";

export type ClusteredEstimate = Estimate & {
  readonly n: number;
  readonly clusters: number;
  /** Kish effective n / design effect; null where undefined. */
  readonly effectiveN: number | null;
};

/** point: sums of exactly what is shown (exact days); design: of the same or a wider sample (whole weeks). */
export function clusteredWilson(point: ProportionSums, design: ClusterDesign, confidence = 0.95): ClusteredEstimate {
  throw new Error(`not yet: ${point} ${design} ${confidence}`);
}
