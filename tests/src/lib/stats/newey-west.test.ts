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
});
