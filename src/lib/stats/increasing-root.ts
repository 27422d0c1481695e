import { rootBetween } from "./root-between.js";

/**
 * Where an increasing function of a real number passes 0, by steps doubled from 0 until it changes sign.
 *
 * @param f increasing, below 0 far to the left and above 0 far to the right
 * @returns the root; null where f does not change sign within ±1000, as no logarithm of a ratio of counts does not
 * @see {@link rootBetween}
 */
export function increasingRoot(f: (x: number) => number): number | null {
  let [low, high] = [-1, 1];
  while (f(low) > 0) {
    low *= 2;
    if (low < -1000) return null;
  }
  while (f(high) < 0) {
    high *= 2;
    if (high > 1000) return null;
  }
  return rootBetween(f, low, high);
}
