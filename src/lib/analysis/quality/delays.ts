import { sum } from "d3-array";
import type { DelayCount } from "./facts.js";

/**
 * A quantile of whole days: the least delay within which at least this share was decided. −1 where that many were
 * decided before the label; null without any.
 *
 * @param share above 0, at most 1
 */
export function delayQuantile(cells: readonly Pick<DelayCount, "delay" | "n">[], share: number): number | null {
  const needed = share * sum(cells, ({ n }) => n);
  let held = 0;
  for (const { delay, n } of [...cells].sort((a, b) => a.delay - b.delay)) {
    held += n;
    if (held > 0 && held >= needed) return delay;
  }
  return null;
}
