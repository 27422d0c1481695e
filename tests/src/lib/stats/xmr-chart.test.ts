import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xmrChart } from "../../../../src/lib/stats/xmr-chart.js";
import { series } from "./arbitrary-series.js";

describe("xmrChart", () => {
  it("takes sigma from neighbours: mean moving range · √π/2", () => {
    // Ranges 2 and 1; 3/d₂ is the tables' 2.66, D₄ their 3.267.
    const chart = xmrChart([1, 3, 2]);
    expect(chart).toMatchObject({ centre: 2, meanMovingRange: 1.5, reason: null });
    expect(chart.sigma).toBeCloseTo(0.75 * Math.sqrt(Math.PI), 12);
    expect(chart.upper).toBeCloseTo(2 + 2.66 * 1.5, 2);
    expect(chart.movingRangeUpper).toBeCloseTo(3.267 * 1.5, 2);
    expect(chart.points.map(({ movingRange }) => movingRange)).toEqual([null, 2, 1]);
  });

  it("reaches over missing values, which keep their place", () => {
    const { points, sigma } = xmrChart([null, 1, null, 3, 2]);
    expect(sigma).toBe(xmrChart([1, 3, 2]).sigma);
    expect(points.map(({ movingRange }) => movingRange)).toEqual([null, null, null, 2, 1]);
    expect(points.map(({ value }) => value)).toEqual([null, 1, null, 3, 2]);
  });

  it("does not change backwards, and moves with the values", () => {
    fc.assert(
      fc.property(series(), fc.integer({ min: -9, max: 9 }), (values, shift) => {
        const { sigma, upper } = xmrChart(values);
        expect(xmrChart(values.toReversed()).sigma ?? 0).toBeCloseTo(sigma ?? 0, 10);
        expect((xmrChart(values.map((value) => value + shift)).upper ?? 0) - (upper ?? 0)).toBeCloseTo(
          upper === null ? 0 : shift,
          10,
        );
      }),
    );
  });

  it("has limits equal to constant values, none outside", () => {
    expect(xmrChart([7, 7, 7])).toMatchObject({ sigma: 0, lower: 7, upper: 7, points: [{}, {}, { outside: false }] });
  });

  it("has no limits for one value and nothing for none", () => {
    expect(xmrChart([4, null])).toMatchObject({ centre: 4, lower: null, sigma: null, reason: "too-few" });
    expect(xmrChart([null])).toMatchObject({ centre: null, lower: null, reason: "no-data", points: [{ value: null }] });
    expect(() => xmrChart([Number.NaN])).toThrow("values must be a finite number");
  });
});
