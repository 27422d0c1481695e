import { requireNonNegative } from "./checks.js";

export interface WeightedPoint {
  readonly x: number;
  readonly y: number;
  /** ≥ 0, such as the number of observations whose mean is y; points of weight 0 do not count. Default: 1. */
  readonly weight?: number;
}

/** The fitted value at a distinct x. */
export interface IsotonicStep {
  readonly x: number;
  readonly value: number;
}

/**
 * The increasing step function nearest to the points by weighted least squares (pool adjacent violators): of probabilities and
 * outcomes, the calibrated probability. Points of equal x are first merged into their weighted mean.
 *
 * @param points in any order
 * @returns one step per distinct x, ascending, within the range of y; empty without points
 * @throws RangeError for values that are not finite and weights below 0
 * @see Barlow, Bartholomew, Bremner & Brunk (1972), Statistical Inference under Order Restrictions, ch. 1; Ayer et al. (1955),
 *   Annals of Mathematical Statistics 26, 641–647
 */
export function isotonicFit(points: Iterable<WeightedPoint>): IsotonicStep[] {
  const merged = distinct(points);
  const blocks: Block[] = [];
  for (const { y, weight } of merged) {
    let block: Block = { size: 1, value: y, weight };
    for (let last = blocks.at(-1); last !== undefined && last.value >= block.value; last = blocks.at(-1)) {
      blocks.pop();
      block = pooled(last, block);
    }
    blocks.push(block);
  }
  const values = blocks.flatMap(({ size, value }) => new Array<number>(size).fill(value));
  return merged.map(({ x }, i) => ({ x, value: values[i]! }));
}

/** Neighbouring distinct x, `size` of them, that share a value. */
interface Block {
  readonly size: number;
  readonly value: number;
  readonly weight: number;
}

function pooled(a: Block, b: Block): Block {
  const weight = a.weight + b.weight;
  return { size: a.size + b.size, value: a.value + (b.value - a.value) * (b.weight / weight), weight };
}

/** One point per distinct x, ascending. */
function distinct(points: Iterable<WeightedPoint>): Required<WeightedPoint>[] {
  const merged: Required<WeightedPoint>[] = [];
  for (const { x, y, weight = 1 } of [...points].sort((a, b) => a.x - b.x)) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`x and y must be finite, not ${x} and ${y}.`);
    requireNonNegative(weight, "weight");
    if (weight === 0) continue;
    const last = merged.at(-1);
    if (last?.x === x) {
      const { value, weight: both } = pooled(
        { size: 1, value: last.y, weight: last.weight },
        { size: 1, value: y, weight },
      );
      merged[merged.length - 1] = { x, y: value, weight: both };
    } else merged.push({ x, y, weight });
  }
  return merged;
}
