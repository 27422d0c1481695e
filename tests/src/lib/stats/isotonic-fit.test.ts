import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isotonicFit, type WeightedPoint } from "../../../../src/lib/stats/isotonic-fit.js";

const points = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 8 }),
    y: fc.integer({ min: -5, max: 5 }),
    weight: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 15 },
);

/** max over a ≤ x of min over b ≥ x of the weighted mean of y over a..b (Barlow et al. 1972, ch. 1). */
function maxMin(all: readonly Required<WeightedPoint>[], x: number): number {
  const xs = [...new Set(all.map((point) => point.x))];
  const mean = (a: number, b: number) => {
    const within = all.filter((point) => point.x >= a && point.x <= b);
    return (
      within.reduce((total, { y, weight }) => total + y * weight, 0) /
      within.reduce((total, { weight }) => total + weight, 0)
    );
  };
  const least = (a: number) => Math.min(...xs.filter((b) => b >= x).map((b) => mean(a, b)));
  return Math.max(...xs.filter((a) => a <= x).map(least));
}

describe("isotonicFit", () => {
  it("pools neighbours that fall", () => {
    const fit = isotonicFit([
      { x: 1, y: 1 },
      { x: 3, y: 2 },
      { x: 2, y: 4 },
      { x: 4, y: 5 },
    ]);
    expect(fit).toEqual([
      { x: 1, value: 1 },
      { x: 2, value: 3 },
      { x: 3, value: 3 },
      { x: 4, value: 5 },
    ]);
  });

  it("is the max–min of weighted means", () => {
    fc.assert(
      fc.property(points, (all) => {
        for (const { x, value } of isotonicFit(all)) expect(value).toBeCloseTo(maxMin(all, x), 9);
      }),
    );
  });

  it("takes a point of weight 3 for three points, and one of weight 0 for none", () => {
    const weighted = [
      { x: 1, y: 4, weight: 3 },
      { x: 2, y: 0, weight: 1 },
      { x: 3, y: -9, weight: 0 },
    ];
    expect(isotonicFit(weighted)).toEqual([
      { x: 1, value: 3 },
      { x: 2, value: 3 },
    ]);
    expect(isotonicFit([])).toEqual([]);
  });

  it("refuses what is no number or no weight", () => {
    expect(() => isotonicFit([{ x: Number.NaN, y: 1 }])).toThrow("x and y must be finite");
    expect(() => isotonicFit([{ x: 1, y: 1, weight: -1 }])).toThrow("weight must be");
  });
});
