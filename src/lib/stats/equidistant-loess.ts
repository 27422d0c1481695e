import { range } from "d3-array";
import { localFit } from "./local-fit.js";

export interface LoessWindow {
  /** Neighbours; an even number counts as the next odd one. May exceed the number of points: weights fall off more slowly then. */
  readonly window: number;
  readonly degree: 0 | 1;
  /** Every how many points is fitted, lines in between. Default: 1. */
  readonly jump?: number;
}

/**
 * Loess of a series at equal distances, as STL takes it.
 *
 * @param y one value per point
 * @param robustness further weights per point
 * @returns fitted values in the unit of y, one per point; a point none of whose neighbours has weight keeps its own
 * @throws RangeError for a window or a jump that is no whole number ≥ 1
 * @see Cleveland, Cleveland, McRae & Terpenning (1990), Journal of Official Statistics 6, 3–73
 */
export function equidistantLoess(y: readonly number[], loess: LoessWindow, robustness?: readonly number[]): number[] {
  const n = y.length;
  if (n < 2) return [...y];
  const width = oddWindow(loess);
  const jump = Math.min(loess.jump ?? 1, n - 1);
  if (!Number.isInteger(jump) || jump < 1)
    throw new RangeError(`jump must be a whole number of at least 1, not ${jump}.`);
  const places = range(n);
  const fitAt = (at: number, from: number): number => {
    const to = Math.min(n, from + width);
    const window = { from, to, reach: reachOf(at, from, to, n, width) };
    return localFit(places, y, at, window, loess.degree, robustness) ?? y[at]!;
  };
  const half = (width - 1) / 2;
  const leftOf = (at: number) => Math.max(0, Math.min(at - half, n - width));

  const fitted = Array<number>(n);
  let last = 0;
  for (let at = 0; at < n; at += jump) {
    fitted[at] = fitAt(at, leftOf(at));
    interpolate(fitted, last, at);
    last = at;
  }
  if (last < n - 1) {
    // The end takes the neighbours of the last fitted point.
    fitted[n - 1] = fitAt(n - 1, leftOf(last));
    interpolate(fitted, last, n - 1);
  }
  return fitted;
}

/** The value one step before the first point (−1) or after the last (n); null where no neighbour has weight. */
export function equidistantLoessAt(
  y: readonly number[],
  at: number,
  loess: LoessWindow,
  robustness?: readonly number[],
): number | null {
  const n = y.length;
  const width = oddWindow(loess);
  const from = at < 0 ? 0 : Math.max(0, n - width);
  const to = Math.min(n, from + width);
  return localFit(range(n), y, at, { from, to, reach: reachOf(at, from, to, n, width) }, loess.degree, robustness);
}

/** To the farthest neighbour; half as much farther again as the window exceeds the points. */
function reachOf(at: number, from: number, to: number, n: number, width: number): number {
  return Math.max(at - from, to - 1 - at) + (width > n ? Math.floor((width - n) / 2) : 0);
}

function oddWindow({ window }: LoessWindow): number {
  if (!Number.isInteger(window) || window < 1)
    throw new RangeError(`window must be a whole number of at least 1, not ${window}.`);
  return window + ((window + 1) % 2);
}

function interpolate(values: number[], from: number, to: number): void {
  const step = (values[to]! - values[from]!) / (to - from);
  for (let i = from + 1; i < to; i++) values[i] = values[from]! + step * (i - from);
}
