import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addProportions, weightedShare } from "../../../../src/lib/stats/proportion-sums.js";
import { proportionParts } from "./arbitrary-proportions.js";

const part = { n: 3, weight: 5, weightSquared: 9, hitWeight: 3, hitWeightSquared: 5 };

describe("addProportions", () => {
  it("adds up each sum, and is all 0 for nothing", () => {
    expect(addProportions([part, part])).toEqual({
      n: 6,
      weight: 10,
      weightSquared: 18,
      hitWeight: 6,
      hitWeightSquared: 10,
    });
    expect(addProportions([])).toEqual({ n: 0, weight: 0, weightSquared: 0, hitWeight: 0, hitWeightSquared: 0 });
  });

  it.each([
    [{ ...part, n: -1 }, "n must be"],
    [{ ...part, weight: Number.NaN }, "weight must be"],
    [{ ...part, hitWeight: 6 }, "hitWeight (6) must not be greater than weight (5)"],
    [{ ...part, hitWeightSquared: 10 }, "must not be greater than weightSquared"],
  ])("refuses sums no sample can have: %o", (impossible, message) => {
    expect(() => addProportions([impossible])).toThrow(message);
  });

  it("adds the same in any order and grouping, to a share in 0..1", () => {
    fc.assert(
      fc.property(proportionParts, fc.nat(8), (parts, split) => {
        const all = addProportions(parts);
        expect(addProportions(parts.toReversed())).toEqual(all);
        expect(addProportions([addProportions(parts.slice(0, split)), addProportions(parts.slice(split))])).toEqual(
          all,
        );
        expect(weightedShare(all) ?? 0).toBeGreaterThanOrEqual(0);
        expect(weightedShare(all) ?? 1).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("weightedShare", () => {
  it("is the share of weight", () => {
    expect(weightedShare(part)).toBe(0.6);
  });

  it("is exactly 1 where the sums differ by the rounding of another order", () => {
    const [oneWay, otherWay] = [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1];
    expect(otherWay).not.toBe(oneWay);
    expect(weightedShare({ ...part, weight: oneWay, hitWeight: otherWay })).toBe(1);
  });

  it("is null without weight", () => {
    expect(weightedShare(addProportions([]))).toBeNull();
  });
});
