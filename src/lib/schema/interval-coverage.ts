/** How often the site's 95 % intervals hold the truth in simulated samples: what `npm run bench:coverage -- --write` keeps. */

export interface IntervalCoverage {
  /** Samples drawn per situation. */
  readonly replicates: number;
  /** What is asked of every interval shown, less two Monte Carlo errors. */
  readonly target: number;
  readonly kinds: readonly CoverageKind[];
}

/** An interval as the site makes it, in every situation of a grid. */
export interface CoverageKind {
  readonly title: string;
  /** Where the site shows it, and what is drawn. */
  readonly about: string;
  /** What situations differ in, in the order of `settings`. */
  readonly factors: readonly string[];
  readonly cells: readonly CoverageCell[];
}

export interface CoverageCell {
  /** One per factor. */
  readonly settings: readonly (number | string)[];
  /** Share of samples of which the site shows an interval; of the others it says why not. */
  readonly shown: number;
  /** Share of these whose interval holds the truth; null without any. */
  readonly coverage: number | null;
}

/** A situation in which fewer samples than this have an interval counts as one in which the site shows none. */
export const PRACTICALLY_NEVER = 0.01;

/** Whether the site shows an interval in this situation. */
export const isShown = ({ shown }: CoverageCell): boolean => shown >= PRACTICALLY_NEVER;

/** Whether an interval that the site shows holds the truth too rarely to be put down to the number of samples drawn. */
export function fails(cell: CoverageCell, { replicates, target }: IntervalCoverage): boolean {
  const { coverage, shown } = cell;
  return (
    isShown(cell) &&
    coverage !== null &&
    coverage < target - 2 * Math.sqrt((target * (1 - target)) / (replicates * shown))
  );
}
