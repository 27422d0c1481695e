import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementWeight } from "../../../../src/lib/stats/agreement-weights.js";
import { chanceCorrectedInterval } from "../../../../src/lib/stats/chance-corrected-interval.js";
import { fleissChance } from "../../../../src/lib/stats/fleiss-chance.js";
import { scottPi } from "../../../../src/lib/stats/scott-pi.js";
import { pairTables, tablePatterns } from "./arbitrary-pair-tables.js";
import { expectNear } from "./expect-near.js";

describe("scottPi", () => {
  it("takes chance from the shares of both raters together", () => {
    // Wikipedia's “Scott's Pi”: joint shares 18, 30 and 42 of 90, p_o = 15/45, p_e = 0.369.
    const { value, chanceAgreement } = scottPi([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(chanceAgreement).toBeCloseTo(0.369, 3);
    expect(value).toBeCloseTo((15 / 45 - 2988 / 8100) / (1 - 2988 / 8100), 12);
  });

  it("is Fleiss' kappa of two raters, whose standard error takes n − 1 for n", () => {
    fc.assert(
      fc.property(pairTables, (table) => {
        const pi = scottPi(table);
        const kappa = chanceCorrectedInterval(tablePatterns(table), agreementWeight("none", []), fleissChance);
        expectNear(kappa.value, pi.value, 9);
        if (pi.n < 2 || pi.standardError === null) return;
        expect(kappa.standardError! * Math.sqrt((pi.n - 1) / pi.n)).toBeCloseTo(pi.standardError, 7);
      }),
    );
  });

  it("says what it lacks", () => {
    expect(scottPi([[0]])).toMatchObject({ value: null, reason: "no-data", n: 0 });
    expect(
      scottPi([
        [4, 0],
        [0, 0],
      ]),
    ).toMatchObject({ value: null, reason: "no-variation", chanceAgreement: 1 });
    // One pair that disagrees: p_o = 0, p_e = ½.
    expect(
      scottPi([
        [0, 1],
        [0, 0],
      ]),
    ).toMatchObject({ value: -1, lower: null, reason: "too-few" });
  });
});
