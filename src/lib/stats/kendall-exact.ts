/** Up to here the exact distribution costs milliseconds; beyond, the normal one is as good. */
export const MAXIMAL_EXACT_KENDALL_PAIRS = 150;

/**
 * Two-sided p value of Kendall's S without ties, when all n! orders of y are equally likely: twice the smaller tail, at most 1.
 *
 * @param n pairs, 1..150
 * @param s concordant − discordant
 * @returns 0..1
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 5
 */
export function exactKendallPValue(n: number, s: number): number {
  // P(k discordant): the i-th unit adds 0..i − 1 discordant pairs, each as likely.
  let probabilities = [1];
  for (let i = 2; i <= n; i++) {
    const next: number[] = [];
    for (let k = 0; k < probabilities.length + i - 1; k++) {
      let total = 0;
      for (let j = Math.max(0, k - i + 1); j <= Math.min(k, probabilities.length - 1); j++) total += probabilities[j]!;
      next.push(total / i);
    }
    probabilities = next;
  }
  const fewest = ((n * (n - 1)) / 2 - Math.abs(s)) / 2;
  let tail = 0;
  for (let k = 0; k <= fewest; k++) tail += probabilities[k]!;
  return Math.min(1, 2 * tail);
}
