import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stl } from "../../../../src/lib/stats/stl.js";
import { series } from "./arbitrary-series.js";

const WEEK = [3, 1, 0, -1, -2, -3, 2];
const weeks = (n: number, level: number) => Array.from({ length: 7 * n }, (_, i) => level + WEEK[i % 7]!);

describe("stl", () => {
  it.each(["periodic", { window: 7, degree: 0 }] as const)("takes a steady season and level apart: %j", (seasonal) => {
    const found = stl(weeks(5, 10), 7, { seasonal });
    for (let i = 0; i < 35; i++) {
      expect(found.seasonal![i]).toBeCloseTo(WEEK[i % 7]!, 10);
      expect(found.trend![i]).toBeCloseTo(10, 10);
    }
  });

  it("leaves an outlier to the remainder when robust", () => {
    // A wiggle that is neither season nor trend gives residuals a scale.
    const values = weeks(8, 10).map((value, i) => value + 0.1 * Math.sin(i * i) + (i === 25 ? 40 : 0));
    const options = { seasonal: "periodic" } as const;
    expect(stl(values, 7, { ...options, outer: 15, inner: 1 }).remainder![25]).toBeGreaterThan(39);
    expect(stl(values, 7, options).remainder![25]).toBeLessThan(36);
  });

  it("gives parts that add up to the values", () => {
    fc.assert(
      fc.property(series(40), fc.integer({ min: 2, max: 7 }), (values, period) => {
        const { seasonal, trend, remainder, reason } = stl(values, period, {
          seasonal: { window: 5, degree: 1 },
          outer: 1,
        });
        if (reason !== null) expect(values.length).toBeLessThanOrEqual(2 * period);
        else
          for (const [i, value] of values.entries())
            expect(seasonal[i]! + trend[i]! + remainder[i]!).toBeCloseTo(value, 9);
      }),
    );
  });

  it("is the same backwards", () => {
    const cycles = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 20, maxLength: 20 });
    const window = { window: 7, degree: 1, jump: 1 } as const;
    const options = { seasonal: window, trend: window, lowPass: window, outer: 1 };
    fc.assert(
      fc.property(cycles, (values) => {
        const there = stl(values, 4, options);
        const back = stl(values.toReversed(), 4, options);
        for (const [i, season] of back.seasonal!.toReversed().entries())
          expect(season).toBeCloseTo(there.seasonal![i]!, 8);
      }),
    );
  });

  it("needs more than two cycles", () => {
    expect(stl(weeks(2, 1), 7, { seasonal: "periodic" })).toMatchObject({ trend: null, reason: "too-few" });
    expect(stl([], 7, { seasonal: "periodic" })).toMatchObject({ trend: null, reason: "no-data" });
    expect(() => stl([1, 2, 3], 1, { seasonal: "periodic" })).toThrow("period must be at least 2");
    expect(() => stl(weeks(3, 1), 7, { seasonal: "periodic", trend: { window: 0.5, degree: 1 } })).toThrow(
      "window must be a whole number",
    );
  });
});
