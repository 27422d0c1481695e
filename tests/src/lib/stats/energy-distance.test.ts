import { mean } from "d3-array";
import { describe, expect, it } from "vitest";
import { energyDistance } from "../../../../src/lib/stats/energy-distance.js";
import { valueCounts } from "../../../../src/lib/stats/value-counts.js";

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
});
