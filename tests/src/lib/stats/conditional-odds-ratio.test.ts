import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionalOddsRatio } from "../../../../src/lib/stats/conditional-odds-ratio.js";
import { fisherExact } from "../../../../src/lib/stats/fisher-exact.js";
import { fourfold } from "./arbitrary-tables.js";

describe("conditionalOddsRatio", () => {
  it("solves the likelihood equation of the lady tasting tea", () => {
    // Tables weigh 1, 16, 36, 16, 1: mean 3 where ω⁴ = 36ω² + 32ω + 3. R's documentation of fisher.test prints 6.408309, right
    // to five digits.
    const { value } = conditionalOddsRatio([
      [3, 1],
      [1, 3],
    ]);
    expect(value! ** 4 / (36 * value! ** 2 + 32 * value! + 3)).toBeCloseTo(1, 11);
    expect(value).toBeCloseTo(6.408309, 4);
  });

  it("puts the limits where a one-sided test reaches half of 1 − confidence", () => {
    // One of two tables, with odds ω : 1: ω/(1 + ω) = 0.025.
    expect(
      conditionalOddsRatio([
        [1, 0],
        [0, 1],
      ]),
    ).toEqual({ value: Infinity, lower: expect.closeTo(1 / 39, 12), upper: Infinity, reason: null });
    expect(
      conditionalOddsRatio([
        [0, 1],
        [1, 0],
      ]),
    ).toEqual({ value: 0, lower: 0, upper: expect.closeTo(39, 9), reason: null });
  });

  it("leaves 1 out of the limits exactly where the one-sided exact test is below 2.5 %", () => {
    fc.assert(
      fc.property(fourfold(), (table) => {
        const { value, lower, upper } = conditionalOddsRatio(table);
        if (value === null) return;
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
        const { pGreater, pLess } = fisherExact(table);
        expect(lower! > 1).toBe(pGreater < 0.025);
        expect(upper! < 1).toBe(pLess < 0.025);
      }),
    );
  });

  it("turns over when the outcomes are exchanged", () => {
    fc.assert(
      fc.property(fourfold(), ([[a, b], [c, d]]) => {
        const one = conditionalOddsRatio([
          [a, b],
          [c, d],
        ]);
        const other = conditionalOddsRatio([
          [b, a],
          [d, c],
        ]);
        expect(other.reason).toBe(one.reason);
        if (one.reason !== null) return;
        if (one.value > 0 && one.value < Infinity) expect(other.value! * one.value).toBeCloseTo(1, 9);
        if (one.lower > 0) expect(other.upper! * one.lower).toBeCloseTo(1, 9);
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(
      conditionalOddsRatio([
        [0, 0],
        [0, 0],
      ]).reason,
    ).toBe("no-data");
    expect(
      conditionalOddsRatio([
        [7, 0],
        [9, 0],
      ]),
    ).toEqual({ value: null, lower: null, upper: null, reason: "no-variation" });
  });
});
