import { describe, expect, it } from "vitest";
import { newcombeDifference } from "../../../../src/lib/stats/newcombe-difference.js";

describe("newcombeDifference", () => {
  // Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])("gives Newcombe's limits for %d/%d − %d/%d", (x1, n1, x2, n2, lower, upper) => {
    const difference = newcombeDifference(x1, n1, x2, n2);
    expect(difference.lower).toBeCloseTo(lower, 4);
    expect(difference.upper).toBeCloseTo(upper, 4);
  });

  it("has no value where a sample is empty", () => {
    expect(newcombeDifference(0, 0, 3, 10).reason).toBe("no-data");
    expect(newcombeDifference(3, 10, 0, 0).value).toBeNull();
  });
});
