import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cramersV } from "../../../../src/lib/stats/cramers-v.js";
import { tables, transposed } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

describe("cramersV", () => {
  it("is √(χ² / (n·min(r − 1, c − 1)))", () => {
    // χ² = 100/15 of 60 units.
    const { value, biasCorrected } = cramersV([
      [10, 20],
      [20, 10],
    ]);
    expect(value).toBeCloseTo(1 / 3, 13);
    // φ² − 1/59 by r̃ − 1 = 1 − 1/59.
    expect(biasCorrected).toBeCloseTo(Math.sqrt((1 / 9 - 1 / 59) / (1 - 1 / 59)), 13);
  });

  it("is 1 where one classification gives the other, and 0 for independence", () => {
    expect(
      cramersV([
        [5, 0, 0],
        [0, 7, 9],
      ]).value,
    ).toBeCloseTo(1, 14);
    expect(
      cramersV([
        [10, 20],
        [20, 40],
      ]),
    ).toEqual({ value: 0, reason: null, biasCorrected: 0 });
  });

  it("lies in 0..1 and is the same for the table turned", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { value, biasCorrected } = cramersV(table);
        for (const one of [value ?? 0, biasCorrected ?? 0]) {
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(1);
        }
        expectNear(cramersV(transposed(table)).value, value, 9);
        expectNear(cramersV(transposed(table)).biasCorrected, biasCorrected, 9);
      }),
    );
  });

  it("cannot be corrected where every unit is a row of its own", () => {
    expect(
      cramersV([
        [1, 0],
        [0, 1],
      ]),
    ).toEqual({ value: 1, reason: null, biasCorrected: null });
  });

  it("says why it is undefined", () => {
    expect(cramersV([[0, 0]])).toEqual({ value: null, reason: "no-data", biasCorrected: null });
    expect(cramersV([[1, 0]])).toEqual({ value: null, reason: "no-variation", biasCorrected: null });
  });
});
