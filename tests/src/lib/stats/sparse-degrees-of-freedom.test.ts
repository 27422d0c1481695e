import { describe, expect, it } from "vitest";
import { sparseDegreesOfFreedom } from "../../../../src/lib/stats/sparse-degrees-of-freedom.js";

describe("sparseDegreesOfFreedom", () => {
  it("adds the inverses", () => {
    expect(sparseDegreesOfFreedom(6, 3)).toBeCloseTo(2, 12);
    expect(sparseDegreesOfFreedom(20, 5)).toBeCloseTo(4, 12);
  });

  it("is what it was, to the last digit, where events are no want", () => {
    expect(sparseDegreesOfFreedom(19, Number.POSITIVE_INFINITY)).toBe(19);
  });

  it("is 0 without an event: nothing is known of the variance", () => {
    expect(sparseDegreesOfFreedom(19, 0)).toBe(0);
  });

  it("refuses what cannot be", () => {
    expect(() => sparseDegreesOfFreedom(19, -1)).toThrow(RangeError);
    expect(() => sparseDegreesOfFreedom(0, 5)).toThrow(RangeError);
    expect(() => sparseDegreesOfFreedom(19, Number.NaN)).toThrow(RangeError);
  });
});
