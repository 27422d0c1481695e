import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementWeight } from "../../../../src/lib/stats/agreement-weights.js";
import { brennanPredigerChance } from "../../../../src/lib/stats/brennan-prediger-chance.js";
import { chanceCorrectedInterval } from "../../../../src/lib/stats/chance-corrected-interval.js";
import { pabak } from "../../../../src/lib/stats/pabak.js";
import { pairTables, tablePatterns } from "./arbitrary-pair-tables.js";
import { expectNear } from "./expect-near.js";

describe("pabak", () => {
  it("is 2p_o − 1 for two categories, with twice the standard error of p_o", () => {
    // p_o = 0.8 of 25 pairs: se of p_o = 0.08.
    const { value, standardError, lower } = pabak([
      [15, 3],
      [2, 5],
    ]);
    expect(value).toBeCloseTo(0.6, 12);
    expect(standardError).toBeCloseTo(0.16, 12);
    expect(lower).toBeCloseTo(0.6 - 1.959964 * 0.16, 6);
  });

  it("is Brennan and Prediger's coefficient of two raters, whose standard error takes n − 1 for n", () => {
    fc.assert(
      fc.property(pairTables, (table) => {
        const { value, n, standardError } = pabak(table);
        const weight = agreementWeight("none", []);
        const same = chanceCorrectedInterval(tablePatterns(table), weight, brennanPredigerChance);
        expectNear(same.value, value, 9);
        if (n < 2 || standardError === null) return;
        expect(same.standardError! * Math.sqrt((n - 1) / n)).toBeCloseTo(standardError, 7);
      }),
    );
  });

  it("says what it lacks", () => {
    expect(pabak([])).toMatchObject({ value: null, reason: "no-data" });
    expect(pabak([[3]])).toMatchObject({ value: null, reason: "no-variation" });
    expect(
      pabak([
        [1, 0],
        [0, 0],
      ]),
    ).toMatchObject({ value: 1, standardError: 0, lower: null, reason: "too-few" });
  });
});
