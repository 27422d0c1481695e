import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stratifiedAllocation } from "../../../../src/lib/stats/stratified-allocation.js";

const stratum = fc.record({ population: fc.nat(500), deviation: fc.integer({ min: 0, max: 50 }).map((d) => d / 100) });
const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("stratifiedAllocation", () => {
  it("samples more where strata are larger and vary more", () => {
    // N·S = 50, 50, 100.
    const strata = [
      { population: 100, deviation: 0.5 },
      { population: 500, deviation: 0.1 },
      { population: 400, deviation: 0.25 },
    ];
    const { neyman, proportional, capped, cappedVariance } = stratifiedAllocation(strata, 40);
    expect(neyman).toEqual([10, 10, 20]);
    expect(proportional).toEqual([4, 20, 16]);
    expect(capped).toEqual(neyman);
    // (ΣWS)²/n − ΣWS²/N with W S = 0.05, 0.05, 0.1.
    expect(cappedVariance).toBeCloseTo(0.2 ** 2 / 40 - (0.1 * 0.25 + 0.5 * 0.01 + 0.4 * 0.0625) / 1000, 12);
  });

  it("takes whole what would get more than it has, and allocates the rest again", () => {
    // N·S = 50, 100, 10 of n = 150: 46.9 > 10; then 140 by 100 : 10: 127 > 100; then the last 40.
    const strata = [
      { population: 10, deviation: 5 },
      { population: 100, deviation: 1 },
      { population: 1000, deviation: 0.01 },
    ];
    expect(stratifiedAllocation(strata, 150).capped).toEqual([10, 100, 40]);
  });

  it("adds up to n, stays within the strata, and is no worse than proportional allocation", () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 300 }), (strata, n) => {
        const { proportional, neyman, capped, cappedVariance } = stratifiedAllocation(strata, n);
        if (neyman === null || capped === null) return;
        expect(total(neyman)).toBeCloseTo(n, 8);
        for (const [h, share] of capped.entries()) expect(share).toBeLessThanOrEqual(strata[h]!.population);
        const varying = total(strata.map(({ population, deviation }) => (deviation > 0 ? population : 0)));
        expect(total(capped)).toBeCloseTo(Math.min(n, varying), 8);
        const all = total(strata.map(({ population }) => population));
        if (n > all) return;
        const proportionalVariance = total(
          strata.map(({ population, deviation }, h) =>
            population === 0
              ? 0
              : ((population / all) ** 2 * (1 - proportional![h]! / population) * deviation ** 2) / proportional![h]!,
          ),
        );
        expect(cappedVariance).toBeLessThanOrEqual(proportionalVariance + 1e-12);
      }),
    );
  });

  it("says what it lacks", () => {
    expect(stratifiedAllocation([], 5)).toMatchObject({ proportional: null, reason: "no-data" });
    const still = stratifiedAllocation([{ population: 10, deviation: 0 }], 5);
    expect(still).toMatchObject({ proportional: [5], neyman: null, capped: null, reason: "no-variation" });
    const none = stratifiedAllocation([{ population: 10, deviation: 1 }], 0);
    expect(none).toMatchObject({ neyman: [0], cappedVariance: null, reason: "too-few" });
    expect(() => stratifiedAllocation([{ population: 1.5, deviation: 1 }], 5)).toThrow("population must be");
    expect(() => stratifiedAllocation([], -1)).toThrow("n must be");
  });
});
