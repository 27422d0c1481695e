import { range, sum } from "d3-array";

/**
 * Kendall's S: pairs of units that x and y order alike minus pairs that they order oppositely; a pair tied in either counts for
 * neither. Exact, in time n log n of the values given: a merge sort by y of the units in order of x counts the pairs out of order.
 *
 * @param x finite values
 * @param y finite values, as many
 * @param counts how many units have each pair of values, above 0; by default one
 * @returns a whole number in ±n(n − 1)/2; 0 for fewer than two units
 * @see Knight (1966), JASA 61, 436–439
 */
export function concordance(
  x: readonly number[],
  y: readonly number[],
  counts: readonly number[] = x.map(() => 1),
): number {
  const order = range(x.length).sort((i, j) => x[i]! - x[j]! || y[i]! - y[j]!);
  const xs = order.map((i) => x[i]!);
  const [ys, units] = [Float64Array.from(order, (i) => y[i]!), Float64Array.from(order, (i) => counts[i]!)];
  const tiedInX = runs(units, (i) => xs[i] === xs[i - 1]);
  const tiedInBoth = runs(units, (i) => xs[i] === xs[i - 1] && ys[i] === ys[i - 1]);
  const discordant = sortCountingInversions(ys, units);
  const tiedInY = runs(units, (i) => ys[i] === ys[i - 1]);
  return pairs(sum(counts)) - tiedInX - tiedInY + tiedInBoth - 2 * discordant;
}

/**
 * Variance of S when all orders of y are equally likely, corrected for ties.
 *
 * @param n units
 * @param tx how many units share a value of x, once per value; all 1 without ties
 * @param ty the same of y
 * @returns 0 where a variable is constant, or for fewer than two units
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 4
 */
export function concordanceVariance(n: number, tx: readonly number[], ty: readonly number[]): number {
  if (n < 2 || tx.length === 1 || ty.length === 1) return 0;
  const cubic = (t: number) => t * (t - 1) * (2 * t + 5);
  const ordered = (t: number) => t * (t - 1);
  const triples = (t: number) => t * (t - 1) * (t - 2);
  const bothTied = n < 3 ? 0 : (sum(tx, triples) * sum(ty, triples)) / (9 * triples(n));
  return (
    (cubic(n) - sum(tx, cubic) - sum(ty, cubic)) / 18 +
    (sum(tx, ordered) * sum(ty, ordered)) / (2 * ordered(n)) +
    bothTied
  );
}

const pairs = (size: number): number => (size * (size - 1)) / 2;

/** Pairs of units within runs of neighbours that are alike. */
function runs(units: Float64Array, likeTheOneBefore: (i: number) => boolean): number {
  let total = 0;
  let size = 0;
  for (const [i, n] of units.entries())
    if (i > 0 && likeTheOneBefore(i)) size += n;
    else {
      total += pairs(size);
      size = n;
    }
  return total + pairs(size);
}

/** Sorts values and their units in place, and counts the pairs of units whose first value was greater than their second. */
function sortCountingInversions(values: Float64Array, units: Float64Array): number {
  let inversions = 0;
  let from = { values, units };
  let to: typeof from = { values: new Float64Array(values.length), units: new Float64Array(values.length) };
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const [middle, end] = [Math.min(start + width, values.length), Math.min(start + 2 * width, values.length)];
      let unitsLeft = 0;
      for (let i = start; i < middle; i++) unitsLeft += from.units[i]!;
      for (let left = start, right = middle, place = start; place < end; place++) {
        const takesLeft = left < middle && (right === end || from.values[left]! <= from.values[right]!);
        const taken = takesLeft ? left++ : right++;
        if (takesLeft) unitsLeft -= from.units[taken]!;
        else inversions += unitsLeft * from.units[taken]!;
        to.values[place] = from.values[taken]!;
        to.units[place] = from.units[taken]!;
      }
    }
    [from, to] = [to, from];
  }
  if (from.values !== values) {
    values.set(from.values);
    units.set(from.units);
  }
  return inversions;
}
