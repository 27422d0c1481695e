import type { Estimate } from "./estimate.js";
import type { PairTable } from "./pair-table.js";

export type KappaWeights = "none" | "linear" | "quadratic";

export type KappaEstimate = Estimate & {
  readonly observedAgreement: number | null;
  readonly chanceAgreement: number | null;
  readonly n: number;
  /** Standard error of kappa, and under kappa = 0. */
  readonly standardError: number | null;
  readonly nullStandardError: number | null;
  /** kappa / nullStandardError. */
  readonly z: number | null;
};

export function cohenKappa(table: PairTable, weights: KappaWeights = "none", confidence = 0.95): KappaEstimate {
  throw new Error(`not yet: ${table} ${weights} ${confidence}`);
}
