import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { energyDistance } from "../../../../src/lib/stats/energy-distance.js";
import { valueCounts } from "../../../../src/lib/stats/value-counts.js";
import { wasserstein1 } from "../../../../src/lib/stats/wasserstein-1.js";

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 10 });
const of = (x: readonly number[], y: readonly number[]) => wasserstein1(valueCounts([x, y])).value!;

describe("wasserstein1", () => {
  it("is the mean way of the values, for weights as for counts", () => {
    expect(of([0, 1, 3], [5, 6, 8])).toBe(5);
    expect(
      wasserstein1({
        values: [0, 2],
        counts: [
          [0.25, 0.75],
          [1, 0],
        ],
      }),
    ).toEqual({ value: 1.5, reason: null });
  });

  it("is the shift between a sample and itself moved, and grows with the unit", () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: -9, max: 9 }), (x, y, shift) => {
        expect(
          of(
            x,
            x.map((value) => value + shift),
          ),
        ).toBeCloseTo(Math.abs(shift), 10);
        expect(
          of(
            x.map((value) => 3 * value),
            y.map((value) => 3 * value),
          ),
        ).toBeCloseTo(3 * of(x, y), 10);
        expect(of(y, x)).toBeCloseTo(of(x, y), 12);
      }),
    );
  });

  it("keeps the triangle inequality, as energy distance does", () => {
    fc.assert(
      fc.property(values, values, values, (x, y, z) => {
        expect(of(x, z)).toBeLessThanOrEqual(of(x, y) + of(y, z) + 1e-10);
        const energy = (a: readonly number[], b: readonly number[]) => energyDistance(valueCounts([a, b])).value!;
        expect(energy(x, z)).toBeLessThanOrEqual(energy(x, y) + energy(y, z) + 1e-10);
      }),
    );
  });

  it("says no-data where a sample is empty and refuses negative weights", () => {
    expect(wasserstein1(valueCounts([[], [1]]))).toEqual({ value: null, reason: "no-data" });
    expect(() => wasserstein1({ values: [1], counts: [[-0.5], [1]] })).toThrow("a count of values must be");
  });
});
