import { randomLcg } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgreementSums, addAgreement, subtractAgreement } from "../../../../src/lib/stats/agreement-sums.js";
import type { Point } from "../../../../src/lib/stats/estimate.js";
import { groupedJackknife } from "../../../../src/lib/stats/grouped-jackknife.js";
import { krippendorffAlpha } from "../../../../src/lib/stats/krippendorff-alpha.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { twoSidedT } from "../../../../src/lib/stats/two-sided-t.js";

interface Mean {
  readonly n: number;
  readonly total: number;
}

const means = {
  add: (a: Mean, b: Mean): Mean => ({ n: a.n + b.n, total: a.total + b.total }),
  subtract: (whole: Mean, part: Mean): Mean => ({ n: whole.n - part.n, total: whole.total - part.total }),
};
const mean = ({ n, total }: Mean): Point =>
  n === 0 ? { value: null, reason: "no-data" } : { value: total / n, reason: null };
const blocksOf = (...totals: number[]) => totals.map((total) => ({ n: 2, total }));

describe("groupedJackknife", () => {
  it("of a mean over equal blocks has the standard error of the mean of block means", () => {
    // Block means 1, 2, 3, 6: mean 3, sd √(14/3), se sd/√4.
    const estimate = groupedJackknife(blocksOf(2, 4, 6, 12), means, mean);
    const standardError = Math.sqrt(14 / 3) / 2;
    expect(estimate.standardError).toBeCloseTo(standardError, 12);
    expect(estimate.lower).toBeCloseTo(3 - twoSidedT(0.95, 3) * standardError, 12);
    expect(estimate.upper).toBeCloseTo(3 + twoSidedT(0.95, 3) * standardError, 12);
    expect(estimate).toMatchObject({ value: 3, reason: null, blocks: 4 });
  });

  it("clips limits to the estimate's range", () => {
    const { lower, upper } = groupedJackknife(blocksOf(0, 0, 2), means, mean, { minimum: 0, maximum: 1 });
    expect([lower, upper]).toEqual([0, 1]);
  });

  it("takes the t quantile of fewer degrees of freedom where events are few", () => {
    const { lower, standardError } = groupedJackknife(blocksOf(2, 4, 6, 12), means, mean, { events: 6 });
    expect(lower).toBeCloseTo(3 - twoSidedT(0.95, 2) * standardError!, 10); // 1/(1/3 + 1/6)
    expect(() => groupedJackknife(blocksOf(2, 4, 6, 12), means, mean, { events: 0 })).toThrow(RangeError);
  });

  it("has limits symmetric in z on Fisher's scale, inside −1..1", () => {
    const { value, lower, upper, standardError } = groupedJackknife(blocksOf(0, 1, 2, 2), means, mean, {
      scale: "fisher",
    });
    expect(value).toBe(0.625);
    const margin = (twoSidedT(0.95, 3) * standardError!) / (1 - 0.625 ** 2);
    expect(Math.atanh(lower!)).toBeCloseTo(Math.atanh(0.625) - margin, 10);
    expect(Math.atanh(upper!)).toBeCloseTo(Math.atanh(0.625) + margin, 10);
  });

  it("has limits around the value at the end of Fisher's scale", () => {
    const { lower, upper } = groupedJackknife(blocksOf(1, 3, 2, 2), means, mean, { scale: "fisher", maximum: 1 });
    expect([lower! < 1, upper]).toEqual([true, 1]);
  });

  it("does not depend on the order of blocks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 20 }), (totals) => {
        const there = groupedJackknife(blocksOf(...totals), means, mean);
        const back = groupedJackknife(blocksOf(...totals.toReversed()), means, mean);
        expect(back.reason).toBe(there.reason);
        expect(back.standardError ?? 0).toBeCloseTo(there.standardError ?? 0, 10);
      }),
    );
  });

  it("keeps the value without limits where leaving out a block leaves none", () => {
    expect(
      groupedJackknife(
        [
          { n: 2, total: 1 },
          { n: 0, total: 0 },
        ],
        means,
        mean,
      ),
    ).toEqual({
      ...{ value: 0.5, lower: null, upper: null, reason: "undefined-replicate", standardError: null, blocks: 2 },
    });
  });

  it("claims no certainty where all replicates are equal", () => {
    expect(groupedJackknife(blocksOf(4, 4, 4), means, mean)).toMatchObject({
      value: 2,
      lower: null,
      reason: "no-variation",
    });
  });

  it("needs two blocks, and gives the estimate's own reason where it is undefined", () => {
    expect(groupedJackknife(blocksOf(4), means, mean)).toMatchObject({ value: 2, lower: null, reason: "too-few" });
    expect(groupedJackknife([], means, mean)).toMatchObject({ value: null, reason: "no-data" });
    const undefinedEverywhere = (): Point => ({ value: null, reason: "no-variation" });
    expect(groupedJackknife(blocksOf(1, 2), means, undefinedEverywhere).reason).toBe("no-variation");
  });
});

describe("coverage of the jackknife interval of alpha, by simulation", () => {
  // Items are violating with probability 0.3, each of three raters errs with probability 0.1, independently. Then D_o = 2 · 0.1 · 0.9,
  // a label is violating with probability 0.3 · 0.9 + 0.7 · 0.1 = 0.34, and D_e = 2 · 0.34 · 0.66 in the long run.
  const TRUTH = 1 - 0.18 / (2 * 0.34 * 0.66);
  const RUNS = 600;

  it("is near 95 % with 300 items in 20 blocks", () => {
    const uniform = randomLcg(0.7);
    const rate = () => {
      const violating = uniform() < 0.3;
      return [0, 1, 2].map(() => (uniform() < 0.1 !== violating ? 1 : 0));
    };
    const additive = { add: addAgreement, subtract: subtractAgreement };
    const alpha = (sums: AgreementSums) => krippendorffAlpha(sums, { level: "nominal" });
    let held = 0;
    for (let run = 0; run < RUNS; run++) {
      const blocks = Array.from({ length: 20 }, () =>
        patternSums(labelPatterns(Array.from({ length: 15 }, rate), [0, 1])),
      );
      const { lower, upper } = groupedJackknife(blocks, additive, alpha, { maximum: 1 });
      if (lower! <= TRUTH && TRUTH <= upper!) held++;
    }
    // 20,000 runs give 0.947 (standard error 0.002); the Monte Carlo standard error of 600 is 0.009 and the bound four of them.
    expect(Math.abs(held / RUNS - 0.947)).toBeLessThan(0.036);
  });
});
