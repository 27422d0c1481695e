import type { Estimate } from "./estimate.js";
import type { LabelPattern } from "./label-patterns.js";

export type PercentAgreementEstimate = Estimate & { readonly units: number; readonly standardError: number | null };

export function percentAgreementInterval(
  patterns: readonly LabelPattern[],
  confidence = 0.95,
): PercentAgreementEstimate {
  throw new Error(`not yet: ${patterns} ${confidence}`);
}
