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

  it("corrects by ½ where the sum of differences reaches it, and not at all below", () => {
    // a − E = 2 − 5·4/12 = ⅓ and −⅓, V = 5·7·4·8/(12²·11); the same as R 4.2.2's mantelhaen.test: 0.0196429 and 0.0523810.
    const some = [
      [2, 3],
      [2, 5],
    ] as const;
    const opposite = [
      [3, 2],
      [5, 2],
    ] as const;
    const variance = (5 * 7 * 4 * 8) / (12 ** 2 * 11);
    const twice = cmhTest([some, some]);
    expect(twice.statistic).toBeCloseTo((2 / 3) ** 2 / (2 * variance), 13);
    expect(twice.corrected.statistic).toBeCloseTo((2 / 3 - 1 / 2) ** 2 / (2 * variance), 13);
    const below = cmhTest([some, some, opposite]);
    expect(below.statistic).toBeCloseTo((1 / 3) ** 2 / (3 * variance), 13);
    expect(below.corrected.statistic).toBe(below.statistic);
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
