import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concordance, concordanceVariance } from "../../../../src/lib/stats/concordance.js";
import { orders } from "./orders.js";

const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 40 });

describe("concordance", () => {
  it("counts what comparing all pairs counts, ties or none", () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        let s = 0;
        for (const [i, [a, b]] of pairs.entries())
          for (const [c, d] of pairs.slice(0, i)) s += Math.sign(a - c) * Math.sign(b - d);
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        expect(concordance(x, y)).toBe(s);
      }),
    );
  });

  it("is all pairs for one order, and none without pairs", () => {
    const many = Array.from({ length: 3_001 }, (_, i) => i);
    expect(concordance(many, many)).toBe(3_000 * 1_500.5);
    expect(concordance(many, many.toReversed())).toBe(-3_000 * 1_500.5);
    expect([concordance([], []), concordance([1], [1])]).toEqual([0, 0]);
  });
});

describe("concordanceVariance", () => {
  it("is the mean square of S over all orders, with ties in both", () => {
    const x = [1, 1, 2, 3, 4];
    const y = [1, 2, 2, 2, 3];
    const squares = orders(5).map(
      (order) =>
        concordance(
          x,
          order.map((place) => y[place - 1]!),
        ) ** 2,
    );
    const meanSquare = squares.reduce((a, b) => a + b) / squares.length;
    expect(concordanceVariance(5, [2, 1, 1, 1], [1, 3, 1])).toBeCloseTo(meanSquare, 12);
  });

  it("is 0 where a variable is constant", () => {
    expect(concordanceVariance(3, [3], [1, 1, 1])).toBe(0);
    expect(concordanceVariance(0, [], [])).toBe(0);
  });
});
