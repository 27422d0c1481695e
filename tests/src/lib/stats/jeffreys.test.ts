import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jeffreys } from "../../../../src/lib/stats/jeffreys.js";

describe("jeffreys", () => {
  // Brown, Cai & DasGupta (2001), Statistical Science 16, table 5, n = 7.
  it.each([
    [0, 0, 0.292],
    [1, 0.016, 0.501],
    [2, 0.065, 0.648],
  ])("gives the published limits for %d of 7", (x, lower, upper) => {
    const estimate = jeffreys(x, 7);
    expect(estimate.lower).toBeCloseTo(lower, 3);
    expect(estimate.upper).toBeCloseTo(upper, 3);
  });

  it("mirrors, holds the share, and differs from the quantiles at the edges only", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (x, rest) => {
        fc.pre(x + rest > 0);
        const { value, lower, upper, lowerQuantile, upperQuantile } = jeffreys(x, x + rest);
        expect(lower).toBeLessThanOrEqual(value!);
        expect(upper).toBeGreaterThanOrEqual(value!);
        expect(lower).toBe(x === 0 ? 0 : lowerQuantile);
        expect(upper).toBe(rest === 0 ? 1 : upperQuantile);
        expect(lowerQuantile).toBeGreaterThan(0);
        expect(jeffreys(rest, x + rest).lowerQuantile).toBeCloseTo(1 - upperQuantile!, 10);
      }),
    );
  });

  it("has no value for n = 0 and refuses what is no count", () => {
    expect(jeffreys(0, 0)).toMatchObject({ value: null, lowerQuantile: null, upperQuantile: null, reason: "no-data" });
    expect(() => jeffreys(3, 2)).toThrow("x (3)");
  });
});
