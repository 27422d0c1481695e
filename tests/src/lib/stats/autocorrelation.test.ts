import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autocorrelation } from "../../../../src/lib/stats/autocorrelation.js";
import { series } from "./arbitrary-series.js";
import { expectNear } from "./expect-near.js";

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

  it("starts at 1, stays in −1..1, and knows no origin, unit or direction of time", () => {
    fc.assert(
      fc.property(series(), fc.nat(8), (x, maxLag) => {
        const { r, ljungBox } = autocorrelation(x, maxLag);
        if (r === null) return;
        expect(r[0]).toBeCloseTo(1, 12);
        for (const value of r) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        for (const same of [x.toReversed(), x.map((value) => 40 - 3 * value)]) {
          const other = autocorrelation(same, maxLag);
          for (const [k, value] of r.entries()) expectNear(other.r![k]!, value, 10);
          expectNear(other.ljungBox.statistic, ljungBox.statistic, 6);
        }
      }),
    );
  });
});
