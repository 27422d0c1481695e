/** A sequence cut into segments. */
export interface Partition {
  /** First positions of the segments after the first, rising; none for one segment. */
  readonly changes: readonly number[];
  /** Σ cost + penalty × number of changes, the minimum. */
  readonly total: number;
}

/** How far back bounds are remembered: between n / BLOCK evaluations a position and BLOCK. */
const BLOCK = 32;

/**
 * The partition of positions 0..length − 1 into segments with the least sum of costs plus a penalty per change, exactly: the
 * dynamic programme over the last change,
 *
 *     F(0) = −penalty,   F(t) = min over s < t of F(s) + cost(s, t) + penalty
 *
 * with PELT's pruning (s is dropped for good once F(s) + cost(s, t) > F(t)). Where nothing changes that prunes nothing, so each
 * candidate also keeps a bound: cost(s, t) ≥ cost(s, c) + cost(c, t) for a block's start c, and only candidates whose bound beats
 * the best so far are evaluated.
 *
 * Among last changes that tie but for rounding the earliest counts.
 *
 * @param length positions, at least 1
 * @param cost of the segment from..to − 1, ≥ 0 and never less than its parts' together (true of minus the maximum log likelihood)
 * @param penalty of one change, ≥ 0
 * @returns where each segment but the first begins, ascending, and the least sum of costs and penalties
 * @see Jackson et al. (2005), IEEE Signal Processing Letters 12, 105–108; Killick, Fearnhead & Eckley (2012), JASA 107, 1590–1598
 */
export function optimalPartition(
  length: number,
  cost: (from: number, to: number) => number,
  penalty: number,
): Partition {
  const rounding = 1e-12 * cost(0, length);
  // F(s) + penalty: what a segment that starts at s comes on top of. 0 for the first, not −penalty + penalty, which would round.
  const before = new Float64Array(length + 1);
  const lastChange = new Int32Array(length + 1);
  let total = 0;

  // Candidates before the block, rising, and before[s] + cost(s, block) of each.
  const starts = new Int32Array(length);
  const atBlock = new Float64Array(length);
  let kept = 0;
  let lowestAtBlock = Infinity;
  let block = 0;

  const nextBlock = (next: number): void => {
    for (let start = block; start < next; start++) starts[kept++] = start;
    const candidates = kept;
    kept = 0;
    lowestAtBlock = Infinity;
    for (let i = 0; i < candidates; i++) {
      const start = starts[i]!;
      const value = before[start]! + cost(start, next);
      if (value > before[next]! + rounding) continue;
      starts[kept] = start;
      atBlock[kept++] = value;
      lowestAtBlock = Math.min(lowestAtBlock, value);
    }
    block = next;
  };

  for (let end = 1; end <= length; end++) {
    if (end - 1 === block + BLOCK) nextBlock(end - 1);
    // The change before is mostly the best one still, and then little else is evaluated.
    let change = lastChange[end - 1]!;
    let best = before[change]! + cost(change, end);
    const consider = (start: number): void => {
      const value = before[start]! + cost(start, end);
      if (value > best + rounding || (value >= best - rounding && start >= change)) return;
      best = value;
      change = start;
    };
    for (let start = block; start < end; start++) consider(start);
    const beyond = cost(block, end);
    if (lowestAtBlock + beyond <= best + rounding)
      for (let i = 0; i < kept; i++) if (atBlock[i]! + beyond <= best + rounding) consider(starts[i]!);
    before[end] = best + penalty;
    total = best;
    lastChange[end] = change;
  }

  const changes: number[] = [];
  for (let change = lastChange[length]!; change > 0; change = lastChange[change]!) changes.push(change);
  return { changes: changes.reverse(), total };
}
