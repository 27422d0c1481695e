import { describe, expect, it } from "vitest";
import { populationStabilityIndex } from "../../../../src/lib/stats/population-stability-index.js";

describe("populationStabilityIndex", () => {
  it("is Σ (a − e) ln(a / e)", () => {
    expect(populationStabilityIndex([1, 3], [1, 1]).value).toBeCloseTo(0.25 * Math.log(2) + 0.25 * Math.log(3 / 2), 14);
  });

  it("raises empty shares to the floor", () => {
    const expected = (0.5 - 1e-4) * Math.log(0.5 / 1e-4) + 0.5 * Math.log(2);
    expect(populationStabilityIndex([0, 1], [1, 1]).value).toBeCloseTo(expected, 12);
    expect(populationStabilityIndex([0, 1], [1, 1], 0.01).value).toBeLessThan(expected);
  });

  it("refuses a floor of 0, with which empty categories are infinite", () => {
    expect(() => populationStabilityIndex([1], [1], 0)).toThrow("floor must lie between 0 and 1");
  });
});
