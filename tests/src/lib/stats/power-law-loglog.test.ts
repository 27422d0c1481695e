import { describe, expect, it } from "vitest";
import { powerLawLogLog } from "../../../../src/lib/stats/power-law-loglog.js";

describe("powerLawLogLog", () => {
  it("finds b and the exponent of b x^exponent", () => {
    const found = powerLawLogLog([1, 2, 4], [8, 4, 2]);
    expect(found.logScale).toBeCloseTo(Math.log(8), 14);
    expect(found.exponent).toBeCloseTo(-1, 14);
    expect(found.rSquared).toBeCloseTo(1, 14);
    expect(found.standardError).toBeCloseTo(0, 14);
  });

  it("takes the standard error √(RSS/(n − 2)/Sxx)", () => {
    // ln x = −1, 0, 1 and ln y = 0, 1, 0: slope 0, RSS 2/3, Sxx 2.
    const found = powerLawLogLog([1 / Math.E, 1, Math.E], [1, Math.E, 1]);
    expect(found.exponent).toBeCloseTo(0, 14);
    expect(found.standardError).toBeCloseTo(Math.sqrt(1 / 3), 14);
    expect(found.rSquared).toBeCloseTo(0, 14);
  });

  it("says why values are missing", () => {
    expect(powerLawLogLog([], [])).toMatchObject({ exponent: null, reason: "no-data" });
    expect(powerLawLogLog([1, 2], [0, 1])).toMatchObject({ exponent: null, reason: "not-positive" });
    expect(powerLawLogLog([1, null], [2, 1])).toMatchObject({ exponent: null, reason: "too-few", n: 1 });
    expect(powerLawLogLog([3, 3, 3], [2, 1, 5])).toMatchObject({ exponent: null, reason: "no-variation" });
    expect(powerLawLogLog([1, 2], [2, 1])).toMatchObject({ standardError: null, reason: "too-few" });
    expect(powerLawLogLog([1, 2, 3], [0.7, 0.7, 0.7])).toMatchObject({ exponent: 0, rSquared: null, reason: null });
  });
});
