import type { Estimate } from "./estimate.js";

export type WilsonEstimate = Estimate & { readonly n: number };

export function wilson(x: number, n: number, confidence = 0.95): WilsonEstimate {
  throw new Error(`not yet: ${x} ${n} ${confidence}`);
}
