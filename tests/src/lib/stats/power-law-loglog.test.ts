import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { powerLawLogLog } from "../../../../src/lib/stats/power-law-loglog.js";
import { expectNear } from "./expect-near.js";

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

  it("does not depend on the order of points, and its exponent on no unit", () => {
    const point = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 10 }), (points) => {
        const lineThrough = (some: readonly (readonly [number, number])[]) =>
          powerLawLogLog(
            some.map(([x]) => x),
            some.map(([, y]) => y),
          );
        const found = lineThrough(points);
        const scaled = lineThrough(points.map(([x, y]) => [x * 8, y / 4]));
        for (const other of [lineThrough(points.toReversed()), scaled]) {
          expectNear(other.exponent, found.exponent, 9);
          expectNear(other.standardError, found.standardError, 9);
        }
        expect(found.rSquared ?? 0).toBeGreaterThanOrEqual(0);
        expect(found.rSquared ?? 1).toBeLessThanOrEqual(1);
        if (found.logScale !== null)
          expect(scaled.logScale).toBeCloseTo(found.logScale - Math.log(4) - found.exponent! * Math.log(8), 8);
      }),
    );
  });
});
