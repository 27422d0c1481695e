import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleissKappaTest } from "../../../../src/lib/stats/fleiss-kappa-test.js";

/** Ten subjects, fourteen raters, five categories: the worked example of Wikipedia's “Fleiss' kappa”. */
const SUBJECTS = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((counts) => ({ counts, units: 1 }));

const complete = fc
  .integer({ min: 2, max: 5 })
  .chain((raters) =>
    fc.array(fc.array(fc.nat(2), { minLength: raters, maxLength: raters }), { minLength: 1, maxLength: 12 }),
  )
  .map((rows) =>
    rows.map((row) => ({ counts: [0, 1, 2].map((k) => row.filter((label) => label === k).length), units: 1 })),
  );

describe("fleissKappaTest", () => {
  it("is 0.210 on the worked example, from 0.378 observed and 0.213 by chance", () => {
    const { value, observedAgreement, chanceAgreement } = fleissKappaTest(SUBJECTS);
    expect(value).toBeCloseTo(0.21, 3);
    expect(observedAgreement).toBeCloseTo(0.378, 3);
    expect(chanceAgreement).toBeCloseTo(0.213, 3);
  });

  it("is the mean of the categories' kappas weighted by π(1 − π)", () => {
    fc.assert(
      fc.property(complete, (patterns) => {
        const { value, categoryKappas } = fleissKappaTest(patterns);
        if (value === null) return;
        const totals = [0, 1, 2].map((k) => patterns.reduce((total, { counts }) => total + counts[k]!, 0));
        const all = totals.reduce((a, b) => a + b, 0);
        const weights = totals.map((total) => (total / all) * (1 - total / all));
        const mean = weights.reduce((total, weight, k) => total + weight * (categoryKappas[k] ?? 0), 0);
        expect(mean / weights.reduce((a, b) => a + b, 0)).toBeCloseTo(value, 9);
      }),
    );
  });

  it("has the null standard error 1/√(n·pairs) for two categories", () => {
    // Of two categories the skew cancels: se₀² = 2/(n m(m − 1)); n = 4, m = 3.
    const patterns = [
      { counts: [3, 0], units: 2 },
      { counts: [1, 2], units: 2 },
    ];
    const { nullStandardError, z, pValue, value } = fleissKappaTest(patterns);
    expect(nullStandardError).toBeCloseTo(Math.sqrt(2 / (4 * 3 * 2)), 12);
    expect(z).toBeCloseTo(value! * Math.sqrt(12), 12);
    expect(pValue).toBeGreaterThan(0);
    expect(pValue).toBeLessThan(1);
  });

  it("has no kappa for a category with share 0 or 1, and none at all where only one is used", () => {
    const one = fleissKappaTest([{ counts: [2, 0, 0], units: 3 }]);
    expect(one).toMatchObject({ value: null, reason: "no-variation", categoryKappas: [null, null, null], z: null });
    const two = fleissKappaTest([
      { counts: [2, 0, 0], units: 3 },
      { counts: [0, 2, 0], units: 1 },
    ]);
    expect(two.categoryKappas).toEqual([1, 1, null]);
  });

  it("says what the data lack", () => {
    expect(fleissKappaTest([])).toMatchObject({ value: null, reason: "no-data", categoryKappas: [] });
    expect(fleissKappaTest([{ counts: [1, 0], units: 5 }])).toMatchObject({ value: null, reason: "no-data" });
    const uneven = [
      { counts: [2, 0], units: 1 },
      { counts: [1, 2], units: 1 },
    ];
    expect(fleissKappaTest(uneven)).toMatchObject({ value: null, reason: "incomplete" });
  });
});
