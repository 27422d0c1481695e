import { rollup, sum } from "d3-array";
import { requireCount, requireFinite, requireNonNegative, requireSameLength } from "./checks.js";
import { type Estimate, type Reason, undefinedEstimate, withoutLimits } from "./estimate.js";
import { twoSidedT } from "./two-sided-t.js";
import { twoSidedTP } from "./two-sided-t-p.js";

/** Observations of one cluster in one of the four cells. For yes/no outcomes sum and sumSquares are both the yeses. */
export interface DifferenceCell<Cluster> {
  readonly cluster: Cluster;
  readonly treated: boolean;
  readonly post: boolean;
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

/** One coefficient of y ~ treated + post + treated:post; standard errors are null where undefined. */
export interface DifferenceTerm {
  readonly value: number;
  /** As if observations were independent with one variance. */
  readonly ordinaryStandardError: number | null;
  /** Cluster-robust with the small sample factor (CR1). */
  readonly standardError: number | null;
  /** Cluster-robust without it (CR0). */
  readonly unadjustedStandardError: number | null;
}

/** value, lower and upper are the difference in differences. */
export type DifferenceInDifferences = Estimate & {
  /** null where a cell is empty. */
  readonly terms: {
    /** Mean of the untreated before. */
    readonly intercept: DifferenceTerm;
    /** Treated minus untreated, before. */
    readonly treated: DifferenceTerm;
    /** After minus before, untreated. */
    readonly post: DifferenceTerm;
    readonly interaction: DifferenceTerm;
  } | null;
  readonly clusters: number;
  /** value / standardError; null where that is undefined or 0. */
  readonly t: number | null;
  /** Two-sided, clusters − 1 degrees of freedom. */
  readonly pValue: number | null;
};

/** The four cells as rows, each coefficient as weights of their means: before/after of the untreated, then of the treated. */
const CONTRASTS = {
  intercept: [1, 0, 0, 0],
  treated: [-1, 0, 1, 0],
  post: [-1, 1, 0, 0],
  interaction: [1, -1, -1, 1],
} as const;

/**
 * Difference in differences of two groups and two periods: how much more the treated changed than the others
 *
 *     (ȳ_treated,post − ȳ_treated,pre) − (ȳ_untreated,post − ȳ_untreated,pre),   se² = c·Σ_g (Σ_cells ±(S_g − n_g·ȳ)/n)²
 *
 * with S_g and n_g the sum and number of cluster g in a cell, c = G/(G − 1)·(N − 1)/(N − 4), t with G − 1 degrees of freedom. It is
 * the interaction of the regression on treated, post and their product. It assumes that both groups would have changed alike.
 *
 * @param cells sums per cluster, group and period, any number per combination; cells of 0 observations are left out
 * @param confidence between 0 and 1
 * @returns in the unit of y; `no-data` without observations, `too-few` where one of the four cells is empty; without limits:
 *   `single-cluster`, `too-few` for no more than four observations
 * @throws RangeError for impossible sums
 * @see Liang & Zeger (1986), Biometrika 73, 13–22; Bertrand, Duflo & Mullainathan (2004), QJE 119, 249–275
 */
export function differenceInDifferences<Cluster>(
  cells: readonly DifferenceCell<Cluster>[],
  confidence = 0.95,
): DifferenceInDifferences {
  for (const cell of cells) {
    requireCount(cell.n, "n");
    requireFinite(cell.sum, "sum");
    requireNonNegative(cell.sumSquares, "sumSquares");
  }
  const filled = cells.filter((cell) => cell.n > 0);
  const quarter = (treated: boolean, post: boolean) => filled.filter((c) => c.treated === treated && c.post === post);
  const quarters = [quarter(false, false), quarter(false, true), quarter(true, false), quarter(true, true)];
  const sizes = quarters.map((own) => sum(own, (cell) => cell.n));
  const means = quarters.map((own, q) => sum(own, (cell) => cell.sum) / sizes[q]!);
  const total = sum(sizes);
  const clusters = new Set(filled.map((cell) => cell.cluster)).size;
  const noTest = { clusters, t: null, pValue: null };
  if (total === 0) return { ...undefinedEstimate("no-data"), terms: null, ...noTest };
  if (sizes.includes(0)) return { ...undefinedEstimate("too-few"), terms: null, ...noTest };

  const reason: Reason | null = total <= 4 ? "too-few" : clusters < 2 ? "single-cluster" : null;
  const residualSquares = sum(quarters, (own, q) => within(own, means[q]!));
  // Per quarter what each cluster's observations exceed the mean by, over the quarter's size.
  const excess = quarters.map((own, q) =>
    rollup(
      own,
      (ofCluster) => sum(ofCluster, (cell) => cell.sum - cell.n * means[q]!) / sizes[q]!,
      (cell) => cell.cluster,
    ),
  );
  const names = new Set(filled.map((cell) => cell.cluster));
  const term = (weights: readonly number[]): DifferenceTerm => {
    const value = sum(weights, (weight, q) => weight * means[q]!);
    const ordinary = (residualSquares / (total - 4)) * sum(weights, (weight, q) => weight ** 2 / sizes[q]!);
    const variance = sum(names, (name) => sum(weights, (weight, q) => weight * (excess[q]!.get(name) ?? 0)) ** 2);
    const factor = (clusters / (clusters - 1)) * ((total - 1) / (total - 4));
    return {
      value,
      ordinaryStandardError: total <= 4 ? null : Math.sqrt(ordinary),
      standardError: reason === null ? Math.sqrt(factor * variance) : null,
      unadjustedStandardError: reason === null ? Math.sqrt(variance) : null,
    };
  };
  const terms = {
    intercept: term(CONTRASTS.intercept),
    treated: term(CONTRASTS.treated),
    post: term(CONTRASTS.post),
    interaction: term(CONTRASTS.interaction),
  };
  const { value, standardError } = terms.interaction;
  if (reason !== null || standardError === null)
    return { ...withoutLimits(value, reason ?? "too-few"), terms, ...noTest };
  const margin = twoSidedT(confidence, clusters - 1) * standardError;
  const t = standardError === 0 ? null : value / standardError;
  return {
    ...{ value, lower: value - margin, upper: value + margin, reason: null, terms, clusters },
    ...{ t, pValue: t === null ? null : twoSidedTP(t, clusters - 1) },
  };
}

/** Σ (y − mean)² from sums, ≥ 0. */
function within<Cluster>(cells: readonly DifferenceCell<Cluster>[], mean: number): number {
  return Math.max(
    0,
    sum(cells, (cell) => cell.sumSquares - 2 * mean * cell.sum + cell.n * mean ** 2),
  );
}

/**
 * Counts rows for {@link differenceInDifferences}.
 *
 * @param y null = missing, left out
 * @param treated per row, whether it belongs to the group that was treated
 * @param post per row, whether it is from the later period
 * @param cluster per row, compared as a key of a Map
 * @returns one cell per cluster, group and period that has a row
 * @throws RangeError for lists of different lengths, NaN and infinite values
 */
export function differenceCells<Cluster>(
  y: readonly (number | null)[],
  treated: readonly boolean[],
  post: readonly boolean[],
  cluster: readonly Cluster[],
): DifferenceCell<Cluster>[] {
  requireSameLength(y, "y", treated, "treated");
  requireSameLength(y, "y", post, "post");
  requireSameLength(y, "y", cluster, "cluster");
  return y.flatMap((value, i) => {
    if (value === null) return [];
    requireFinite(value, "y");
    return [{ cluster: cluster[i]!, treated: treated[i]!, post: post[i]!, n: 1, sum: value, sumSquares: value ** 2 }];
  });
}
