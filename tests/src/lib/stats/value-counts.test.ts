import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannWhitneyU } from "../../../../src/lib/stats/mann-whitney-u.js";
import { requireValueCounts, valueCounts } from "../../../../src/lib/stats/value-counts.js";

const sample = fc.array(fc.option(fc.nat(5)), { maxLength: 12 });

describe("valueCounts", () => {
  it("counts each sample's values over all samples' values", () => {
    expect(valueCounts([[3, 1, null, 3], [2, 3], []])).toEqual({
      values: [1, 2, 3],
      counts: [
        [1, 0, 2],
        [0, 1, 1],
        [0, 0, 0],
      ],
    });
  });

  it("makes the same of rows in any order, and of counts with values nobody has", () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const rows = valueCounts([x, y]);
        expect(valueCounts([x.toReversed(), y.toReversed()])).toEqual(rows);
        const cube = { values: [...rows.values, 99], counts: rows.counts.map((counts) => [...counts, 0]) };
        expect(mannWhitneyU(cube)).toEqual(mannWhitneyU(rows));
      }),
    );
  });

  it("refuses what are no counts by ascending values", () => {
    expect(() => valueCounts([[Number.NaN]])).toThrow("a value of a sample");
    expect(() => requireValueCounts({ values: [1, 1], counts: [[1, 2]] })).toThrow("distinct and ascending");
    expect(() => requireValueCounts({ values: [1, 2], counts: [[1]] })).toThrow("one count per value: 2, not 1");
    expect(() => requireValueCounts({ values: [1], counts: [[-1]] })).toThrow("a count of values must be");
    expect(() => mannWhitneyU({ values: [1], counts: [[1]] })).toThrow("two samples, not 1");
  });
});
