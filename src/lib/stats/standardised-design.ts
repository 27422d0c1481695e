import { deviation, mean } from "d3-array";
import { Matrix, QrDecomposition } from "ml-matrix";

export interface StandardisedDesign {
  /** Ones first, then the predictors with mean 0 and standard deviation 1. */
  readonly rows: readonly (readonly number[])[];
  /** What takes coefficients of these columns to those of an intercept and the predictors as given: matrix times column. */
  readonly original: Matrix;
}

/**
 * Predictors in a scale in which normal equations are harmless, whatever their units (calendar years, seconds).
 *
 * @param predictors rows × predictors, without ones
 * @returns null where a predictor is constant or follows from others, or there are fewer rows than columns
 * @see {@link logisticRegression}
 */
export function standardisedDesign(predictors: readonly (readonly number[])[]): StandardisedDesign | null {
  const count = predictors[0]?.length ?? 0;
  if (predictors.length <= count) return null;
  const means: number[] = [];
  const deviations: number[] = [];
  for (let j = 0; j < count; j++) {
    const centre = mean(predictors, (row) => row[j]!)!;
    const spread = deviation(predictors, (row) => row[j]!)!;
    // Rounding of the mean is no variation.
    if (!(spread > 1e-12 * Math.abs(centre))) return null;
    means.push(centre);
    deviations.push(spread);
  }
  const rows = predictors.map((row) => [1, ...row.map((value, j) => (value - means[j]!) / deviations[j]!)]);
  const triangle = new QrDecomposition(new Matrix(rows)).upperTriangularMatrix;
  if (triangle.diagonal().some((value) => Math.abs(value) < 1e-10 * Math.sqrt(rows.length))) return null;

  const original = Matrix.identity(count + 1);
  for (let j = 0; j < count; j++) {
    original.set(j + 1, j + 1, 1 / deviations[j]!);
    original.set(0, j + 1, -means[j]! / deviations[j]!);
  }
  return { rows, original };
}
