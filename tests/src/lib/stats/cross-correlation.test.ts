import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossCorrelation } from "../../../../src/lib/stats/cross-correlation.js";
import { pearson } from "../../../../src/lib/stats/pearson.js";

const series = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 3,
  maxLength: 20,
});

describe("crossCorrelation", () => {
  it("sums products of deviations k apart by the whole series' sums of squares", () => {
    // Deviations −1, 0, 1: two apart −1, one apart 0, none apart 2, by 2.
    expect(crossCorrelation([1, 2, 3], [1, 2, 3], 2)).toEqual({
      ...{ lags: [-2, -1, 0, 1, 2], r: [-0.5, 0, 1, 0, -0.5], reason: null },
    });
  });

  it("finds the lag by which y leads x at a positive k", () => {
    const y = [0, 0, 5, 0, 0, 0, 0, 0];
    const x = [0, 0, 0, 0, 5, 0, 0, 0];
    const { lags, r } = crossCorrelation(x, y, 4);
    expect(lags[r!.indexOf(Math.max(...r!))]).toBe(2);
  });

  it("is Pearson's r at lag 0, and mirrors when the series are exchanged", () => {
    fc.assert(
      fc.property(series, (rows) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const [there, back] = [crossCorrelation(x, y, 3), crossCorrelation(y, x, 3)];
        expect(back.reason).toBe(there.reason);
        if (there.r === null) return;
        for (const [i, r] of there.r.entries()) {
          expect(Math.abs(r)).toBeLessThanOrEqual(1);
          expect(back.r!.at(-1 - i)).toBeCloseTo(r, 12);
        }
        expect(there.r[there.lags.indexOf(0)]).toBeCloseTo(pearson(x, y).value!, 12);
      }),
    );
  });

  it("leaves out products with a missing value", () => {
    // Deviations −1, 0, –, 1: at lag 1 the product −1·0 alone, at lag 0 (1 + 0 + 1)/3.
    expect(crossCorrelation([1, 2, null, 3], [1, 2, null, 3], 1).r).toEqual([expect.closeTo(0), 1, expect.closeTo(0)]);
  });

  it("has no lag beyond the series", () => {
    expect(crossCorrelation([1, 2, 4], [4, 2, 2], 9).lags).toEqual([-2, -1, 0, 1, 2]);
  });

  it("says why it is undefined", () => {
    expect(crossCorrelation([], [], 2)).toEqual({ lags: [0], r: null, reason: "no-data" });
    expect(crossCorrelation([1, 2], [2, 1], 1)).toMatchObject({ r: null, reason: "too-few" });
    expect(crossCorrelation([0.1, 0.1, 0.1], [2, 1, 3], 1)).toMatchObject({ r: null, reason: "no-variation" });
    expect(() => crossCorrelation([1], [1], -1)).toThrow("maxLag must be");
  });
});
