import type { Estimate } from "./estimate.js";
import type { Ac1Point } from "./gwet-ac1.js";
import type { LabelPattern } from "./label-patterns.js";

export type Ac1Estimate = Estimate & Omit<Ac1Point, "value" | "reason"> & { readonly standardError: number | null };

export function gwetAc1Interval(patterns: readonly LabelPattern[], confidence = 0.95): Ac1Estimate {
  throw new Error(`not yet: ${patterns} ${confidence}`);
}
