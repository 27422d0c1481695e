import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uChart } from "../../../../src/lib/stats/u-chart.js";

describe("uChart", () => {
  it("has Poisson limits by exposure, the lower not below 0", () => {
    // ū = 16/4 = 4: 4 ± 3·√(4/1), and 4 ± 3·√(4/3).
    const { centre, points } = uChart([1, 15], [1, 3]);
    expect(centre).toBe(4);
    expect(points[0]).toEqual({ value: 1, sigma: 2, lower: 0, upper: 10, outside: false });
    expect(points[1]!.lower).toBeCloseTo(4 - 2 * Math.sqrt(3), 12);
    expect(points[1]!.upper).toBeCloseTo(4 + 2 * Math.sqrt(3), 12);
  });

  it("marks what lies strictly outside", () => {
    expect(uChart([100, 1, 1, 1], [10, 10, 10, 10]).points.map(({ outside }) => outside)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(uChart([5, 4, 3], [1, 1, 1]).points.map(({ outside }) => outside)).toEqual([false, false, false]);
  });

  it("keeps a period without exposure, and says no-data without any", () => {
    expect(uChart([2, 0], [1, 0]).points[1]).toMatchObject({ value: null, upper: null });
    expect(uChart([0], [0])).toMatchObject({ centre: null, reason: "no-data" });
  });

  it("refuses events without exposure, fractions of events and negative exposure", () => {
    expect(() => uChart([1], [0])).toThrow("counts must be 0 where exposures is 0");
    expect(() => uChart([0.5], [1])).toThrow("counts must be a whole number");
    expect(() => uChart([1], [-1])).toThrow("exposures must be a finite number of at least 0");
  });

  it("has limits around the common rate, not below 0, that go with the unit of exposure", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 20 })), { minLength: 1 }), (periods) => {
        const [counts, exposures] = [periods.map(([count]) => count), periods.map(([, exposure]) => exposure)];
        const { centre, points } = uChart(counts, exposures);
        const thousands = uChart(
          counts,
          exposures.map((exposure) => exposure * 1000),
        );
        for (const [i, { value, lower, upper }] of points.entries()) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(centre!);
          expect(upper).toBeGreaterThanOrEqual(centre!);
          expect(thousands.points[i]!.value! * 1000).toBeCloseTo(value!, 9);
          expect(thousands.points[i]!.upper! * 1000).toBeCloseTo(upper!, 9);
        }
      }),
    );
  });
});
