import { Matrix } from "ml-matrix";

/**
 * The covariance of least squares coefficients that allows for autocorrelation of neighbours and unequal variances (HAC)
 *
 *     B·(Γ_0 + Σ_(l=1..L) (1 − l/(L + 1))·(Γ_l + Γ_lᵀ))·B,   Γ_l = Σ_t s_t s_(t−l)ᵀ,   s_t = x_t·e_t,   B = (XᵀX)⁻¹
 *
 * with Bartlett weights, without prewhitening and without a factor for small samples.
 *
 * @param scores s_t in order of time at equal distances; all zeros where a period is missing
 * @param bread B
 * @param lag L ≥ 0; 0 allows for unequal variances only
 * @returns symmetric and positive semidefinite, as wide as B; lags beyond the series add nothing
 * @see Newey & West (1987), Econometrica 55, 703–708
 */
export function neweyWestCovariance(scores: readonly (readonly number[])[], bread: Matrix, lag: number): Matrix {
  const meat = Matrix.zeros(bread.rows, bread.rows);
  for (let distance = 0; distance <= Math.min(lag, scores.length - 1); distance++) {
    const products = new Matrix(scores.slice(distance))
      .transpose()
      .mmul(new Matrix(scores.slice(0, scores.length - distance)));
    if (distance === 0) meat.add(products);
    else meat.add(products.add(products.transpose()).mul(1 - distance / (lag + 1)));
  }
  return bread.mmul(meat).mmul(bread);
}
