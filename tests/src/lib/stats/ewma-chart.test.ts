import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ewmaChart } from "../../../../src/lib/stats/ewma-chart.js";
import { series } from "./arbitrary-series.js";

describe("ewmaChart", () => {
  it("has the averages and limits of Montgomery's example", () => {
    // Montgomery (2013), example 9.2 and table 9.10: λ = 0.10, L = 2.7, target 10, sigma 1.
    const points = ewmaChart([9.45, 7.99], { centre: 10, sigma: 1, weight: 0.1, width: 2.7 });
    expect(points[0]!.value).toBeCloseTo(9.945, 5);
    expect(points[1]!.value).toBeCloseTo(9.7495, 5);
    expect([points[0]!.lower, points[0]!.upper].map((limit) => limit!.toFixed(2))).toEqual(["9.73", "10.27"]);
    expect([points[1]!.lower, points[1]!.upper].map((limit) => limit!.toFixed(2))).toEqual(["9.64", "10.36"]);
  });

  it("is Shewhart's chart at weight 1", () => {
    const points = ewmaChart([4, 7, 3], { centre: 5, sigma: 0.5, weight: 1 });
    expect(points.map(({ value }) => value)).toEqual([4, 7, 3]);
    expect(points.map(({ lower, upper }) => [lower, upper])).toEqual([
      [3.5, 6.5],
      [3.5, 6.5],
      [3.5, 6.5],
    ]);
    expect(points.map(({ outside }) => outside)).toEqual([false, true, true]);
  });

  it("does not age at a missing value", () => {
    const options = { centre: 0, sigma: 1 };
    const points = ewmaChart([1, null, 2], options);
    expect(points[1]).toMatchObject({ value: null, upper: null });
    expect([points[0], points[2]]).toEqual(ewmaChart([1, 2], options));
  });

  it("refuses a weight outside 0..1", () => {
    expect(() => ewmaChart([1], { centre: 0, sigma: 1, weight: 0 })).toThrow("weight must be above 0");
    expect(ewmaChart([], { centre: 0, sigma: 1 })).toEqual([]);
  });

  it("averages within the values and the centre, with limits around the centre that widen to their end, in any unit", () => {
    fc.assert(
      fc.property(series(), fc.constantFrom(0.1, 0.4, 1), fc.nat(5), (values, weight, sigma) => {
        const points = ewmaChart(values, { centre: 2, sigma, weight });
        const [least, most] = [Math.min(2, ...values), Math.max(2, ...values)];
        const end = 3 * sigma * Math.sqrt(weight / (2 - weight));
        for (const [t, { value, lower, upper }] of points.entries()) {
          expect(value).toBeGreaterThanOrEqual(least - 1e-12);
          expect(value).toBeLessThanOrEqual(most + 1e-12);
          expect((lower! + upper!) / 2).toBeCloseTo(2, 12);
          expect(upper! - 2).toBeLessThanOrEqual(end + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(points[t - 1]?.upper ?? 2);
        }
        const scaled = ewmaChart(
          values.map((value) => 10 * value),
          { centre: 20, sigma: 10 * sigma, weight },
        );
        for (const [t, point] of scaled.entries()) {
          expect(point.value).toBeCloseTo(10 * points[t]!.value!, 9);
          expect(point.upper).toBeCloseTo(10 * points[t]!.upper!, 9);
        }
      }),
    );
  });
});
