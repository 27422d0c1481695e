import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maximumOverGrid } from "../../../../src/lib/stats/maximum-over-grid.js";

describe("maximumOverGrid", () => {
  it("finds the top between grid points", () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (top) => {
        let steps = 0;
        const f = (x: number) => {
          steps += 1;
          return Math.exp(-((x - top) ** 2)) - 0.1 * (x - top) ** 4;
        };
        expect(maximumOverGrid(f, [-6, 0, 6]).at).toBeCloseTo(top, 6);
        expect(steps).toBeLessThan(80);
      }),
    );
  });

  it("takes the higher of two hills", () => {
    const hills = (x: number) => Math.exp(-((x - 1) ** 2)) + 2 * Math.exp(-((x - 8) ** 2));
    const { at, value } = maximumOverGrid(hills, [0, 1.5, 3, 4.5, 6, 7.5, 9]);
    expect(at).toBeCloseTo(8, 7);
    expect(value).toBeCloseTo(2, 12);
  });

  it("takes an end where that is highest, and a grid point beside −Infinity", () => {
    expect(maximumOverGrid((x) => x, [0, 1, 2])).toEqual({ at: 2, value: 2 });
    expect(maximumOverGrid((x) => 1 - x, [0, 1, 2])).toEqual({ at: 0, value: 1 });
    expect(maximumOverGrid((x) => (x > 0 && x < 2 ? Math.log(x * (2 - x)) : -Infinity), [0, 1, 2]).at).toBeCloseTo(
      1,
      7,
    );
  });
});
