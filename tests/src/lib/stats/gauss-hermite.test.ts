import { sum } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussHermite } from "../../../../src/lib/stats/gauss-hermite.js";

describe("gaussHermite", () => {
  it("has the nodes of Abramowitz & Stegun, table 25.10", () => {
    const [low, middle, high] = gaussHermite(3).toSorted((a, b) => a.at - b.at);
    expect(low!.at).toBeCloseTo(-1.224744871391589, 12);
    expect(middle!.at).toBeCloseTo(0, 12);
    expect(high!.weight).toBeCloseTo(0.295408975150919, 12);
    expect(middle!.weight).toBeCloseTo(1.181635900603677, 12);
    expect(gaussHermite(1)).toEqual([{ at: 0, weight: expect.closeTo(Math.sqrt(Math.PI), 12) }]);
  });

  it.each([2, 5, 25])("integrates polynomials of a degree below twice its %d points", (points) => {
    // ∫ t^2k exp(−t²) dt = √π · (2k − 1)!!/2^k
    let moment = Math.sqrt(Math.PI);
    for (let k = 0; 2 * k < 2 * points; k++) {
      const approximate = sum(gaussHermite(points), ({ at, weight }) => weight * at ** (2 * k));
      expect(approximate / moment).toBeCloseTo(1, 9);
      moment *= (2 * k + 1) / 2;
    }
  });

  it("refuses no points", () => {
    expect(() => gaussHermite(0)).toThrow("points must be a whole number of at least 1, not 0");
  });

  it("has nodes that mirror each other and positive weights that add up to √π, however many", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (points) => {
        const nodes = gaussHermite(points).toSorted((a, b) => a.at - b.at);
        expect(nodes).toHaveLength(points);
        for (const [i, { at, weight }] of nodes.entries()) {
          const twin = nodes[points - 1 - i]!;
          expect(weight).toBeGreaterThan(0);
          expect(at + twin.at).toBeCloseTo(0, 10);
          expect(weight).toBeCloseTo(twin.weight, 10);
        }
        expect(nodes.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(Math.sqrt(Math.PI), 10);
      }),
    );
  });
});
