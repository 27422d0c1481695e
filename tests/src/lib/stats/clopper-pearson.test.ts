import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clopperPearson } from "../../../../src/lib/stats/clopper-pearson.js";

describe("clopperPearson", () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 5.
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])("gives Newcombe's limits for %d of %d", (x, n, lower, upper) => {
    const estimate = clopperPearson(x, n);
    expect(estimate.lower).toBeCloseTo(lower, 4);
    expect(estimate.upper).toBeCloseTo(upper, 4);
  });

  it("has limits at which the observed count is just as extreme as allowed", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (x, rest) => {
        fc.pre(x + rest > 0);
        const n = x + rest;
        const { lower, upper } = clopperPearson(x, n, 0.9);
        if (x === 0) expect(lower).toBe(0);
        else expect(1 - binomialCdf(x - 1, n, lower!)).toBeCloseTo(0.05, 9);
        if (x === n) expect(upper).toBe(1);
        else expect(binomialCdf(x, n, upper!)).toBeCloseTo(0.05, 9);
      }),
    );
  });

  it("has no value for n = 0 and refuses what is no count", () => {
    expect(clopperPearson(0, 0)).toEqual({ value: null, lower: null, upper: null, reason: "no-data" });
    expect(() => clopperPearson(0.5, 2)).toThrow("x must be a whole number");
    expect(() => clopperPearson(1, 2, 95)).toThrow("confidence");
  });
});
