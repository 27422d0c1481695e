import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannKendall } from "../../../../src/lib/stats/mann-kendall.js";
import { series } from "./arbitrary-series.js";

describe("mannKendall", () => {
  it("counts rising minus falling pairs", () => {
    // 1 < 3, 1 < 2, 3 > 2; variance 3·2·11/18 = 11/3; S − 1 = 0.
    expect(mannKendall([1, 3, 2])).toEqual({
      n: 3,
      value: 1 / 3,
      s: 1,
      variance: 11 / 3,
      z: 0,
      pValue: 1,
      reason: null,
    });
  });

  it("takes ties off the variance", () => {
    // 4·3·13 = 156, one pair of ties 2·1·9 = 18.
    expect(mannKendall([1, 2, 2, 3]).variance).toBeCloseTo((156 - 18) / 18, 12);
  });

  it("turns its sign backwards, and depends on ranks only", () => {
    fc.assert(
      fc.property(series(), (values) => {
        const { s, value, z } = mannKendall(values);
        const back = mannKendall(values.toReversed());
        expect((back.s ?? 0) + (s ?? 0)).toBe(0);
        expect((back.z ?? 0) + (z ?? 0)).toBeCloseTo(0, 12);
        expect(mannKendall(values.map((one) => one ** 3)).value).toBe(value);
        expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("leaves missing values out", () => {
    expect(mannKendall([null, 1, 3, null, 2])).toEqual(mannKendall([1, 3, 2]));
  });

  it("is undefined for constant, single and no values", () => {
    expect(mannKendall([2, 2, 2])).toMatchObject({ value: 0, s: 0, variance: 0, z: null, reason: "no-variation" });
    expect(mannKendall([2])).toMatchObject({ value: null, s: null, pValue: null, reason: "too-few" });
    expect(mannKendall([])).toMatchObject({ value: null, reason: "no-data" });
    expect(() => mannKendall([1, Infinity])).toThrow("values must be a finite number");
  });
});
