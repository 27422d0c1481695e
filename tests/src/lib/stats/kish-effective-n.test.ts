import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kishEffectiveN } from "../../../../src/lib/stats/kish-effective-n.js";

describe("kishEffectiveN", () => {
  it("is n where all weights are equal", () => {
    expect(kishEffectiveN(5 * 3, 5 * 9)).toBe(5);
  });

  it("is (Σw)² / Σw²", () => {
    expect(kishEffectiveN(1 + 1 + 4, 1 + 1 + 16)).toBe(2); // 36 / 18
  });

  it("lies in 1..n", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1 }), (weights) => {
        const n = kishEffectiveN(
          weights.reduce((a, w) => a + w, 0),
          weights.reduce((a, w) => a + w * w, 0),
        );
        expect(n).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(n).toBeLessThanOrEqual(weights.length + 1e-9);
      }),
    );
  });

  it("is null without weight and refuses negative sums", () => {
    expect(kishEffectiveN(0, 0)).toBeNull();
    expect(() => kishEffectiveN(-1, 1)).toThrow(RangeError);
  });
});
