/** From here on the normal approximation is as good, and the exact distribution costs. */
export const MAXIMAL_EXACT_SIZE = 50;

/**
 * Two-sided p value of Mann and Whitney's u without ties, when all orders of the n + m values are equally likely: twice the smaller
 * tail, at most 1.
 *
 * @param n values of the first sample
 * @param m values of the second
 * @param u pairs whose first value is the greater, a whole number 0..n·m
 * @returns 0..1
 * @see Mann & Whitney (1947), Annals of Mathematical Statistics 18, 50–60
 */
export function exactMannWhitneyPValue(n: number, m: number, u: number): number {
  // P_{i,j}(u): the greatest of i + j values is an x, above all j of y, or a y. Kept for one i and all j at a time.
  let rows: number[][] = Array.from({ length: m + 1 }, () => [1]);
  for (let i = 1; i <= n; i++) {
    const next: number[][] = [[1]];
    for (let j = 1; j <= m; j++)
      next.push(
        Array.from({ length: i * j + 1 }, (_, k) => {
          const greatestIsX = rows[j]![k - j] ?? 0;
          const greatestIsY = next[j - 1]![k] ?? 0;
          return (i * greatestIsX + j * greatestIsY) / (i + j);
        }),
      );
    rows = next;
  }
  const extreme = Math.min(u, n * m - u);
  let tail = 0;
  for (let k = 0; k <= extreme; k++) tail += rows[m]![k]!;
  return Math.min(1, 2 * tail);
}
