import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gTest } from "../../../../src/lib/stats/g-test.js";
import { tables, transposed } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

describe("gTest", () => {
  it("is twice the sum of O ln(O / E)", () => {
    const { statistic } = gTest([
      [10, 20],
      [20, 10],
    ]);
    expect(statistic).toBeCloseTo(2 * (2 * 10 * Math.log(10 / 15) + 2 * 20 * Math.log(20 / 15)), 12);
  });

  it("takes an empty cell for 0", () => {
    const { statistic } = gTest([
      [4, 0],
      [0, 4],
    ]);
    expect(statistic).toBeCloseTo(16 * Math.LN2, 12);
  });

  it("is at least 0 and the same for the table turned", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { statistic, pValue } = gTest(table);
        expect(statistic ?? 0).toBeGreaterThanOrEqual(0);
        expectNear(gTest(transposed(table)).statistic, statistic, 9);
        expect(pValue ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(gTest([[0]])).toEqual({ statistic: null, pValue: null, reason: "no-data" });
    expect(gTest([[4, 5, 6]])).toEqual({ statistic: null, pValue: null, reason: "no-variation" });
  });
});
