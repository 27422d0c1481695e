import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { senSlope } from "../../../../src/lib/stats/sen-slope.js";
import { expectNear } from "./expect-near.js";
import { NILE } from "./published-series.js";

const points = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 30 })), {
  maxLength: 15,
});

describe("senSlope", () => {
  it("is the median of pair slopes", () => {
    // Slopes 2, ½ and −1; intercepts 1, 2.5 and 1.
    expect(senSlope([1, 3, 2])).toEqual({ value: 0.5, lower: null, upper: null, intercept: 1, reason: "too-few" });
  });

  it("has limits at the slopes of the ranks that the test leaves in", () => {
    // Nile: variance of S 112728.33…, so ranks 2145.97 and 2805.03 of 4950 slopes; R: approx(1:4950, sort(slopes), ranks).
    const { value, lower, upper, reason } = senSlope(NILE);
    expect([value, reason]).toEqual([-2.6, null]);
    expect(lower).toBeCloseTo(-3.62792647784, 9);
    expect(upper).toBeCloseTo(-1.42844437595, 9);
    // Not rejected exactly where |S| of what is left is at most z √Var S: 0 lies outside, as p = 0.00004 says.
    expect(upper).toBeLessThan(0);
  });

  it("has wider limits for a greater variance of S and more confidence, always about the slope", () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const [values, times] = [drawn.map(([value]) => value), drawn.map(([, time]) => time)];
        const narrow = senSlope(values, times, { confidence: 0.8 });
        for (const wide of [senSlope(values, times), senSlope(values, times, { confidence: 0.8, varianceFactor: 2 })]) {
          expect(wide.value).toBe(narrow.value);
          if (wide.reason !== null) continue;
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower!);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper!);
          expect(narrow.lower).toBeLessThanOrEqual(narrow.value!);
          expect(narrow.upper).toBeGreaterThanOrEqual(narrow.value!);
        }
      }),
    );
  });

  it("does not mind an outlier", () => {
    expect(senSlope([0, 1, 2, 99, 4, 5, 6])).toMatchObject({ value: 1, intercept: 0 });
  });

  it("follows a line that is added, other units and any order", () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const [values, times] = [drawn.map(([value]) => value), drawn.map(([, time]) => time)];
        const { value } = senSlope(values, times);
        const tilted = senSlope(
          values.map((one, i) => 2 * one + 3 * times[i]! + 7),
          times,
        );
        expectNear(tilted.value, value === null ? null : 2 * value + 3);
        expectNear(senSlope(values.toReversed(), times.toReversed()).value, value);
      }),
    );
  });

  it("leaves out missing values but not their time", () => {
    expect(senSlope([1, null, 3])).toMatchObject({ value: 1 });
  });

  it("is undefined without two times", () => {
    expect(senSlope([1, 2], [5, 5])).toEqual({
      value: null,
      lower: null,
      upper: null,
      intercept: null,
      reason: "too-few",
    });
    expect(senSlope([])).toMatchObject({ value: null, intercept: null, reason: "no-data" });
    expect(() => senSlope([1], [1, 2])).toThrow("values (1) and times (2) must be equally long");
    expect(() => senSlope(Array(5_001).fill(1))).toThrow("values must hold at most 5000 points, not 5001");
  });
});
