import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pearson } from "../../../../src/lib/stats/pearson.js";
import { expectNear } from "./expect-near.js";

// Anscombe (1973), The American Statistician 27, 17–21, data set 1.
const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

const points = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
  maxLength: 15,
});
const columns = (rows: readonly (readonly [number, number])[]) =>
  [rows.map(([a]) => a), rows.map(([, b]) => b)] as const;

describe("pearson", () => {
  it("gives Anscombe's r = 0.816 and t = 4.24 on 9 degrees of freedom", () => {
    const found = pearson(x, y);
    expect(found.value).toBeCloseTo(0.816, 3);
    expect(found.t).toBeCloseTo(4.24, 2);
    expect(found.pValue).toBeCloseTo(0.0022, 4);
  });

  it("puts Fisher's limits where artanh r ± 1.96 / √(n − 3) is", () => {
    const { value, lower, upper } = pearson(x, y);
    const margin = 1.959963984540054 / Math.sqrt(8);
    expect(Math.atanh(lower!)).toBeCloseTo(Math.atanh(value!) - margin, 10);
    expect(Math.atanh(upper!)).toBeCloseTo(Math.atanh(value!) + margin, 10);
  });

  it("is symmetric, in −1..1 and within its limits, and never NaN", () => {
    fc.assert(
      fc.property(points, (rows) => {
        const [a, b] = columns(rows);
        const found = pearson(a, b);
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
        expectNear(pearson(b, a).value, found.value, 12);
        if (found.value === null) return;
        expect(Math.abs(found.value)).toBeLessThanOrEqual(1);
        expect(found.lower ?? found.value).toBeLessThanOrEqual(found.value);
        expect(found.upper ?? found.value).toBeGreaterThanOrEqual(found.value);
      }),
    );
  });

  it("knows no unit, however great or small, and turns its sign with an axis", () => {
    fc.assert(
      fc.property(points, fc.constantFrom(1e-200, 1e-3, 7, 1e200), (rows, unit) => {
        const [a, b] = columns(rows);
        const { value } = pearson(a, b);
        expectNear(
          pearson(
            a.map((one) => one * unit),
            b,
          ).value,
          value,
          12,
        );
        expectNear(
          pearson(
            a,
            b.map((one) => -one),
          ).value,
          value === null ? null : -value,
          12,
        );
      }),
    );
  });

  it("leaves out pairs with a missing value", () => {
    expect(pearson([null, ...x, 3], [5, ...y, null])).toEqual(pearson(x, y));
  });

  it("is undefined for a constant that rounding would make vary", () => {
    expect(pearson([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 5])).toMatchObject({ value: null, reason: "no-variation", t: null });
  });

  it("says why values or limits are missing", () => {
    expect(pearson([], [])).toMatchObject({ value: null, reason: "no-data", n: 0 });
    expect(pearson([1, null], [1, 2])).toMatchObject({ value: null, reason: "too-few", n: 1 });
    expect(pearson([1, 2], [4, 3])).toMatchObject({ value: -1, lower: null, reason: "too-few", t: null, pValue: null });
    expect(pearson([1, 2, 4], [4, 3, 3])).toMatchObject({ lower: null, reason: "too-few", n: 3 });
    expect(pearson([1, 2, 4], [4, 3, 3]).t).not.toBeNull();
  });

  it("gives points on a line p = 0 and limits without width", () => {
    expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toMatchObject({ value: 1, lower: 1, upper: 1, pValue: 0 });
  });

  it("refuses unequal lengths and values that are none", () => {
    expect(() => pearson([1], [1, 2])).toThrow("x (1) and y (2) must be equally long");
    expect(() => pearson([1, Number.NaN], [1, 2])).toThrow("a value of x (null where missing) must be a finite number");
    expect(() => pearson([1], [1], 95)).toThrow("confidence");
  });
});
