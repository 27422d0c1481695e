import type { AgreementSums } from "./agreement-sums.js";
import type { Point } from "./estimate.js";

export type Ac1Point = Point & {
  /** Share of agreeing pairs, and what chance would give; null where undefined. */
  readonly observedAgreement: number | null;
  readonly chanceAgreement: number | null;
  /** Units with ≥ 2 labels. */
  readonly units: number;
};

export function gwetAc1(sums: AgreementSums): Ac1Point {
  throw new Error(`not yet: ${sums}`);
}
