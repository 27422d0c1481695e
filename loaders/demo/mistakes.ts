import { ESCALATE, findPolicy, NO_VIOLATION } from "./setting.js";

/**
 * A label other than the truth: what the item was queued under where nothing is wrong, mostly nothing where
 * something is, else a neighbouring policy, or no decision at all.
 */
export function mistakenLabel(truth: string, queuedUnder: string, uniform: number): string {
  if (truth === NO_VIOLATION) {
    if (uniform < 0.76) return queuedUnder;
    return uniform < 0.9 ? neighbour(queuedUnder) : ESCALATE;
  }
  if (uniform < 0.6) return NO_VIOLATION;
  return uniform < 0.88 ? neighbour(truth) : ESCALATE;
}

const neighbour = (policy: string): string => findPolicy(policy).confusedWith;
