import type { Estimate } from "./estimate.js";

/** first − second, from two intervals of independent estimates at the same confidence (square-and-add). */
export function moverDifference(first: Estimate, second: Estimate): Estimate {
  throw new Error(`not yet: ${first.value} ${second.value}`);
}
