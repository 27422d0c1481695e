import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoProportionZTest } from "../../../../src/lib/stats/two-proportion-z-test.js";

describe("twoProportionZTest", () => {
  it("has the roots of chi-square, plain and corrected", () => {
    // 15/50 and 25/50: chi-square 100(15 · 25 − 25 · 35)²/(40 · 60 · 50²) = 25/6, corrected 100(500 − 50)²/(40 · 60 · 50²) = 3.375.
    const { difference, z, pValue, pValueCorrected } = twoProportionZTest(15, 50, 25, 50);
    expect(difference).toBeCloseTo(-0.2, 12);
    expect(z).toBeCloseTo(-Math.sqrt(25 / 6), 12);
    // Tables of the chi-square distribution with one degree of freedom.
    expect(pValue).toBeCloseTo(0.0412, 4);
    expect(pValueCorrected).toBeCloseTo(0.0662, 4);
  });

  it("does not correct past no difference", () => {
    expect(twoProportionZTest(10, 20, 10, 21).pValueCorrected).toBe(1);
  });

  it("changes sign with the order, its p values staying in 0..1", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (x1, rest1, x2, rest2) => {
        const [there, back] = [
          twoProportionZTest(x1, x1 + rest1, x2, x2 + rest2),
          twoProportionZTest(x2, x2 + rest2, x1, x1 + rest1),
        ];
        if (there.z === null) {
          expect(back.reason).toBe(there.reason);
          return;
        }
        expect(back.z! + there.z).toBeCloseTo(0, 12);
        expect(there.pValueCorrected).toBeGreaterThanOrEqual(there.pValue);
        expect(there.pValueCorrected).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is undefined, with a reason, where nothing varies or a sample is empty", () => {
    expect(twoProportionZTest(0, 3, 0, 4)).toMatchObject({ difference: 0, z: null, reason: "no-variation" });
    expect(twoProportionZTest(3, 3, 4, 4)).toMatchObject({ difference: 0, pValue: null, reason: "no-variation" });
    expect(twoProportionZTest(0, 0, 1, 4)).toMatchObject({ difference: null, z: null, reason: "no-data" });
    expect(() => twoProportionZTest(1, 2, 5, 4)).toThrow("x2 (5)");
  });
});
