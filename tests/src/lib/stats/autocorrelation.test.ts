import { describe, expect, it } from "vitest";
import { autocorrelation } from "../../../../src/lib/stats/autocorrelation.js";

describe("autocorrelation", () => {
  it("starts at lag 0 and sums r² / (n − k) for Ljung and Box", () => {
    // r = 1, 0, −½ of deviations −1, 0, 1; Q = 3·5·(0/2 + ¼/1); χ² with two degrees of freedom: p = exp(−Q/2).
    const found = autocorrelation([1, 2, 3], 2);
    expect(found.r).toEqual([1, 0, -0.5]);
    expect(found.ljungBox.statistic).toBeCloseTo(3.75, 14);
    expect(found.ljungBox.pValue).toBeCloseTo(Math.exp(-3.75 / 2), 14);
  });

  it("tests nothing without a lag", () => {
    expect(autocorrelation([1, 2, 4], 0)).toMatchObject({ r: [1], ljungBox: { statistic: null, reason: "too-few" } });
  });

  it("tests nothing with no more values than lags", () => {
    expect(autocorrelation([1, null, 2, null, 4], 4).ljungBox).toMatchObject({ statistic: null, reason: "too-few" });
  });

  it("says why it is undefined", () => {
    expect(autocorrelation([null], 2)).toMatchObject({ r: null, reason: "no-data", n: 0 });
    expect(autocorrelation([5, 5, 5, 5], 2)).toMatchObject({ r: null, ljungBox: { reason: "no-variation" }, n: 4 });
  });
});
