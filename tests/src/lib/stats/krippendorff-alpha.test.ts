import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha, type MeasurementLevel } from "../../../../src/lib/stats/krippendorff-alpha.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { DECLARED, type Ratings, ratings, relabelled, shuffled } from "./arbitrary-ratings.js";
import { expectNear } from "./expect-near.js";
import { CATEGORIES, RATINGS } from "./published-ratings.js";

const LEVELS: readonly MeasurementLevel[] = [
  { level: "nominal" },
  { level: "ordinal" },
  { level: "interval", values: DECLARED },
];
const alpha = (rows: Ratings, level: MeasurementLevel) =>
  krippendorffAlpha(patternSums(labelPatterns(rows, DECLARED)), level);

describe("krippendorffAlpha", () => {
  // Krippendorff (2011), section C and its ordinal and interval continuations.
  it.each([
    [0.743, { level: "nominal" } as const],
    [0.815, { level: "ordinal" } as const],
    [0.849, { level: "interval", values: CATEGORIES } as const],
  ])("is %d on Krippendorff's own example: %o", (published, level) => {
    const result = krippendorffAlpha(patternSums(labelPatterns(RATINGS, CATEGORIES)), level);
    expect(result.value).toBeCloseTo(published, 3);
    expect(result).toMatchObject({ pairable: 40, units: 11 });
  });

  it.each(LEVELS)("follows the definition over pairs of labels: %o", (level) => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const { value } = alpha(rows, level);
        const defined = definition(rows, level);
        expectNear(value, defined, 9);
      }),
    );
  });

  it.each(LEVELS)("does not depend on the order of items and raters: %o", (level) => {
    fc.assert(
      fc.property(shuffled, ([there, back]) => {
        expect(alpha(back, level)).toEqual(alpha(there, level));
      }),
    );
  });

  it("at the nominal level does not depend on which category is which", () => {
    const level = { level: "nominal" } as const;
    fc.assert(
      fc.property(relabelled, ([there, back]) => {
        expect(alpha(back, level)).toEqual(alpha(there, level));
      }),
    );
  });

  it.each(LEVELS)("does not depend on the direction of the scale: %o", (level) => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const { value } = alpha(rows, level);
        const reversed = alpha(
          rows.map((row) => row.map((label) => (label === null ? null : 5 - label))),
          level,
        ).value;
        expectNear(reversed, value, 9);
      }),
    );
  });

  it("at the interval level does not depend on origin and unit", () => {
    const moved: MeasurementLevel = { level: "interval", values: DECLARED.map((value) => 32 + 9 * value) };
    fc.assert(
      fc.property(ratings, (rows) => {
        const { value } = alpha(rows, LEVELS[2]!);
        expectNear(alpha(rows, moved).value, value, 9);
      }),
    );
  });

  it.each(LEVELS)("never exceeds 1 and is 1 exactly where all pairs agree: %o", (level) => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const { value, observedDisagreement } = alpha(rows, level);
        if (value === null) return;
        expect(value).toBeLessThanOrEqual(1);
        expect(value === 1).toBe(observedDisagreement === 0);
      }),
    );
  });

  it("is undefined, not perfect, where all labels are of one category", () => {
    expect(alpha([[2, 2, 2]], LEVELS[1]!)).toEqual({
      ...{ value: null, reason: "no-variation", observedDisagreement: 0, expectedDisagreement: 0 },
      ...{ pairable: 3, units: 1 },
    });
  });

  it("says no-data where no unit has two labels", () => {
    for (const rows of [[], [[1], [2]]])
      expect(alpha(rows, LEVELS[0]!)).toMatchObject({ value: null, reason: "no-data" });
  });

  it("needs the coincidences at the ordinal level and a value per category at the interval level", () => {
    const nominal = [{ labels: 2, units: 1, agreeing: 0, labelCounts: [1, 1], coincidences: null }];
    expect(krippendorffAlpha(nominal, { level: "nominal" }).value).toBe(0);
    expect(() => krippendorffAlpha(nominal, { level: "ordinal" })).toThrow("need coincidences");
    expect(() => alpha([[1, 2]], { level: "interval", values: [1, 2] })).toThrow("one finite value per category");
  });
});

/** α from every ordered pair of labels within and between units, weighted 1/(r − 1) and 1/(n − 1); null where undefined. */
function definition(rows: Ratings, level: MeasurementLevel): number | null {
  const units = rows.map((row) => row.filter((label) => label !== null)).filter((labels) => labels.length >= 2);
  const all = units.flat();
  const distance = (a: number, b: number): number => {
    if (level.level === "nominal") return a === b ? 0 : 1;
    if (level.level === "interval") return (level.values[a - 1]! - level.values[b - 1]!) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = all.filter((label) => label >= low && label <= high).length;
    return (between - all.filter((label) => label === low || label === high).length / (low === high ? 1 : 2)) ** 2;
  };
  const pairs = (labels: readonly number[]) =>
    labels.flatMap((a, i) => labels.filter((_, j) => j !== i).map((b) => distance(a, b))).reduce((x, y) => x + y, 0);
  const observed = units.reduce((total, labels) => total + pairs(labels) / (labels.length - 1), 0);
  const expected = pairs(all) / (all.length - 1);
  return all.length === 0 || expected === 0 ? null : 1 - observed / expected;
}
