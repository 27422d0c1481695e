import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rootBetween } from "../../../../src/lib/stats/root-between.js";

describe("rootBetween", () => {
  it("finds a root to the last digits, from either side", () => {
    expect(rootBetween((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(rootBetween((x) => x * x - 2, 2, 0)).toBeCloseTo(Math.SQRT2, 15);
  });

  it("takes infinite ends, steps and roots at an end", () => {
    expect(rootBetween((x) => 1 / x - 1 / (1 - x), 0, 1)).toBeCloseTo(0.5, 14);
    expect(rootBetween((x) => (x < 0.3 ? -1 : 1), 0, 1)).toBeCloseTo(0.3, 14);
    expect(rootBetween((x) => x - 1, 0, 1)).toBe(1);
    expect(rootBetween((x) => x, 0, 1)).toBe(0);
  });

  it("keeps the digits of small roots, in few steps", () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 0, noNaN: true }), (exponent) => {
        const root = 2 ** exponent;
        let steps = 0;
        const found = rootBetween(
          (x) => {
            steps += 1;
            return Math.log(x / root);
          },
          0,
          2,
        );
        expect(found / root).toBeCloseTo(1, 12);
        expect(steps).toBeLessThan(200);
      }),
    );
  });

  it("refuses a bracket without a change of sign and a function without a sign", () => {
    expect(() => rootBetween((x) => x * x + 1, -1, 1)).toThrow("same sign");
    expect(() => rootBetween(() => Number.NaN, -1, 1)).toThrow("no sign");
  });
});
