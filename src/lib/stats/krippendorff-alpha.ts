import type { AgreementSums } from "./agreement-sums.js";
import type { Point } from "./estimate.js";

/** The question's level; interval needs the categories' numeric values, in declared order. */
export type MeasurementLevel =
  | { readonly level: "nominal" }
  | { readonly level: "ordinal" }
  | { readonly level: "interval"; readonly values: readonly number[] };

export type AlphaPoint = Point & {
  /** Do and De; null where undefined. */
  readonly observedDisagreement: number | null;
  readonly expectedDisagreement: number | null;
  /** Labels in units with ≥ 2 labels. */
  readonly pairable: number;
  /** Units with ≥ 2 labels. */
  readonly units: number;
};

export function krippendorffAlpha(sums: AgreementSums, level: MeasurementLevel): AlphaPoint {
  throw new Error(`not yet: ${sums} ${level}`);
}
