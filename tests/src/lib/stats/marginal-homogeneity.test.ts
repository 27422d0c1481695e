import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bowkerTest, stuartMaxwellTest } from "../../../../src/lib/stats/marginal-homogeneity.js";
import { pairTables } from "./arbitrary-pair-tables.js";
import { expectNear } from "./expect-near.js";

/** Unaided distance vision of 7,477 women, right and left eye: Stuart (1955), also Agresti, Categorical Data Analysis, ch. 11. */
const VISION = [
  [1520, 266, 124, 66],
  [234, 1512, 432, 78],
  [117, 362, 1772, 205],
  [36, 82, 179, 492],
];

describe("stuartMaxwellTest", () => {
  it("is 11.96 with 3 degrees of freedom on Stuart's data", () => {
    const { statistic, degreesOfFreedom } = stuartMaxwellTest(VISION);
    expect(statistic).toBeCloseTo(11.96, 2);
    expect(degreesOfFreedom).toBe(3);
  });

  it("is McNemar's (b − c)²/(b + c) for two categories", () => {
    const { statistic, degreesOfFreedom } = stuartMaxwellTest([
      [9, 12],
      [5, 40],
    ]);
    expect(statistic).toBeCloseTo(7 ** 2 / 17, 12);
    expect(degreesOfFreedom).toBe(1);
  });

  it("adds up over categories that are never confused across, and ignores those never confused at all", () => {
    // {1, 2}: (6 − 2)²/8; {4, 5}: (5 − 1)²/6; category 3 only with itself.
    const { statistic, degreesOfFreedom } = stuartMaxwellTest([
      [3, 6, 0, 0, 0],
      [2, 3, 0, 0, 0],
      [0, 0, 8, 0, 0],
      [0, 0, 0, 3, 5],
      [0, 0, 0, 1, 3],
    ]);
    expect(statistic).toBeCloseTo(16 / 8 + 16 / 6, 12);
    expect(degreesOfFreedom).toBe(2);
  });

  it("does not depend on which rater comes first or on the order of categories", () => {
    fc.assert(
      fc.property(pairTables, (table) => {
        const { statistic, degreesOfFreedom } = stuartMaxwellTest(table);
        const turned = table.map((_, j) => table.map((row) => row[j]!).toReversed()).toReversed();
        const same = stuartMaxwellTest(turned);
        expect(same.degreesOfFreedom).toBe(degreesOfFreedom);
        expectNear(same.statistic, statistic, 6);
        expect(statistic ?? 0).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});

describe("bowkerTest", () => {
  it("is 19.11 with 6 degrees of freedom on Stuart's data", () => {
    const { statistic, degreesOfFreedom } = bowkerTest(VISION);
    expect(statistic).toBeCloseTo(19.11, 2);
    expect(degreesOfFreedom).toBe(6);
  });

  it("leaves out pairs of categories that are never confused", () => {
    const { statistic, degreesOfFreedom } = bowkerTest([
      [3, 6, 0],
      [2, 3, 0],
      [0, 0, 8],
    ]);
    expect(statistic).toBeCloseTo(16 / 8, 12);
    expect(degreesOfFreedom).toBe(1);
  });
});

describe.each([stuartMaxwellTest, bowkerTest])("%o", (test) => {
  it("is undefined where raters never disagree or label nothing", () => {
    const nothing = { statistic: null, pValue: null, degreesOfFreedom: 0 };
    expect(
      test([
        [2, 0],
        [0, 5],
      ]),
    ).toEqual({ ...nothing, reason: "no-variation" });
    expect(
      test([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ ...nothing, reason: "no-data" });
  });

  it("refuses what is no square table", () => {
    expect(() => test([[1, 2]])).toThrow("must be square");
  });
});
