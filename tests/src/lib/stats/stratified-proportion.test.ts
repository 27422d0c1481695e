import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stratifiedProportion } from "../../../../src/lib/stats/stratified-proportion.js";

describe("stratifiedProportion", () => {
  it("weighs strata by their size", () => {
    // W = ¾, ¼; p = 0.2, 0.6; variances W²(1 − f)pq/(n − 1).
    const { value, standardError, lower } = stratifiedProportion([
      { population: 300, n: 30, x: 6 },
      { population: 100, n: 50, x: 30 },
    ]);
    expect(value).toBeCloseTo(0.75 * 0.2 + 0.25 * 0.6, 12);
    const variance = (0.5625 * 0.9 * 0.16) / 29 + (0.0625 * 0.5 * 0.24) / 49;
    expect(standardError).toBeCloseTo(Math.sqrt(variance), 12);
    expect(lower).toBeCloseTo(0.3 - 1.959964 * Math.sqrt(variance), 6);
  });

  it("is exact where all units are sampled", () => {
    const census = [
      { population: 3, n: 3, x: 1 },
      { population: 1, n: 1, x: 1 },
      { population: 0, n: 0, x: 0 },
    ];
    expect(stratifiedProportion(census)).toEqual({
      value: 0.5,
      lower: 0.5,
      upper: 0.5,
      reason: null,
      standardError: 0,
    });
  });

  it("is a share, the opposite of that of the other units", () => {
    const stratum = fc
      .record({ x: fc.nat(20), rest: fc.nat(20), unseen: fc.nat(100) })
      .map(({ x, rest, unseen }) => ({ x, n: x + rest, population: x + rest + unseen }));
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 5 }), (strata) => {
        const { value, standardError } = stratifiedProportion(strata);
        const other = stratifiedProportion(strata.map((one) => ({ ...one, x: one.n - one.x })));
        expect(other.standardError === null).toBe(standardError === null);
        if (value === null) return;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(other.value).toBeCloseTo(1 - value, 9);
      }),
    );
  });

  it("says what it lacks", () => {
    expect(stratifiedProportion([])).toMatchObject({ value: null, reason: "no-data" });
    expect(stratifiedProportion([{ population: 5, n: 0, x: 0 }])).toMatchObject({ value: null, reason: "no-data" });
    const single = stratifiedProportion([{ population: 5, n: 1, x: 1 }]);
    expect(single).toMatchObject({ value: 1, lower: null, reason: "too-few" });
    expect(() => stratifiedProportion([{ population: 5, n: 6, x: 0 }])).toThrow("n (6) must not be greater");
    expect(() => stratifiedProportion([{ population: 5, n: 2, x: 3 }])).toThrow("x (3) must not be greater");
  });
});
