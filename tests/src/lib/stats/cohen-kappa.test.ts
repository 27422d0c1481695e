import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "../../../../src/lib/stats/cohen-kappa.js";
import { pairTableSums } from "../../../../src/lib/stats/pair-table.js";
import { percentAgreement } from "../../../../src/lib/stats/percent-agreement.js";
import { expectNear } from "./expect-near.js";

const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((q) => fc.array(fc.array(fc.nat(20), { minLength: q, maxLength: q }), { minLength: q, maxLength: q }));
const transposed = (table: readonly (readonly number[])[]) => table.map((_, j) => table.map((row) => row[j]!));
const reversed = (table: readonly (readonly number[])[]) => table.map((row) => row.toReversed()).toReversed();
const WEIGHTS = ["none", "linear", "quadratic"] as const;

describe("cohenKappa", () => {
  it("is 0.429 with standard error 0.054 on the table of Fleiss, Cohen & Everitt (1969)", () => {
    const { value, standardError } = cohenKappa([
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ]);
    expect(value).toBeCloseTo(0.429, 3);
    expect(standardError).toBeCloseTo(0.054, 3);
  });

  it("weighs disagreement by distance", () => {
    // Off by two of two steps: worth 0 with linear and quadratic weights; off by one: ½ and ¾.
    const table = [
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
    ];
    expect(cohenKappa(table, "none").observedAgreement).toBe(2 / 4);
    expect(cohenKappa(table, "linear").observedAgreement).toBe((2 + 0.5) / 4);
    expect(cohenKappa(table, "quadratic").observedAgreement).toBe((2 + 0.75) / 4);
  });

  it.each(WEIGHTS)("does not depend on which rater comes first or on the scale's direction: %s", (weights) => {
    fc.assert(
      fc.property(tables, (table) => {
        const { value, standardError } = cohenKappa(table, weights);
        for (const other of [transposed(table), reversed(table)]) {
          const same = cohenKappa(other, weights);
          expectNear(same.value, value, 10);
          expectNear(same.standardError, standardError, 10);
        }
      }),
    );
  });

  it.each(WEIGHTS)("is at most 1, and never NaN: %s", (weights) => {
    fc.assert(
      fc.property(tables, (table) => {
        for (const part of Object.values(cohenKappa(table, weights))) expect(part).not.toBeNaN();
        expect(cohenKappa(table, weights).value ?? 1).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("starts from the same percent agreement as the other coefficients", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const percent = percentAgreement(pairTableSums(table)).value;
        expectNear(cohenKappa(table).observedAgreement, percent, 12);
      }),
    );
  });

  it("is undefined where both raters use one and the same category throughout", () => {
    expect(
      cohenKappa(
        [
          [0, 0],
          [0, 7],
        ],
        "linear",
      ),
    ).toEqual({
      ...{ value: null, lower: null, upper: null, reason: "no-variation", observedAgreement: 1, chanceAgreement: 1 },
      ...{ n: 7, standardError: null, nullStandardError: null, z: null },
    });
  });

  it("has no z where one rater uses a single category: kappa is 0 whatever the other does", () => {
    expect(
      cohenKappa([
        [6, 4],
        [0, 0],
      ]),
    ).toMatchObject({ value: 0, nullStandardError: 0, z: null });
  });

  it.each(WEIGHTS)("takes one pair that disagrees as the formula has it, without a variance: %s", (weights) => {
    // p_12 = 1 = p_1. p_.2: p_o = p_e = 0, and a single term d_12, which varies with neither distribution.
    const table = [
      [0, 1],
      [0, 0],
    ];
    const none = { standardError: 0, nullStandardError: 0, z: null, reason: null };
    expect(cohenKappa(table, weights)).toMatchObject({ value: 0, lower: 0, upper: 0, n: 1, ...none });
  });

  it("is undefined without pairs", () => {
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ value: null, reason: "no-data", n: 0 });
  });

  it("refuses a table that is not square and what is no count", () => {
    expect(() =>
      cohenKappa([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toThrow("must be square");
    expect(() => cohenKappa([[1.5]])).toThrow("a count of pairs must be");
  });
});
