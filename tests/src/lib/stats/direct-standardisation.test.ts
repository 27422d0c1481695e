import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directStandardisation } from "../../../../src/lib/stats/direct-standardisation.js";
import { unitCounts } from "./unit-counts.js";

const strata = fc.array(
  fc.tuple(fc.nat(30), fc.nat(30), fc.nat(9)).map(([x, rest, weight]) => ({ x, n: x + rest + 1, weight })),
  { minLength: 1, maxLength: 6 },
);

describe("directStandardisation", () => {
  it("weighs the strata's rates by the standard", () => {
    // 0.2 and 0.5 at 3 : 1; variances 0.16/10 and 0.25/20; crude 12/30.
    const { value, variance, crude } = directStandardisation(unitCounts([2, 10], [10, 20]), [3, 1]);
    expect(value).toBeCloseTo(0.275, 12);
    expect(variance).toBeCloseTo(0.5625 * 0.016 + 0.0625 * 0.0125, 12);
    expect(crude).toBeCloseTo(0.4, 12);
  });

  it("is the crude rate at the sample's own mix, and the same in any unit of weight", () => {
    fc.assert(
      fc.property(strata, (all) => {
        const own = directStandardisation(
          all,
          all.map(({ n }) => n),
        );
        expect(own.value).toBeCloseTo(own.crude!, 12);
        const weights = all.map(({ weight }) => weight);
        const [one, tenth] = [weights, weights.map((weight) => weight / 10)].map((w) => directStandardisation(all, w));
        if (one!.value === null) {
          expect(tenth!.reason).toBe("no-data");
          return;
        }
        expect(tenth!.value).toBeCloseTo(one!.value, 12);
        expect(tenth!.variance).toBeCloseTo(one!.variance!, 12);
      }),
    );
  });

  it("is undefined where the standard asks for an empty stratum, and only there", () => {
    const strata = unitCounts([1, 2], [0, 0]);
    expect(directStandardisation(strata, [1, 1])).toEqual({
      value: null,
      variance: null,
      crude: 0.5,
      reason: "no-data",
    });
    expect(directStandardisation(strata, [1, 0]).value).toBe(0.5);
    expect(directStandardisation(strata, [0, 0]).reason).toBe("no-data");
    expect(directStandardisation([], [])).toMatchObject({ value: null, crude: null });
    expect(() => directStandardisation(strata, [1])).toThrow("weights must be as many as strata, 2, not 1");
    expect(() => directStandardisation(strata, [1, -1])).toThrow("weight");
    expect(() => directStandardisation(unitCounts([3, 2]), [1])).toThrow("x (3)");
  });
});
