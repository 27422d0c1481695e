import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Estimate, undefinedEstimate, withoutLimits } from "../../../../src/lib/stats/estimate.js";
import { moverDifference } from "../../../../src/lib/stats/mover-difference.js";
import { wilson } from "../../../../src/lib/stats/wilson.js";

const sample = fc
  .tuple(fc.nat(300), fc.nat(300))
  .filter(([x, rest]) => x + rest > 0)
  .map(([x, rest]) => wilson(x, x + rest));

describe("moverDifference", () => {
  it("adds the distances to the facing limits in squares", () => {
    const first: Estimate = { value: 0.8, lower: 0.5, upper: 0.9, reason: null };
    const second: Estimate = { value: 0.6, lower: 0.36, upper: 1, reason: null };
    const difference = moverDifference(first, second);
    expect(difference.value).toBeCloseTo(0.2, 12);
    expect(difference.lower).toBeCloseTo(0.2 - Math.sqrt(0.3 ** 2 + 0.4 ** 2), 12); // 3-4-5 triangle
    expect(difference.upper).toBeCloseTo(0.2 + Math.sqrt(0.1 ** 2 + 0.24 ** 2), 12); // 5-12-13 triangle
  });

  it("of two shares stays within −1..1 and changes sign with their order", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const there = moverDifference(a, b);
        const back = moverDifference(b, a);
        expect(there.lower).toBeGreaterThanOrEqual(-1);
        expect(there.upper).toBeLessThanOrEqual(1);
        expect(back.lower).toBeCloseTo(-there.upper!, 12);
      }),
    );
  });

  it("keeps the difference and gives the reason where limits are missing on one side", () => {
    const lone = withoutLimits(0.7, "single-cluster");
    expect(moverDifference(lone, wilson(1, 2))).toMatchObject({ lower: null, upper: null, reason: "single-cluster" });
    const turned = moverDifference(wilson(1, 2), lone);
    expect(turned.value).toBeCloseTo(-0.2, 12);
    expect(turned).toMatchObject({ lower: null, upper: null, reason: "single-cluster" });
  });

  it("has no value where one side has none", () => {
    const none = undefinedEstimate("no-data");
    expect(moverDifference(none, wilson(1, 2))).toEqual(none);
    expect(moverDifference(withoutLimits(0.7, "single-cluster"), none)).toEqual(none);
  });
});
