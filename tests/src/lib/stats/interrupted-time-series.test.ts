import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interruptedTimeSeries } from "../../../../src/lib/stats/interrupted-time-series.js";

const NOISE = [0.3, -0.2, 0.1, 0.4, -0.5, 0.2, -0.1, 0.3, -0.4, 0.1];
const lines = (t: number) => 2 + 0.5 * t + (t >= 5 ? 3 - 1.5 * (t - 5) : 0);
const noisy = NOISE.map((noise, t) => lines(t) + noise);
const values = (series: ReturnType<typeof interruptedTimeSeries>) =>
  Object.values(series.terms!).map(({ value }) => value);

describe("interruptedTimeSeries", () => {
  it("finds level, trend and their changes where values lie on the lines, without a test", () => {
    const series = interruptedTimeSeries(
      NOISE.map((_, t) => lines(t)),
      5,
      2,
    );
    for (const [i, expected] of [2, 0.5, 3, -1.5].entries()) expect(values(series)[i]).toBeCloseTo(expected, 10);
    expect(series).toMatchObject({ durbinWatson: null, terms: { trend: { standardError: 0, z: null, pValue: null } } });
  });

  it("moves its coefficients with what is added to the values, not their errors", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (level, slope) => {
        const plain = interruptedTimeSeries(noisy, 5, 2);
        const moved = interruptedTimeSeries(
          noisy.map((value, t) => value + level + slope * t),
          5,
          2,
        );
        expect(moved.terms!.intercept.value).toBeCloseTo(plain.terms!.intercept.value + level, 8);
        expect(moved.terms!.trend.value).toBeCloseTo(plain.terms!.trend.value + slope, 8);
        expect(moved.terms!.levelChange.value).toBeCloseTo(plain.terms!.levelChange.value, 8);
        expect(moved.terms!.trendChange.standardError).toBeCloseTo(plain.terms!.trendChange.standardError!, 8);
        expect(moved.durbinWatson).toBeCloseTo(plain.durbinWatson!, 8);
      }),
    );
  });

  it("leaves a missing period out but keeps its distance", () => {
    const gap = noisy.with(2, null as never);
    const shorter = noisy.toSpliced(2, 1);
    expect(values(interruptedTimeSeries(gap, 5, 0))).not.toEqual(values(interruptedTimeSeries(shorter, 4, 0)));
    const on = interruptedTimeSeries([lines(0), lines(1), null, ...[3, 4, 5, 6, 7, 8].map(lines)], 5, 1);
    for (const [i, expected] of [2, 0.5, 3, -1.5].entries()) expect(values(on)[i]).toBeCloseTo(expected, 10);
  });

  it("has coefficients without errors for four values, and none where a side has fewer than two", () => {
    const four = interruptedTimeSeries([1, 2, 5, 7], 2, 1);
    expect(four).toMatchObject({ reason: "too-few", terms: { levelChange: { standardError: null, pValue: null } } });
    expect(four.terms!.levelChange.value).toBeCloseTo(2, 10);
    for (const interruption of [0, 1, 9, 10, 99])
      expect(interruptedTimeSeries(noisy, interruption, 1)).toEqual({
        terms: null,
        durbinWatson: null,
        reason: "collinear",
      });
    expect(interruptedTimeSeries([1, 2, 3], 1, 1).reason).toBe("too-few");
    expect(interruptedTimeSeries([], 1, 1).reason).toBe("no-data");
    expect(() => interruptedTimeSeries(noisy, 5, -1)).toThrow("lag must be a whole number");
  });
});
