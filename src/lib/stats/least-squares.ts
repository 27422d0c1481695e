import { sum } from "d3-array";
import { inverse, Matrix, QrDecomposition } from "ml-matrix";

export interface LeastSquares {
  /** One per column. */
  readonly coefficients: readonly number[];
  /** One per row. */
  readonly residuals: readonly number[];
  readonly residualSquares: number;
  /** (XᵀX)⁻¹, columns × columns. */
  readonly unscaledCovariance: Matrix;
}

/**
 * Ordinary least squares by QR decomposition of the design with columns of length 1; for small systems.
 *
 * @param design rows × columns, the intercept's column of ones among them
 * @param y one value per row
 * @returns null where columns are linearly dependent or there are fewer rows than columns
 * @see Golub & Van Loan (2013), Matrix Computations, 4th ed., ch. 5
 */
export function leastSquares(design: readonly (readonly number[])[], y: readonly number[]): LeastSquares | null {
  const columns = design[0]?.length ?? 0;
  if (design.length < columns || columns === 0) return null;
  const lengths = design[0]!.map((_, j) => Math.sqrt(sum(design, (row) => row[j]! ** 2)));
  if (lengths.includes(0)) return null;
  const qr = new QrDecomposition(new Matrix(design.map((row) => row.map((value, j) => value / lengths[j]!))));
  const triangle = qr.upperTriangularMatrix;
  if (triangle.diagonal().some((value) => Math.abs(value) < 1e-10)) return null;
  const solved = qr.solve(Matrix.columnVector(y)).to1DArray();
  const coefficients = solved.map((value, j) => value / lengths[j]!);
  const residuals = design.map((row, i) => y[i]! - sum(row, (value, j) => value * coefficients[j]!));
  const root = inverse(triangle).divColumnVector(lengths);
  return {
    coefficients,
    residuals,
    residualSquares: sum(residuals, (residual) => residual ** 2),
    unscaledCovariance: root.mmul(root.transpose()),
  };
}
