/** Up to here the exact distribution costs a fraction of a second; beyond, the asymptotic one is as good. */
export const MAXIMAL_EXACT_PAIRS_OF_SAMPLES = 1e7;

/**
 * Two-sided exact p value of Kolmogorov and Smirnov's D without ties, when all orders of the n + m values are equally likely.
 *
 * @param greatest n·m·D, a whole number
 * @returns 0..1; 1 for D = 0
 * @see Hodges (1958), Arkiv för Matematik 3, 469–486
 */
export function exactKsPValue(n: number, m: number, greatest: number): number {
  if (greatest <= 0) return 1;
  // Orders are paths from (0, 0) to (n, m). inside[j]: the chance to come to (i, j) without having been as far off as D; paths that
  // leave are added up, not subtracted from 1, so that small p values keep their digits.
  const inside = new Float64Array(m + 1);
  let outside = 0;
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      const left = n + m - i - j + 1;
      const fromX = i > 0 ? inside[j]! * ((n - i + 1) / left) : 0;
      const fromY = j > 0 ? inside[j - 1]! * ((m - j + 1) / left) : 0;
      const chance = i + j === 0 ? 1 : fromX + fromY;
      const off = Math.abs(i * m - j * n) >= greatest;
      if (off) outside += chance;
      inside[j] = off ? 0 : chance;
    }
  return Math.min(1, outside);
}
