/** Sums over the units that have the same number of labels: a cell of the agreement cube. */
export interface AgreementCell {
  /** Labels per unit, r ≥ 1. */
  readonly labels: number;
  /** Units. */
  readonly units: number;
  /** Ordered pairs of equal labels: Σ over units and categories of r_k(r_k − 1). */
  readonly agreeing: number;
  /** Σ r_k over units, one entry per declared category, used or not. */
  readonly labelCounts: readonly number[];
  /** Σ r_j·r_k over units for j < k, in the order 1–2, 1–3, …, 2–3, …; null where not kept (nominal questions). */
  readonly coincidences: readonly number[] | null;
}

/** All cells of what is compared: any number of cells, also several with the same r; all of the same categories. */
export type AgreementSums = readonly AgreementCell[];

/** The sums of two disjoint sets of units: one cell per number of labels, ascending. */
export function addAgreement(a: AgreementSums, b: AgreementSums): AgreementSums {
  throw new Error(`not yet: ${a} ${b}`);
}

/** The sums of what is left of a whole when a part of it is taken away. */
export function subtractAgreement(whole: AgreementSums, part: AgreementSums): AgreementSums {
  throw new Error(`not yet: ${whole} ${part}`);
}
