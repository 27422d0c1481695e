import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../../../../src/lib/stats/wilson.js";
import { wilsonContinuity } from "../../../../src/lib/stats/wilson-continuity.js";

describe("wilsonContinuity", () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 4.
  it.each([
    [81, 263, 0.2535, 0.3682],
    [15, 148, 0.0598, 0.1644],
    [0, 20, 0, 0.2005],
    [1, 29, 0.0018, 0.1963],
  ])("gives Newcombe's limits for %d of %d", (x, n, lower, upper) => {
    const estimate = wilsonContinuity(x, n);
    expect(estimate.lower).toBeCloseTo(lower, 4);
    expect(estimate.upper).toBeCloseTo(upper, 4);
  });

  it("holds Wilson's interval, is exact at both edges, and mirrors", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (x, rest) => {
        fc.pre(x + rest > 0);
        const [corrected, plain] = [wilsonContinuity(x, x + rest), wilson(x, x + rest)];
        expect(corrected.lower).toBeLessThanOrEqual(plain.lower!);
        expect(corrected.upper).toBeGreaterThanOrEqual(plain.upper!);
        if (x === 0) expect(corrected.lower).toBe(0);
        if (rest === 0) expect(corrected.upper).toBe(1);
        expect(wilsonContinuity(rest, x + rest).lower).toBeCloseTo(1 - corrected.upper!, 12);
      }),
    );
  });

  it("has no value for n = 0 and refuses what is no count", () => {
    expect(wilsonContinuity(0, 0)).toEqual({ value: null, lower: null, upper: null, reason: "no-data", n: 0 });
    expect(() => wilsonContinuity(3, 2)).toThrow("x (3) must not be greater than n (2)");
    expect(() => wilsonContinuity(1, 2, 95)).toThrow("confidence");
  });
});
