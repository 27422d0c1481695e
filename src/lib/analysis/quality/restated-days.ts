import { max, rollup, sum } from "d3-array";
import type { DayProfile } from "../../schema/profile.js";
import { addDays } from "../../workbook/days.js";

/** From which change on a day counts as restated. */
export const RESTATED = { labels: 5, share: 0.02, settled: 7 };

export interface RestatedMarket {
  readonly market: string | null;
  /** The days that changed, in order. */
  readonly days: readonly string[];
  /** Labels that days gained and lost, each day's own balance. */
  readonly added: number;
  readonly removed: number;
  /** Labels of these days in the snapshot before. */
  readonly before: number;
}

/**
 * Days of a market whose number of labels changed between two snapshots by more than a little. The last days of
 * the earlier one were still coming in and do not count.
 */
export function restatedDays(before: readonly DayProfile[], after: readonly DayProfile[]): RestatedMarket[] {
  const end = max(labelsOf(before), ({ day }) => day);
  if (end === undefined) return [];
  const settled = addDays(end, -RESTATED.settled);
  const count = (cells: readonly DayProfile[]) =>
    rollup(
      labelsOf(cells).filter(({ day }) => day <= settled),
      (held) => sum(held, ({ n }) => n),
      ({ market }) => market,
      ({ day }) => day,
    );
  const [old, now] = [count(before), count(after)];
  return [...old].flatMap(([market, counts]) => {
    const days = [...new Set([...counts.keys(), ...(now.get(market)?.keys() ?? [])])].sort();
    const changed = days.flatMap((day) => {
      const [was, is] = [counts.get(day) ?? 0, now.get(market)?.get(day) ?? 0];
      const change = is - was;
      return Math.abs(change) >= RESTATED.labels && Math.abs(change) >= RESTATED.share * was
        ? [{ day, was, change }]
        : [];
    });
    if (changed.length === 0) return [];
    return [
      {
        market,
        days: changed.map(({ day }) => day),
        added: sum(changed, ({ change }) => Math.max(0, change)),
        removed: sum(changed, ({ change }) => Math.max(0, -change)),
        before: sum(changed, ({ was }) => was),
      },
    ];
  });
}

const labelsOf = (cells: readonly DayProfile[]) =>
  cells.flatMap(({ what, day, ...cell }) => (what === "labels" && day !== null ? [{ ...cell, day }] : []));
