import type { RightEffect } from "./right-effect.js";

/**
 * The probability of a right label under effects. What they take away is taken on the scale of shares, so an effect is
 * as large as it says whatever the skill; a share stays within 0 and 1. What they add beyond that removes its part of the
 * errors there are, on average as much as it says: where nearly all is right, there is no room for points.
 */
export function shareRight(
  untouched: number,
  effects: readonly RightEffect[],
  day: number,
  without?: RightEffect,
): number {
  let change = 0;
  let errorShare = 1;
  for (const effect of effects) {
    if (effect === without) continue;
    const part = effect.change * effect.dose[day]!;
    change += part;
    if (part > 0) errorShare = Math.min(errorShare, effect.errorShare);
  }
  if (change <= 0) return Math.max(0, untouched + change);
  return untouched + (1 - untouched) * Math.min(1, change / errorShare);
}
