import type { Estimate, Point } from "./estimate.js";

/** How sums of disjoint parts combine. */
export interface Additive<Sums> {
  readonly add: (a: Sums, b: Sums) => Sums;
  readonly subtract: (whole: Sums, part: Sums) => Sums;
}

export type JackknifeEstimate = Estimate & {
  readonly standardError: number | null;
  /** Blocks g. */
  readonly blocks: number;
};

/**
 * blocks: the sums of each block that holds anything; estimate: the point from sums.
 * E.g. groupedJackknife(blocks, { add: addAgreement, subtract: subtractAgreement }, (s) => krippendorffAlpha(s, level), { maximum: 1 })
 */
export function groupedJackknife<Sums>(
  blocks: readonly Sums[],
  additive: Additive<Sums>,
  estimate: (sums: Sums) => Point,
  options: { readonly confidence?: number; readonly minimum?: number; readonly maximum?: number } = {},
): JackknifeEstimate {
  throw new Error(`not yet: ${blocks} ${additive} ${estimate} ${options}`);
}
