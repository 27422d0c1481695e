import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pChart } from "../../../../src/lib/stats/p-chart.js";
import { shares } from "./arbitrary-series.js";

describe("pChart", () => {
  it("has the limits of Montgomery's orange juice cans: 347 of 30 samples of 50", () => {
    // Montgomery (2013), example 7.1: centre 0.2313, limits 0.0524 and 0.4102; 22 of 50 lies outside.
    const x = [22, ...Array<number>(25).fill(11), ...Array<number>(4).fill(12.5)].map(Math.floor);
    const { centre, points } = pChart(
      [...x.slice(0, -1), x.at(-1)! + 347 - x.reduce((a, b) => a + b)],
      x.map(() => 50),
    );
    expect(centre).toBeCloseTo(0.2313, 4);
    expect(points[0]!.lower).toBeCloseTo(0.0524, 4);
    expect(points[0]!.upper).toBeCloseTo(0.4102, 4);
    expect(points.map(({ outside }) => outside).indexOf(true)).toBe(0);
    expect(points.filter(({ outside }) => outside)).toHaveLength(1);
  });

  it("keeps an empty subgroup's place, without value and limits", () => {
    const { points } = pChart([1, 0, 2], [4, 0, 4]);
    expect(points[1]).toEqual({ value: null, sigma: null, lower: null, upper: null, outside: false });
    expect(points.map(({ value }) => value)).toEqual([0.25, null, 0.5]);
  });

  it("keeps limits in 0..1 around the centre, and never NaN", () => {
    fc.assert(
      fc.property(shares(), ({ x, n }) => {
        const { centre, points } = pChart(x, n);
        for (const { value, lower, upper } of points) {
          if (value === null) continue;
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(centre!);
          expect(upper).toBeGreaterThanOrEqual(centre!);
          expect(upper).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("calls nothing outside where all or none have the property", () => {
    for (const x of [
      [0, 0],
      [3, 7],
    ]) {
      const { points } = pChart(x, [3, 7]);
      expect(points.map(({ lower, upper, outside }) => [lower, upper, outside])).toEqual([
        [x[0]! / 3, x[0]! / 3, false],
        [x[1]! / 7, x[1]! / 7, false],
      ]);
    }
  });

  it("says no-data for none", () => {
    expect(pChart([], [])).toEqual({ centre: null, points: [], reason: "no-data" });
    expect(pChart([0], [0])).toMatchObject({ centre: null, reason: "no-data" });
  });

  it("refuses what is no share", () => {
    expect(() => pChart([1], [1, 2])).toThrow("x (1) and n (2) must be equally long");
    expect(() => pChart([3], [2])).toThrow("x (3) must not be greater than n (2)");
    expect(() => pChart([-1], [2])).toThrow("x must be a whole number");
  });
});
