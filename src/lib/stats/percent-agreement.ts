import type { AgreementSums } from "./agreement-sums.js";
import type { Point } from "./estimate.js";

export type PercentAgreementPoint = Point & {
  /** Units with ≥ 2 labels. */
  readonly units: number;
};

/** A share in 0..1. */
export function percentAgreement(sums: AgreementSums): PercentAgreementPoint {
  throw new Error(`not yet: ${sums}`);
}
