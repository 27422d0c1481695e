import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { neweyWestCovariance } from "../../../../src/lib/stats/newey-west.js";

describe("neweyWestCovariance", () => {
  // A mean of three values: scores are residuals, Γ_0 = 1 + 4 + 9.
  const scores = [[1], [-2], [3]];
  const bread = new Matrix([[1 / 3]]);
  const variance = (lag: number) => neweyWestCovariance(scores, bread, lag).get(0, 0);

  it("is White's with lag 0", () => expect(variance(0)).toBeCloseTo(14 / 9, 12));

  it("adds neighbours' products with falling weights", () => {
    // Γ_1 = −2·1 + 3·(−2) = −8, Γ_2 = 3·1 = 3.
    expect(variance(1)).toBeCloseTo((14 + 2 * (1 / 2) * -8) / 9, 12);
    expect(variance(2)).toBeCloseTo((14 + 2 * (2 / 3) * -8 + 2 * (1 / 3) * 3) / 9, 12);
  });

  it("takes a lag longer than the series, and is never negative", () => {
    expect(variance(9)).toBeCloseTo((14 + 2 * (9 / 10) * -8 + 2 * (8 / 10) * 3) / 9, 12);
    for (let lag = 0; lag < 20; lag++) expect(variance(lag)).toBeGreaterThanOrEqual(0);
  });

  it("is symmetric, has no negative variance, and goes with the square of the scores' unit", () => {
    const score = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 12 }), fc.nat(6), (scores, lag) => {
        const bread = new Matrix([
          [2, -1],
          [-1, 3],
        ]);
        const found = neweyWestCovariance(scores, bread, lag);
        expect(found.get(0, 1)).toBeCloseTo(found.get(1, 0), 8);
        for (const i of [0, 1]) expect(found.get(i, i)).toBeGreaterThanOrEqual(-1e-9);
        const determinant = found.get(0, 0) * found.get(1, 1) - found.get(0, 1) ** 2;
        expect(determinant).toBeGreaterThanOrEqual(-1e-6);
        const doubled = neweyWestCovariance(
          scores.map((row) => row.map((value) => 2 * value)),
          bread,
          lag,
        );
        expect(doubled.get(0, 0)).toBeCloseTo(4 * found.get(0, 0), 7);
        // Time may run either way.
        expect(neweyWestCovariance(scores.toReversed(), bread, lag).get(1, 1)).toBeCloseTo(found.get(1, 1), 7);
      }),
    );
  });
});
