import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastSquares } from "../../../../src/lib/stats/least-squares.js";

describe("leastSquares", () => {
  it("fits a line: (XᵀX)⁻¹ of x = 0, 1, 2 is [[5/6, −½], [−½, ½]]", () => {
    const fit = leastSquares(
      [
        [1, 0],
        [1, 1],
        [1, 2],
      ],
      [1.5, 1, 3.5],
    )!;
    expect(fit.coefficients[0]).toBeCloseTo(1, 12);
    expect(fit.coefficients[1]).toBeCloseTo(1, 12);
    expect(fit.residualSquares).toBeCloseTo(1.5, 12);
    for (const [i, row] of [
      [5 / 6, -1 / 2],
      [-1 / 2, 1 / 2],
    ].entries())
      for (const [j, value] of row.entries()) expect(fit.unscaledCovariance.get(i, j)).toBeCloseTo(value, 12);
  });

  it("leaves residuals that no column explains", () => {
    const rows = fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.integer({ min: -9, max: 9 })), { maxLength: 12 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const design = drawn.map(([a, b]) => [1, a, b]);
        const fit = leastSquares(
          design,
          drawn.map(([, , y]) => y),
        );
        if (fit === null) return;
        for (let j = 0; j < 3; j++)
          expect(design.reduce((total, row, i) => total + row[j]! * fit.residuals[i]!, 0)).toBeCloseTo(0, 7);
      }),
    );
  });

  it("is the same line in small units far away", () => {
    const years = [2024, 2025, 2026, 2027].map((year) => [1, year * 1e-6]);
    expect(leastSquares(years, [1, 2, 3, 4])!.coefficients[1]).toBeCloseTo(1e6, 0);
  });

  it("is undefined for dependent columns, a column of zeros, and fewer rows than columns", () => {
    expect(
      leastSquares(
        [
          [1, 0.1],
          [1, 0.1],
          [1, 0.1],
        ],
        [1, 2, 3],
      ),
    ).toBeNull();
    expect(
      leastSquares(
        [
          [1, 0],
          [1, 0],
        ],
        [1, 2],
      ),
    ).toBeNull();
    expect(leastSquares([[1, 2]], [1])).toBeNull();
    expect(leastSquares([], [])).toBeNull();
  });
});
