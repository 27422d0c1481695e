import type { Estimate } from "./estimate.js";

/** x1/n1 − x2/n2 */
export function newcombeDifference(x1: number, n1: number, x2: number, n2: number, confidence = 0.95): Estimate {
  throw new Error(`not yet: ${x1} ${n1} ${x2} ${n2} ${confidence}`);
}
