import { mean } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "../../../../src/lib/stats/estimate.js";
import { itemBootstrap, randomResamples } from "../../../../src/lib/stats/item-bootstrap.js";

const average = (items: readonly number[]): Point =>
  items.length === 0 ? { value: null, reason: "no-data" } : { value: mean(items)!, reason: null };

describe("itemBootstrap", () => {
  it("has quantiles of the replicates, mirrored for the basic interval, and their standard deviation", () => {
    // Replicates 0, 1, 2, 3, 4 in another order; 80 %: type 7 quantiles at positions 0.4 and 3.6; sd √2.5.
    const items = [0, 1, 2, 3, 4];
    const result = itemBootstrap(items, average, [[3], [1], [4], [0], [2]], 0.8);
    expect(result.replicates).toEqual([3, 1, 4, 0, 2]);
    expect(result.percentile![0]).toBeCloseTo(0.4, 12);
    expect(result.percentile![1]).toBeCloseTo(3.6, 12);
    expect(result.basic![0]).toBeCloseTo(2 * 2 - 3.6, 12);
    expect(result.basic![1]).toBeCloseTo(2 * 2 - 0.4, 12);
    expect(result.standardError).toBeCloseTo(Math.sqrt(2.5), 12);
    expect(result).toMatchObject({ value: 2, reason: null, limitsReason: null });
  });

  it("leaves out resamples without a value", () => {
    const { replicates, limitsReason } = itemBootstrap([1, 3], average, [[], [0, 1], [0, 0], []]);
    expect(replicates).toEqual([2, 1]);
    expect(limitsReason).toBeNull();
  });

  it("keeps the value where fewer than two resamples have one, and has none without items", () => {
    expect(itemBootstrap([1, 3], average, [[0]])).toMatchObject({
      value: 2,
      percentile: null,
      limitsReason: "too-few",
    });
    expect(itemBootstrap([], average, [[]])).toMatchObject({ value: null, reason: "no-data", limitsReason: "no-data" });
  });

  it("refuses indices of no item", () => {
    expect(() => itemBootstrap([1, 3], average, [[2]])).toThrow("indices 0..1 of items, not 2");
  });
});

describe("randomResamples", () => {
  it("draws as many items as there are, each of them possible", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.double({ min: 0, max: 0.9999, noNaN: true })),
        (n, draws) => {
          let next = 0;
          const random = () => draws[next++ % draws.length] ?? 0;
          const resamples = [...randomResamples(n, 3, random)];
          expect(resamples.map((indices) => indices.length)).toEqual([n, n, n]);
          for (const index of resamples.flat()) expect(index >= 0 && index < n && Number.isInteger(index)).toBe(true);
        },
      ),
    );
    expect([...randomResamples(4, 1, () => 0.999)]).toEqual([[3, 3, 3, 3]]);
  });
});
