import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optimalPartition } from "../../../../src/lib/stats/optimal-partition.js";
import { segmentSquares } from "../../../../src/lib/stats/segment-squares.js";

/** The dynamic programme with nothing pruned. */
function leastTotal(length: number, cost: (from: number, to: number) => number, penalty: number): number {
  const least = [-penalty];
  for (let end = 1; end <= length; end++)
    least.push(Math.min(...least.map((before, start) => before + cost(start, end) + penalty)));
  return least[length]!;
}

describe("optimalPartition", () => {
  it("misses no partition by pruning, over several blocks, with and without changes", () => {
    const levels = fc
      .array(
        fc.tuple(
          fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 10, maxLength: 70 }),
          fc.integer({ min: -3, max: 3 }),
        ),
        { minLength: 3, maxLength: 4 },
      )
      .map((parts) => parts.flatMap(([noise, level]) => noise.map((value) => value + level)));
    fc.assert(
      fc.property(levels, fc.double({ min: 0.5, max: 60, noNaN: true }), (values, penalty) => {
        const { residualSquares } = segmentSquares(values);
        const { changes, total } = optimalPartition(values.length, residualSquares, penalty);
        expect(total).toBeCloseTo(leastTotal(values.length, residualSquares, penalty), 6);
        const bounds = [0, ...changes, values.length];
        const costs =
          changes.length * penalty + bounds.slice(1).reduce((a, to, i) => a + residualSquares(bounds[i]!, to), 0);
        expect(costs).toBeCloseTo(total, 6);
      }),
      { numRuns: 80 },
    );
  });

  it("takes the earliest of tied changes", () => {
    // Position 1 costs the same in either segment.
    const { residualSquares } = segmentSquares([0, 5, 10]);
    expect(optimalPartition(3, residualSquares, 20)).toEqual({ changes: [1], total: 32.5 });
  });
});
