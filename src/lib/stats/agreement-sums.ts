import { requireCount } from "./checks.js";

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

/**
 * All cells of what is compared: any number of cells, also several with the same r; all of the same categories.
 * Whole numbers, so that sums are exact in any order. Cells of one label per unit belong to it: AC1's marginals count them.
 */
export type AgreementSums = readonly AgreementCell[];

/**
 * The sums of two disjoint sets of units.
 *
 * @param a sums of units of which none is in `b`; may be empty
 * @param b sums of the others, of the same categories
 * @returns one cell per number of labels, ascending, without empty ones
 * @throws RangeError where cells differ in their categories or only some hold coincidences, or contradict themselves
 */
export function addAgreement(a: AgreementSums, b: AgreementSums): AgreementSums {
  return merge([...a, ...b]);
}

/**
 * The sums of what is left of a whole when a part of its units is taken away: `addAgreement` undone.
 *
 * @param whole sums of all units
 * @param part sums of some of them, of the same categories
 * @returns one cell per number of labels, ascending, without empty ones
 * @throws RangeError where the part holds something that the whole does not, or either contradicts itself
 */
export function subtractAgreement(whole: AgreementSums, part: AgreementSums): AgreementSums {
  return merge([...merge(whole), ...merge(part).map(negative)]);
}

/**
 * The same sums with one cell per number of labels, ascending, without empty ones; checked, since they may come from a query's rows.
 *
 * @param cells in any order, also several with the same number of labels
 * @returns one cell per number of labels; none for no units
 * @throws RangeError where cells differ in their categories or only some hold coincidences, or contradict themselves
 */
export function normalisedAgreement(cells: AgreementSums): AgreementSums {
  return merge(cells);
}

/** Sums that were merged here and so are checked: the jackknife adds and subtracts the same ones over and over. */
const normalised = new WeakSet<AgreementSums>();

function merge(cells: readonly AgreementCell[]): AgreementSums {
  if (normalised.has(cells)) return cells;
  const merged = new Map<number, AgreementCell>();
  for (const cell of cells) {
    const { labels } = cell;
    const other = merged.get(labels);
    merged.set(labels, other === undefined ? cell : combined(other, cell));
  }
  const result = [...merged.values()].filter(isNotEmpty).sort((x, y) => x.labels - y.labels);
  for (const cell of result) requireConsistent(cell, result[0]!);
  normalised.add(result);
  return result;
}

function combined(x: AgreementCell, y: AgreementCell): AgreementCell {
  requireSameShape(x, y);
  return {
    labels: x.labels,
    units: x.units + y.units,
    agreeing: x.agreeing + y.agreeing,
    labelCounts: x.labelCounts.map((count, k) => count + y.labelCounts[k]!),
    coincidences: x.coincidences?.map((count, i) => count + y.coincidences![i]!) ?? null,
  };
}

function negative(cell: AgreementCell): AgreementCell {
  return {
    labels: cell.labels,
    units: -cell.units,
    agreeing: -cell.agreeing,
    labelCounts: cell.labelCounts.map((count) => -count),
    coincidences: cell.coincidences?.map((count) => -count) ?? null,
  };
}

function isNotEmpty(cell: AgreementCell): boolean {
  return cell.units !== 0 || cell.agreeing !== 0 || cell.labelCounts.some((count) => count !== 0);
}

function requireSameShape(x: AgreementCell, y: AgreementCell): void {
  if (x.labelCounts.length !== y.labelCounts.length || x.coincidences?.length !== y.coincidences?.length)
    throw new RangeError(
      `Agreement sums must be of the same categories and all with or all without coincidences: found ${shape(x)} beside ${shape(y)}.`,
    );
}

const shape = (cell: AgreementCell): string =>
  `${cell.labelCounts.length} categories with ${cell.coincidences?.length ?? "no"} coincidences`;

/** Catches columns that were mixed up and parts that do not belong to their whole. */
function requireConsistent(cell: AgreementCell, first: AgreementCell): void {
  const { labels, units, agreeing, labelCounts, coincidences } = cell;
  requireSameShape(first, cell);
  requireCount(labels, "labels per unit");
  requireCount(units, "units");
  requireCount(agreeing, "agreeing");
  for (const count of [...labelCounts, ...(coincidences ?? [])]) requireCount(count, "a label count or coincidence");
  const counted = labelCounts.reduce((a, b) => a + b, 0);
  if (labels < 1 || counted !== labels * units)
    throw new RangeError(
      `${units} units of ${labels} labels must have ${labels * units} labels, not the ${counted} that labelCounts add up to.`,
    );
  const pairs = (labelCounts.length * (labelCounts.length - 1)) / 2;
  if (coincidences !== null && coincidences.length !== pairs)
    throw new RangeError(
      `${labelCounts.length} categories have ${pairs} coincidences j < k, not ${coincidences.length}.`,
    );
  const unequal = coincidences?.reduce((a, b) => a + b, 0);
  if (unequal !== undefined && agreeing + 2 * unequal !== units * labels * (labels - 1))
    throw new RangeError(
      `${units} units of ${labels} labels have ${units * labels * (labels - 1)} ordered pairs, not ${agreeing} agreeing and 2 · ${unequal} others.`,
    );
}
