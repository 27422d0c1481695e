import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTest } from "../../../../src/lib/stats/chi-square-test.js";
import { tables, transposed } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

describe("chiSquareTest", () => {
  it("sums (O − E)² / E, with Yates' correction beside it", () => {
    // E = 15 in every cell: 4·5²/15, corrected 4·4.5²/15.
    const found = chiSquareTest([
      [10, 20],
      [20, 10],
    ]);
    expect(found.statistic).toBeCloseTo(100 / 15, 13);
    expect(found.corrected!.statistic).toBeCloseTo(81 / 15, 13);
    expect(found).toMatchObject({ degreesOfFreedom: 1, smallestExpected: 15, reason: null });
  });

  it("has p = exp(−χ²/2) with two degrees of freedom, also where it is tiny", () => {
    for (const n of [3, 300]) {
      const { statistic, pValue } = chiSquareTest([
        [n, 0, n],
        [0, n, n],
      ]);
      expect(statistic).toBeCloseTo(2 * n, 9);
      expect(pValue! / Math.exp(-n)).toBeCloseTo(1, 9);
    }
  });

  it("does not depend on the order of rows, columns or classifications, or on empty ones", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const found = chiSquareTest(table);
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
        const padded = table.map((row) => [0, ...row]).concat([Array(table[0]!.length + 1).fill(0)]);
        for (const other of [transposed(table), table.toReversed(), padded]) {
          const same = chiSquareTest(other);
          expectNear(same.statistic, found.statistic, 9);
          expectNear(same.pValue, found.pValue, 9);
          expect(same.degreesOfFreedom).toBe(found.degreesOfFreedom);
        }
      }),
    );
  });

  it("corrects by no more than the difference there is", () => {
    // 4·3/7 = 12/7 expected of 2: off by 2/7.
    const table = [
      [2, 2],
      [1, 2],
    ];
    expect(chiSquareTest(table).corrected).toEqual({ statistic: 0, pValue: 1, reason: null });
  });

  it("corrects tables of two by two only", () => {
    expect(
      chiSquareTest([
        [3, 4, 5],
        [5, 4, 3],
      ]).corrected,
    ).toBeNull();
  });

  it("says why it is undefined", () => {
    expect(chiSquareTest([])).toMatchObject({ statistic: null, reason: "no-data", degreesOfFreedom: 0 });
    expect(chiSquareTest([[0], [0]])).toMatchObject({ statistic: null, reason: "no-data", degreesOfFreedom: 0 });
    expect(
      chiSquareTest([
        [7, 0],
        [9, 0],
      ]),
    ).toMatchObject({ statistic: null, pValue: null, reason: "no-variation", degreesOfFreedom: 0 });
  });

  it("refuses ragged tables and what is no count", () => {
    expect(() => chiSquareTest([[1, 2], [3]])).toThrow("row 2 has 1 columns, row 1 2");
    expect(() => chiSquareTest([[1, -2]])).toThrow("a count of the table must be");
  });
});
