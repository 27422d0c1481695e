import { describe, expect, it } from "vitest";
import { newcombeDifferenceContinuity } from "../../../../src/lib/stats/newcombe-difference-continuity.js";

describe("newcombeDifferenceContinuity", () => {
  // Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 11.
  it.each([
    [56, 70, 48, 80, 0.0428, 0.3422],
    [9, 10, 3, 10, 0.1013, 0.8387],
    [5, 56, 0, 29, -0.0667, 0.2037],
  ])("gives Newcombe's limits for %d/%d − %d/%d", (x1, n1, x2, n2, lower, upper) => {
    const difference = newcombeDifferenceContinuity(x1, n1, x2, n2);
    expect(difference.lower).toBeCloseTo(lower, 4);
    expect(difference.upper).toBeCloseTo(upper, 4);
  });

  it("has no value where a sample is empty", () => {
    expect(newcombeDifferenceContinuity(0, 0, 3, 10).reason).toBe("no-data");
    expect(newcombeDifferenceContinuity(3, 10, 0, 0).value).toBeNull();
  });
});
