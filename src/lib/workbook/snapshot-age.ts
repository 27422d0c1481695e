/** How old the figures are, in words. */
import { countDays, formatDay } from "./days.js";
import type { WorkbookInfo } from "./results.js";

/** Older than this, in days, readers are warned. */
export const STALE_DAYS = 14;

export interface SnapshotAge {
  /** Whole days since the snapshot's knowledge ends: its as-of moment, else its making. */
  readonly days: number;
  /** `Snapshot of 20 Nov 2026 (2 days old)`, with the day of its making where that is another. */
  readonly text: string;
}

/** Days are counted in UTC. A clock that is behind the snapshot's counts as the same day. */
export function snapshotAge({ madeAt, asOf }: Pick<WorkbookInfo, "madeAt" | "asOf">, now: Date): SnapshotAge {
  const made = madeAt.slice(0, 10);
  const known = asOf?.slice(0, 10) ?? made;
  const days = Math.max(0, countDays([known, now.toISOString().slice(0, 10)]) - 1);
  const age = days === 0 ? "today" : days === 1 ? "1 day old" : `${days} days old`;
  const making = known === made ? "" : `, made ${formatDay(made)}`;
  return { days, text: `Snapshot of ${formatDay(known)} (${age})${making}` };
}
