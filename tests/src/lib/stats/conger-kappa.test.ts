import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "../../../../src/lib/stats/cohen-kappa.js";
import { congerKappa } from "../../../../src/lib/stats/conger-kappa.js";
import { pairTables, tableRatings } from "./arbitrary-pair-tables.js";
import { expectNear } from "./expect-near.js";

const complete = fc.array(fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 });
const CATEGORIES = [0, 1, 2];

describe("congerKappa", () => {
  it.each(["none", "linear", "quadratic"] as const)(
    "of two raters is Cohen's kappa, whose standard error takes n for n − 1: %s",
    (weights) => {
      fc.assert(
        fc.property(pairTables, (table) => {
          const cohen = cohenKappa(table, weights);
          const conger = congerKappa(tableRatings(table), [...table.keys()], { weights });
          expectNear(conger.value, cohen.value, 9);
          if (cohen.standardError === null) return;
          expect(conger.standardError! * Math.sqrt((cohen.n - 1) / cohen.n)).toBeCloseTo(cohen.standardError, 7);
        }),
      );
    },
  );

  it("compares each rater's shares with those of the others", () => {
    // Shares of the first category 1, ½, 0: pairs of raters agree by chance ½, 0, ½, on average ⅓; p_o = ⅓ of either item.
    const { value, chanceAgreement } = congerKappa(
      [
        ["a", "a", "b"],
        ["a", "b", "b"],
      ],
      ["a", "b"],
    );
    expect(chanceAgreement).toBeCloseTo(1 / 3, 12);
    expect(value).toBeCloseTo(0, 12);
  });

  it("does not depend on the order of items and raters, and is at most 1", () => {
    fc.assert(
      fc.property(complete, (rows) => {
        const { value, standardError, upper } = congerKappa(rows, CATEGORIES);
        const back = rows.toReversed().map((row) => row.toReversed());
        const same = congerKappa(back, CATEGORIES);
        expectNear(same.value, value, 9);
        expectNear(same.standardError, standardError, 9);
        expect(value ?? 1).toBeLessThanOrEqual(1 + 1e-12);
        expect(upper ?? 1).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says what it lacks", () => {
    expect(congerKappa([], CATEGORIES)).toMatchObject({ value: null, reason: "no-data" });
    expect(congerKappa([[1], [2]], CATEGORIES)).toMatchObject({ value: null, reason: "no-data" });
    const incomplete = [
      [1, 1, null],
      [1, 2, 2],
    ];
    expect(congerKappa(incomplete, CATEGORIES)).toMatchObject({ value: null, reason: "incomplete" });
    expect(
      congerKappa(
        [
          [1, 1, 1],
          [null, null, null],
        ],
        CATEGORIES,
      ),
    ).toMatchObject({ reason: "no-variation" });
    expect(congerKappa([[1, 1, 2]], CATEGORIES)).toMatchObject({ lower: null, reason: "too-few" });
    expect(() => congerKappa([[7, 7]], CATEGORIES)).toThrow("not among the categories");
  });
});
