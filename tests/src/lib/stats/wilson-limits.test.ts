import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonLimits } from "../../../../src/lib/stats/wilson-limits.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const size = fc.double({ min: 0.1, max: 1e7, noNaN: true });
const quantile = fc.double({ min: 0.1, max: 15, noNaN: true });

describe("wilsonLimits", () => {
  it("gives the two solutions π of (p − π)² = quantile²/n · π(1 − π), for any real n", () => {
    fc.assert(
      fc.property(share, size, quantile, (p, n, q) => {
        for (const limit of wilsonLimits(p, n, q)) {
          const right = ((q * q) / n) * limit * (1 - limit);
          expect(Math.abs((p - limit) ** 2 - right)).toBeLessThanOrEqual(1e-12 * Math.max(1, (q * q) / n));
        }
      }),
    );
  });

  it("keeps 0 ≤ lower ≤ p ≤ upper ≤ 1", () => {
    fc.assert(
      fc.property(share, size, quantile, (p, n, q) => {
        const [lower, upper] = wilsonLimits(p, n, q);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(p);
        expect(upper).toBeGreaterThanOrEqual(p);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is the same with a t quantile and n as with z and n(z/t)²", () => {
    const [z, t, n] = [1.96, 2.262, 40];
    const [lower, upper] = wilsonLimits(0.8, n, t);
    const adjusted = wilsonLimits(0.8, n * (z / t) ** 2, z);
    expect(adjusted[0]).toBeCloseTo(lower, 14);
    expect(adjusted[1]).toBeCloseTo(upper, 14);
  });

  it("keeps its digits where p is tiny", () => {
    // Exact in rational arithmetic: p = 1e-12, n = 1, quantile = 1: lower = (2p + 1 − √(1 + 4p(1 − p)))/4.
    expect(wilsonLimits(1e-12, 1, 1)[0] / 1e-24).toBeCloseTo(1, 9);
  });

  it.each([
    [-0.1, 10, 2],
    [1.1, 10, 2],
    [Number.NaN, 10, 2],
    [0.5, 0, 2],
    [0.5, 10, 0],
  ])("refuses share %d of n %d at quantile %d", (p, n, q) => {
    expect(() => wilsonLimits(p, n, q)).toThrow(RangeError);
  });
});
