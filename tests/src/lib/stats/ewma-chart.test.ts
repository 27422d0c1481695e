import { describe, expect, it } from "vitest";
import { ewmaChart } from "../../../../src/lib/stats/ewma-chart.js";

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
});
