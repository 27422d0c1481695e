import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laneyPChart } from "../../../../src/lib/stats/laney-p-chart.js";
import { pChart } from "../../../../src/lib/stats/p-chart.js";
import { shares } from "./arbitrary-series.js";

describe("laneyPChart", () => {
  it("widens limits by the mean moving range of z over d₂", () => {
    // σ_i = √(0.25/400) = 0.025, z = −1, 1, −1, 1: moving ranges of 2 and σ_z = 2·√π/2 = √π.
    const { centre, points, sigmaZ } = laneyPChart([190, 210, 190, 210], [400, 400, 400, 400]);
    expect(centre).toBe(0.5);
    expect(sigmaZ).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(points[2]!.lower).toBeCloseTo(0.5 - 0.075 * Math.sqrt(Math.PI), 12);
    expect(points[2]!.upper).toBeCloseTo(0.5 + 0.075 * Math.sqrt(Math.PI), 12);
  });

  it("screens out a moving range of 3.267 times their mean, once", () => {
    // z is one of two values: 7 ranges of 0 and one of the jump, which is 8 times the mean.
    const { sigmaZ, screenedSigmaZ } = laneyPChart([1, 1, 1, 1, 9, 9, 9, 9, 9], Array<number>(9).fill(10));
    expect(sigmaZ).toBeGreaterThan(0);
    expect(screenedSigmaZ).toBe(0);
  });

  it("is the p chart with limits σ_z times as far where they are not clipped", () => {
    fc.assert(
      fc.property(shares(), ({ x, n }) => {
        const laney = laneyPChart(x, n);
        if (laney.sigmaZ === null) return;
        for (const [i, { sigma }] of pChart(x, n).points.entries())
          if (sigma !== null) expect(laney.points[i]!.sigma).toBeCloseTo(sigma * laney.sigmaZ, 10);
      }),
    );
  });

  it("does not see empty subgroups", () => {
    const without = laneyPChart([3, 5, 2], [10, 12, 9]);
    const withEmpty = laneyPChart([3, 0, 5, 2], [10, 0, 12, 9]);
    expect(withEmpty.sigmaZ).toBe(without.sigmaZ);
    expect(withEmpty.points.filter(({ value }) => value !== null)).toEqual(without.points);
  });

  it("has no limits for one subgroup, for shares of 0 or 1 throughout and without data", () => {
    expect(laneyPChart([3, 0], [5, 0])).toMatchObject({ centre: 0.6, sigmaZ: null, reason: "too-few" });
    expect(laneyPChart([0, 0], [5, 4])).toMatchObject({ centre: 0, sigmaZ: null, reason: "no-variation" });
    expect(laneyPChart([5, 4], [5, 4])).toMatchObject({ centre: 1, points: [{ value: 1, lower: null }, {}] });
    expect(laneyPChart([], [])).toMatchObject({ centre: null, reason: "no-data" });
  });
});
