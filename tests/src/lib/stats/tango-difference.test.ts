import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tangoDifference } from "../../../../src/lib/stats/tango-difference.js";

const z2 = 1.959963984540054 ** 2;
const counts = fc.record({ both: fc.nat(50), firstOnly: fc.nat(50), secondOnly: fc.nat(50), neither: fc.nat(50) });

describe("tangoDifference", () => {
  it("is ±z²/(n + z²) where no pair differs", () => {
    // V(δ) = |δ|(1 − |δ|)/n then, so n·δ² = z²·|δ|(1 − |δ|).
    const { value, lower, upper } = tangoDifference({ both: 20, firstOnly: 0, secondOnly: 0, neither: 10 });
    expect(value).toBe(0);
    expect(upper).toBeCloseTo(z2 / (30 + z2), 12);
    expect(lower).toBeCloseTo(-z2 / (30 + z2), 12);
  });

  it("is (n − z²)/(n + z²) to 1 where all pairs differ one way", () => {
    // q̃ = (1 − δ)/2 and V(δ) = (1 − δ²)/n then, so n(1 − δ)² = z²(1 − δ)(1 + δ).
    const { lower, upper } = tangoDifference({ both: 0, firstOnly: 12, secondOnly: 0, neither: 0 });
    expect(lower).toBeCloseTo((12 - z2) / (12 + z2), 12);
    expect(upper).toBe(1);
  });

  it("stays in −1..1 around the difference, turns with the order, and takes agreeing pairs alike", () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        const there = tangoDifference(pairs);
        if (there.value === null) {
          expect(there.reason).toBe("no-data");
          return;
        }
        const { both, firstOnly, secondOnly, neither } = pairs;
        expect(there.lower).toBeGreaterThanOrEqual(-1);
        expect(there.lower).toBeLessThanOrEqual(there.value);
        expect(there.upper).toBeGreaterThanOrEqual(there.value);
        expect(there.upper).toBeLessThanOrEqual(1);
        const back = tangoDifference({ both, firstOnly: secondOnly, secondOnly: firstOnly, neither });
        expect(back.lower).toBeCloseTo(-there.upper!, 9);
        expect(tangoDifference({ ...pairs, both: neither, neither: both })).toEqual(there);
      }),
    );
  });

  it("has no value without pairs and refuses what is no count", () => {
    expect(tangoDifference({ both: 0, firstOnly: 0, secondOnly: 0, neither: 0 }).reason).toBe("no-data");
    expect(() => tangoDifference({ both: 1, firstOnly: -1, secondOnly: 0, neither: 0 })).toThrow("firstOnly");
  });
});
