import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matthewsCorrelation } from "../../../../src/lib/stats/matthews-correlation.js";
import { pairTables } from "./arbitrary-pair-tables.js";
import { expectNear } from "./expect-near.js";

describe("matthewsCorrelation", () => {
  it("is (TP·TN − FP·FN)/√((TP + FP)(TP + FN)(TN + FP)(TN + FN)) for two classes", () => {
    const { value } = matthewsCorrelation([
      [6, 1],
      [2, 3],
    ]);
    expect(value).toBeCloseTo((6 * 3 - 2 * 1) / Math.sqrt(8 * 7 * 4 * 5), 12);
  });

  it("is a correlation, the same with truth and prediction exchanged and for a million times the counts", () => {
    fc.assert(
      fc.property(pairTables, (table) => {
        const { value } = matthewsCorrelation(table);
        expectNear(matthewsCorrelation(table.map((_, j) => table.map((row) => row[j]!))).value, value, 9);
        expectNear(matthewsCorrelation(table.map((row) => row.map((count) => count * 1e6))).value, value, 9);
        expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("is 1 where all is correct, 0 where one class is all there is or all that is predicted", () => {
    expect(
      matthewsCorrelation([
        [3, 0],
        [0, 4],
      ]).value,
    ).toBeCloseTo(1, 12);
    expect(
      matthewsCorrelation([
        [3, 2],
        [0, 0],
      ]).value,
    ).toBe(0);
    expect(
      matthewsCorrelation([
        [3, 0],
        [2, 0],
      ]).value,
    ).toBe(0);
    expect(
      matthewsCorrelation([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ value: null, reason: "no-data" });
  });
});
