import { sum } from "d3-array";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { requireSameLength } from "./checks.js";
import { requireFiniteOrMissing } from "./complete-pairs.js";
import { type CorrelationTest, correlationTest } from "./correlation-test.js";
import type { Point } from "./estimate.js";
import { productMoment } from "./product-moment.js";
import { scaledDeviations } from "./scaled-deviations.js";

export type PartialCorrelation = Point &
  CorrelationTest & {
    /** n − 2 − k. */
    readonly degreesOfFreedom: number;
    /** Complete units. */
    readonly n: number;
  };

/** Shares of variance below this are rounding. */
const NEGLIGIBLE = 1e-20;

/**
 * The correlation of two variables that is left when what controls explain of both, linearly, is taken out: Pearson's r of the
 * residuals.
 *
 * @param x null = missing; a unit with any value missing is left out
 * @param y as long as x
 * @param controls one row per unit, one column per control; constant columns and what follows from other columns take nothing out
 *   and cost no degree of freedom
 * @returns r in −1..1 with a t test on n − 2 − k degrees of freedom, k the controls that count. `no-data` without units, `too-few`
 *   for fewer than k + 2 (exactly k + 2 give ±1 and no test), `no-variation` where x or y is constant or follows from the controls
 * @throws RangeError for unequal lengths, ragged rows and values that are neither finite nor null
 * @see Fisher (1924), Metron 3, 329–332; Anderson (2003), An Introduction to Multivariate Statistical Analysis, 3rd ed., ch. 4
 */
export function partialCorrelation(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  controls: readonly (readonly (number | null)[])[],
): PartialCorrelation {
  requireSameLength(x, "x", y, "y");
  requireSameLength(x, "x", controls, "controls");
  const width = controls[0]?.length ?? 0;
  for (const row of controls)
    if (row.length !== width)
      throw new RangeError(`controls must have rows of equal length, not of ${width} and ${row.length}.`);
  const units = x.map((value, i) => [value, y[i]!, ...controls[i]!]);
  for (const unit of units) requireFiniteOrMissing(unit, "x, y and controls");
  const complete = units.filter((unit): unit is number[] => !unit.includes(null));
  const n = complete.length;
  const column = (j: number) => scaledDeviations(complete.map((unit) => unit[j]!));

  const basis = orthonormalBasis(Array.from({ length: width }, (_, j) => column(j + 2)).filter((c) => c !== null));
  const degreesOfFreedom = n - 2 - basis.length;
  const untested = { t: null, pValue: null, degreesOfFreedom, n };
  if (n === 0) return { value: null, reason: "no-data", ...untested };
  if (n < 2 || degreesOfFreedom < 0) return { value: null, reason: "too-few", ...untested };
  const [dx, dy] = [residuals(column(0), basis), residuals(column(1), basis)];
  if (dx === null || dy === null) return { value: null, reason: "no-variation", ...untested };
  const r = productMoment(dx, dy);
  return { value: r, reason: null, ...correlationTest(r, degreesOfFreedom), degreesOfFreedom, n };
}

/** Orthonormal columns that span the given ones; fewer of them where some follow from others. */
function orthonormalBasis(columns: readonly (readonly number[])[]): number[][] {
  if (columns.length === 0) return [];
  const norm = (column: readonly number[]) => Math.sqrt(sum(column, (value) => value * value));
  const unit = Matrix.columnVector(columns[0]!).div(norm(columns[0]!));
  for (const column of columns.slice(1)) unit.addColumn(column.map((value) => value / norm(column)));
  const svd = new SingularValueDecomposition(unit, { autoTranspose: true });
  const spanning = svd.diagonal.filter((singular) => singular ** 2 > NEGLIGIBLE).length;
  return Array.from({ length: spanning }, (_, j) => svd.leftSingularVectors.getColumn(j));
}

function residuals(values: readonly number[] | null, basis: readonly (readonly number[])[]): number[] | null {
  if (values === null) return null;
  const rest = [...values];
  for (const direction of basis) {
    const along = sum(rest, (value, i) => value * direction[i]!);
    for (const [i, step] of direction.entries()) rest[i]! -= along * step;
  }
  const [left, whole] = [sum(rest, (value) => value * value), sum(values, (value) => value * value)];
  return left <= NEGLIGIBLE * whole ? null : rest;
}
