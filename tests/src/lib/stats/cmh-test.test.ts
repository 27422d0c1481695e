import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTest } from "../../../../src/lib/stats/chi-square-test.js";
import { cmhTest } from "../../../../src/lib/stats/cmh-test.js";
import { fourfold } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

describe("cmhTest", () => {
  it("is (n − 1)/n of Pearson's χ² for a single stratum", () => {
    fc.assert(
      fc.property(fourfold(), (table) => {
        const n = table.flat().reduce((a, b) => a + b, 0);
        const { statistic, reason } = chiSquareTest(table);
        expect(cmhTest([table]).reason).toBe(reason);
        expectNear(cmhTest([table]).statistic, statistic === null ? null : (statistic * (n - 1)) / n, 10);
      }),
    );
  });

  it("adds differences up before it squares them, so that opposite ones cancel", () => {
    const up = [
      [6, 2],
      [2, 6],
    ] as const;
    const down = [
      [2, 6],
      [6, 2],
    ] as const;
    // a − E = 2, V = 8⁴/(16²·15) in each stratum.
    expect(cmhTest([up, up]).statistic).toBeCloseTo(16 / ((2 * 16) / 15), 13);
    expect(cmhTest([up, up]).corrected.statistic).toBeCloseTo(3.5 ** 2 / ((2 * 16) / 15), 13);
    expect(cmhTest([up, down])).toMatchObject({ statistic: 0, pValue: 1, corrected: { statistic: 0 } });
  });

  it("leaves out strata of one unit and says why it is undefined", () => {
    const one = [
      [1, 0],
      [0, 0],
    ] as const;
    expect(cmhTest([one])).toMatchObject({ statistic: null, reason: "no-variation" });
    expect(cmhTest([])).toMatchObject({ statistic: null, reason: "no-data", corrected: { reason: "no-data" } });
  });
});
