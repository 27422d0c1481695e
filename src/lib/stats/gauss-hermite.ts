import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** A point and its weight in Σ w·f(t) ≈ ∫ f(t) exp(−t²) dt. */
export interface QuadratureNode {
  readonly at: number;
  readonly weight: number;
}

/**
 * The nodes of Gauss-Hermite quadrature, exact for polynomials of degree < 2 · points: the eigenvalues of the Jacobi matrix, their
 * weights from the eigenvectors.
 *
 * @param points a whole number ≥ 1; the weights of the outer nodes vanish beyond some 100
 * @returns as many nodes as points, symmetric around 0; their weights add up to √π
 * @throws RangeError for another number
 * @see Golub & Welsch (1969), Mathematics of Computation 23, 221–230
 */
export function gaussHermite(points: number): QuadratureNode[] {
  if (!Number.isInteger(points) || points < 1)
    throw new RangeError(`points must be a whole number of at least 1, not ${points}.`);
  const jacobi = Matrix.zeros(points, points);
  for (let k = 1; k < points; k++) {
    jacobi.set(k, k - 1, Math.sqrt(k / 2));
    jacobi.set(k - 1, k, Math.sqrt(k / 2));
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(jacobi, { assumeSymmetric: true });
  return realEigenvalues.map((at, k) => ({ at, weight: Math.sqrt(Math.PI) * eigenvectorMatrix.get(0, k) ** 2 }));
}
