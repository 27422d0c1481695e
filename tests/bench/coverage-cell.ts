import type { Estimate } from "../../src/lib/stats/estimate.js";

/** Samples drawn per cell. */
export const REPLICATES = 2000;

export interface Cell {
  readonly interval: string;
  /** What was drawn from. */
  readonly design: Readonly<Record<string, number | string | boolean>>;
  /** Whether the site would show an interval of this size at all, by its smallest n and annotators. */
  readonly shown: boolean;
  /** Share of replicates that had an interval; the others gave a reason. */
  readonly defined: number;
  /** Share of these whose interval held the truth; null without any. */
  readonly coverage: number | null;
}

/** Counts how often one kind of interval holds the truth. */
export class Tally {
  #defined = 0;
  #held = 0;

  constructor(readonly truth: number) {}

  add({ lower, upper }: Pick<Estimate, "lower" | "upper">): void {
    if (lower === null || upper === null) return;
    this.#defined++;
    // Limits and truth that differ by rounding only meet.
    if (lower <= this.truth + 1e-12 && this.truth <= upper + 1e-12) this.#held++;
  }

  cell(interval: string, design: Cell["design"], shown: boolean): Cell {
    const coverage = this.#defined === 0 ? null : this.#held / this.#defined;
    return { interval, design, shown, defined: this.#defined / REPLICATES, coverage };
  }
}
