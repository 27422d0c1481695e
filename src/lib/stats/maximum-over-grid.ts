import { maxIndex } from "d3-array";

const GOLDEN = (3 - Math.sqrt(5)) / 2;

/** A step nearer a maximum than this changes the value by less than its rounding. */
const RELATIVE = Math.sqrt(Number.EPSILON);

/**
 * The largest value of a function of one variable: the best of a grid, then Brent's method (golden section and parabolas, no
 * derivatives) between that point's neighbours. Finds the global maximum where the grid is fine enough to have a point on its hill.
 *
 * @param f smooth; its values −Infinity or finite
 * @param grid arguments in ascending order, at least two; the ends are candidates
 * @returns the argument, to about 8 digits (a value flat to rounding tells no more), and the value; a grid point where none between is
 *   better. At most 100 steps
 * @see Brent (1973), Algorithms for Minimization without Derivatives, ch. 5
 */
export function maximumOverGrid(f: (x: number) => number, grid: readonly number[]): { at: number; value: number } {
  const values = grid.map(f);
  const best = maxIndex(values);
  const found = { at: grid[best]!, value: values[best]! };
  const refined = between(f, grid[Math.max(0, best - 1)]!, grid[Math.min(grid.length - 1, best + 1)]!);
  return refined.value > found.value ? refined : found;
}

function between(f: (x: number) => number, from: number, to: number): { at: number; value: number } {
  let [low, high] = [from, to];
  // The best point so far, the second best, and the second best before that.
  let at = low + GOLDEN * (high - low);
  let [second, third] = [at, at];
  let value = f(at);
  let [secondValue, thirdValue] = [value, value];
  let [step, previousStep] = [0, 0];
  for (let k = 0; k < 100; k++) {
    const middle = (low + high) / 2;
    const tolerance = RELATIVE * Math.abs(at) + 1e-10 * (to - from);
    if (Math.abs(at - middle) <= 2 * tolerance - (high - low) / 2) break;
    const parabola = vertexOffset(at, value, second, secondValue, third, thirdValue);
    const inside = at + parabola > low && at + parabola < high;
    if (Math.abs(previousStep) > tolerance && inside && Math.abs(parabola) < Math.abs(previousStep) / 2) {
      [previousStep, step] = [step, parabola];
      if (at + step - low < 2 * tolerance || high - at - step < 2 * tolerance)
        step = at < middle ? tolerance : -tolerance;
    } else {
      previousStep = at < middle ? high - at : low - at;
      step = GOLDEN * previousStep;
    }
    const next = at + (Math.abs(step) >= tolerance ? step : Math.sign(step) * tolerance);
    const nextValue = f(next);
    if (nextValue >= value) {
      if (next >= at) low = at;
      else high = at;
      [third, thirdValue, second, secondValue, at, value] = [second, secondValue, at, value, next, nextValue];
      continue;
    }
    if (next < at) low = next;
    else high = next;
    if (nextValue >= secondValue || second === at)
      [third, thirdValue, second, secondValue] = [second, secondValue, next, nextValue];
    else if (nextValue >= thirdValue || third === at || third === second) [third, thirdValue] = [next, nextValue];
  }
  return { at, value };
}

/** From the point x to the top of the parabola through three points; NaN or infinite where they lie on a line. */
function vertexOffset(x: number, fx: number, w: number, fw: number, v: number, fv: number): number {
  const [r, q] = [(x - w) * (fx - fv), (x - v) * (fx - fw)];
  return -((x - v) * q - (x - w) * r) / (2 * (q - r));
}
