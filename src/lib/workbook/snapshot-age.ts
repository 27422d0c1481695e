/** How old the figures are, in words. */
import type { WorkbookInfo } from "./results.js";

export interface SnapshotAge {
  /** Whole days between what the snapshot knows and now. */
  readonly days: number;
  /** `Snapshot made 23 Nov 2026, 2 days ago; it knows what was recorded until 20 Nov 2026`. */
  readonly text: string;
}

export function snapshotAge(_info: WorkbookInfo, _now: Date): SnapshotAge {
  throw new Error("not written yet");
}
