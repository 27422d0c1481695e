import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../../../../src/lib/stats/wilson.js";

describe("wilson", () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives Newcombe's limits for %d of %d", (x, n, lower, upper) => {
    const estimate = wilson(x, n);
    expect(estimate.lower).toBeCloseTo(lower, 4);
    expect(estimate.upper).toBeCloseTo(upper, 4);
  });

  it("is exactly 0 below none and exactly 1 above all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (n) => {
        expect(wilson(0, n).lower).toBe(0);
        expect(wilson(n, n).upper).toBe(1);
      }),
    );
  });

  it("mirrors when yes and no are exchanged", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (x, rest) => {
        fc.pre(x + rest > 0);
        const yes = wilson(x, x + rest);
        const no = wilson(rest, x + rest);
        expect(no.lower).toBeCloseTo(1 - yes.upper!, 12);
        expect(no.upper).toBeCloseTo(1 - yes.lower!, 12);
      }),
    );
  });

  it("has no value, and says no-data, for n = 0", () => {
    expect(wilson(0, 0)).toEqual({ value: null, lower: null, upper: null, reason: "no-data", n: 0 });
  });

  it("is wider at a higher confidence", () => {
    expect(wilson(7, 20, 0.99).upper).toBeGreaterThan(wilson(7, 20, 0.9).upper!);
  });

  it.each([
    [3, 2, 0.95, "x (3) must not be greater than n (2)"],
    [-1, 2, 0.95, "x must be a whole number of at least 0, not -1"],
    [0.5, 2, 0.95, "x must be a whole number of at least 0, not 0.5"],
    [1, Number.NaN, 0.95, "n must be a whole number of at least 0, not NaN"],
    [1, 2, 95, "confidence must lie between 0 and 1"],
  ])("refuses %d of %d at confidence %d: %s", (x, n, confidence, message) => {
    expect(() => wilson(x, n, confidence)).toThrow(message);
  });
});
