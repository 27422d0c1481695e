/** Up to here the exact distribution is worth its cost; beyond, Student's t is close. */
export const MAXIMAL_EXACT_PAIRS = 9;

/**
 * Two-sided p value of Spearman's ρ without ties, when all n! orders of y are equally likely: twice the smaller tail, at most 1.
 *
 * @param n pairs, 1..9
 * @param products Σ rank(x)·rank(y), of which ρ is an increasing function
 * @returns 0..1
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 5
 */
export function exactSpearmanPValue(n: number, products: number): number {
  // Orders of the first ranks by the set of ranks they take and their sum of products: 2ⁿ sets, not n! orders.
  const orders: Map<number, number>[] = Array.from({ length: 2 ** n }, () => new Map());
  orders[0]!.set(0, 1);
  for (let taken = 0; taken < orders.length - 1; taken++) {
    const position = ones(taken) + 1;
    for (let rank = 1; rank <= n; rank++) {
      const bit = 1 << (rank - 1);
      if (taken & bit) continue;
      const next = orders[taken | bit]!;
      for (const [total, count] of orders[taken]!) {
        const reached = total + position * rank;
        next.set(reached, (next.get(reached) ?? 0) + count);
      }
    }
  }
  let [atMost, atLeast, all] = [0, 0, 0];
  for (const [total, count] of orders.at(-1)!) {
    all += count;
    if (total <= products) atMost += count;
    if (total >= products) atLeast += count;
  }
  return Math.min(1, (2 * Math.min(atMost, atLeast)) / all);
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
