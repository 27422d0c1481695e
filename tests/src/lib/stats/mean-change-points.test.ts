import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binarySegmentation } from "../../../../src/lib/stats/binary-segmentation.js";
import { meanChangePoints } from "../../../../src/lib/stats/mean-change-points.js";
import { series } from "./arbitrary-series.js";

describe("meanChangePoints", () => {
  it("finds steps and their means exactly", () => {
    expect(meanChangePoints([1, 1, 1, 5, 5, 2, 2], 1)).toEqual({
      ...{ changes: [3, 5], means: [1, 5, 2], residualSquares: 0, reason: null },
    });
  });

  it("weighs a change against the penalty", () => {
    // One change lowers the squares from 4·1² = 4 to 0.
    expect(meanChangePoints([0, 0, 2, 2], 3.9).changes).toEqual([2]);
    expect(meanChangePoints([0, 0, 2, 2], 4.1).changes).toEqual([]);
  });

  it("does not depend on the level or the sign, even far from 0", () => {
    fc.assert(
      fc.property(series(50), (values) => {
        const { changes, residualSquares } = meanChangePoints(values, 30.5);
        const far = meanChangePoints(
          values.map((value) => 1e9 - value),
          30.5,
        );
        expect(far.residualSquares ?? 0).toBeCloseTo(residualSquares ?? 0, 4);
        expect(far.changes?.length).toBe(changes?.length);
      }),
    );
  });

  it("leaves missing values out and counts their places", () => {
    expect(meanChangePoints([1, null, 1, null, 5, 5], 1).changes).toEqual([4]);
    expect(binarySegmentation([1, null, 1, null, 5, 5], 1).changes).toEqual([4]);
  });

  it("is undefined without values, and one mean for one", () => {
    expect(meanChangePoints([], 1)).toMatchObject({ changes: null, reason: "no-data" });
    expect(meanChangePoints([4], 1)).toMatchObject({ changes: [], means: [4], residualSquares: 0 });
    expect(() => meanChangePoints([1], -1)).toThrow("penalty must be a finite number of at least 0");
  });
});

describe("binarySegmentation", () => {
  it("splits where it gains most, then within the parts", () => {
    expect(binarySegmentation([1, 1, 1, 5, 5, 2, 2], 1).changes).toEqual([3, 5]);
  });

  it("misses two changes that hide each other, which the exact search finds", () => {
    // Any one split of 0,0,0,4,4,0,0,0 gains at most 9.6 of 24 squares, two gain all.
    const bump = [0, 0, 0, 4, 4, 0, 0, 0];
    expect(binarySegmentation(bump, 11).changes).toEqual([]);
    expect(meanChangePoints(bump, 11).changes).toEqual([3, 5]);
  });

  it("never costs less than the exact search", () => {
    fc.assert(
      fc.property(series(40), (values) => {
        const greedy = binarySegmentation(values, 20);
        if (greedy.changes === null) return;
        const bounds = [0, ...greedy.changes, values.length];
        const squares = bounds
          .slice(1)
          .map((to, i) => meanChangePoints(values.slice(bounds[i], to), 1e9).residualSquares!);
        const exact = meanChangePoints(values, 20);
        const total = (residual: number, changes: number) => residual + 20 * changes;
        expect(
          total(
            squares.reduce((a, b) => a + b),
            greedy.changes.length,
          ),
        ).toBeGreaterThanOrEqual(total(exact.residualSquares!, exact.changes!.length) - 1e-6);
      }),
    );
  });

  it("has no change in constant values, and is undefined without any", () => {
    expect(binarySegmentation([0.1, 0.1, 0.1], 0).changes).toEqual([]);
    expect(binarySegmentation([null], 1)).toEqual({ changes: null, reason: "no-data" });
  });
});
