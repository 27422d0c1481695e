import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalPValue } from "../../../../src/lib/stats/normal-p-value.js";
import { twoSidedT } from "../../../../src/lib/stats/two-sided-t.js";
import { twoSidedTP } from "../../../../src/lib/stats/two-sided-t-p.js";
import { twoSidedZ } from "../../../../src/lib/stats/two-sided-z.js";

describe("two-sided quantiles", () => {
  // NIST/SEMATECH e-Handbook, sections 1.3.6.7.1 and 1.3.6.7.2.
  it("of the normal distribution are those of the tables", () => {
    expect(twoSidedZ(0.95)).toBeCloseTo(1.959964, 6);
    expect(twoSidedZ(0.99)).toBeCloseTo(2.575829, 6);
  });

  it.each([
    [0.95, 1, 12.706],
    [0.95, 19, 2.093],
    [0.99, 5, 4.032],
    [0.9, 30, 1.697],
  ])("of Student's t at %d with %d degrees of freedom is %d", (confidence, degreesOfFreedom, expected) => {
    expect(twoSidedT(confidence, degreesOfFreedom)).toBeCloseTo(expected, 3);
  });

  it("of t approach those of the normal distribution", () => {
    expect(twoSidedT(0.95, 1e7)).toBeCloseTo(twoSidedZ(0.95), 5);
  });

  it("refuse a confidence given in percent and no degrees of freedom", () => {
    expect(() => twoSidedZ(95)).toThrow("between 0 and 1");
    expect(() => twoSidedT(1, 3)).toThrow(RangeError);
    expect(() => twoSidedT(0.95, 0)).toThrow("degreesOfFreedom");
  });

  it("grow with the confidence, and fall with the degrees of freedom to the normal one", () => {
    const confidence = fc.double({ min: 0.01, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(confidence, fc.integer({ min: 1, max: 200 }), (level, df) => {
        const higher = level + (1 - level) / 2;
        expect(twoSidedZ(higher)).toBeGreaterThan(twoSidedZ(level));
        expect(twoSidedT(higher, df)).toBeGreaterThan(twoSidedT(level, df));
        expect(twoSidedT(level, df + 1)).toBeLessThanOrEqual(twoSidedT(level, df) + 1e-12);
        expect(twoSidedT(level, df)).toBeGreaterThan(twoSidedZ(level) - 1e-12);
      }),
    );
  });
});

describe("two-sided p values", () => {
  it("undo the quantiles, on either side", () => {
    for (const confidence of [0.5, 0.9, 0.95, 0.999]) {
      expect(normalPValue(twoSidedZ(confidence))).toBeCloseTo(1 - confidence, 10);
      expect(normalPValue(-twoSidedZ(confidence))).toBeCloseTo(1 - confidence, 10);
      expect(twoSidedTP(-twoSidedT(confidence, 7), 7)).toBeCloseTo(1 - confidence, 10);
    }
    expect(normalPValue(0)).toBe(1);
  });

  it("keep their digits far out, where 1 minus the distribution has none", () => {
    // Abramowitz & Stegun (1964), 26.2.12: 2φ(z)/z·(1 − 1/z² + 3/z⁴ − …) at z = 20.
    const expected = ((2 * Math.exp(-200)) / Math.sqrt(2 * Math.PI) / 20) * (1 - 1 / 400 + 3 / 160000 - 15 / 64e6);
    expect(normalPValue(20) / expected).toBeCloseTo(1, 6);
  });
});
