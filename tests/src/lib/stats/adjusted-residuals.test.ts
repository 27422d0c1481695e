import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedResiduals } from "../../../../src/lib/stats/adjusted-residuals.js";
import { chiSquareTest } from "../../../../src/lib/stats/chi-square-test.js";
import { tables } from "./arbitrary-tables.js";

describe("adjustedResiduals", () => {
  it("is (O − E) / √(E (1 − row share)(1 − column share))", () => {
    const one = (10 - 15) / Math.sqrt(15 * 0.5 * 0.5);
    expect(
      adjustedResiduals([
        [10, 20],
        [20, 10],
      ]),
    ).toEqual([
      [expect.closeTo(one, 13), expect.closeTo(-one, 13)],
      [expect.closeTo(-one, 13), expect.closeTo(one, 13)],
    ]);
  });

  it("is the root of χ² in a table of two by two, and null where χ² is undefined", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { statistic, corrected } = chiSquareTest(table);
        const found = adjustedResiduals(table).flat();
        if (statistic === null) expect(found.every((one) => one === null)).toBe(true);
        else if (corrected !== null)
          for (const one of found) if (one !== null) expect(one ** 2).toBeCloseTo(statistic, 9);
      }),
    );
  });

  it("leaves empty rows and columns null, in their place", () => {
    expect(
      adjustedResiduals([
        [3, 0, 1],
        [0, 0, 0],
        [1, 0, 3],
      ]).map((row) => row.map((one) => one === null)),
    ).toEqual([
      [false, true, false],
      [true, true, true],
      [false, true, false],
    ]);
  });
});
