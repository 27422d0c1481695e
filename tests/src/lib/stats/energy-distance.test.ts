import { mean } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { energyDistance } from "../../../../src/lib/stats/energy-distance.js";
import { valueCounts } from "../../../../src/lib/stats/value-counts.js";
import { series } from "./arbitrary-series.js";
import { expectNear } from "./expect-near.js";

describe("energyDistance", () => {
  it("is √(2 E|X − Y| − E|X − X'| − E|Y − Y'|)", () => {
    const [x, y] = [
      [1, 2, 4, 4],
      [2, 7, 8],
    ];
    const apart = (a: readonly number[], b: readonly number[]) => mean(a, (v) => mean(b, (u) => Math.abs(v - u)))!;
    const { value } = energyDistance(valueCounts([x, y]));
    expect(value).toBeCloseTo(Math.sqrt(2 * apart(x, y) - apart(x, x) - apart(y, y)), 12);
  });

  it("says no-data where a sample is empty", () => {
    expect(energyDistance(valueCounts([[1], []]))).toEqual({ value: null, reason: "no-data" });
  });

  it("is at least 0, symmetric, knows no origin, and grows with the root of the unit", () => {
    fc.assert(
      fc.property(series(12, 6), series(12, 6), (x, y) => {
        const { value } = energyDistance(valueCounts([x, y]));
        expect(value ?? 0).toBeGreaterThanOrEqual(0);
        expectNear(energyDistance(valueCounts([y, x])).value, value, 12);
        const moved = [x, y].map((sample) => sample.map((one) => 5 - 4 * one));
        expectNear(energyDistance(valueCounts(moved)).value, value === null ? null : 2 * value, 10);
        if (x.length > 0) expect(energyDistance(valueCounts([x, [...x, ...x]])).value).toBeCloseTo(0, 7);
      }),
    );
  });
});
