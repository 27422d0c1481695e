import { mean, permute, sum } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapleyThreeFactor, type ThreeFactors } from "../../../../src/lib/stats/shapley-three-factor.js";

const factor = fc.integer({ min: -50, max: 50 });
const groups = fc.array(
  fc.record({ volume0: factor, share0: factor, rate0: factor, volume1: factor, share1: factor, rate1: factor }),
  { maxLength: 4 },
);
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];
const NAMES = ["volume", "share", "rate"] as const;

/** What changing one factor does to the total, averaged over all orders: the definition, walked through. */
function averageOverOrders(all: readonly ThreeFactors[], one: (typeof NAMES)[number]): number {
  const effects = ORDERS.map((order) => {
    const before = permute(NAMES, order).slice(0, permute(NAMES, order).indexOf(one));
    const totalWith = (changed: readonly string[]) =>
      sum(all, (g) => NAMES.reduce((product, name) => product * g[`${name}${changed.includes(name) ? 1 : 0}`], 1));
    return totalWith([...before, one]) - totalWith(before);
  });
  return mean(effects)!;
}

describe("shapleyThreeFactor", () => {
  it("shares what comes of all changing at once equally", () => {
    // From 1 · 1 · 1 to 2 · 2 · 2: 7, and no factor differs from another.
    const { total0, total1, volumeEffect, shareEffect, rateEffect } = shapleyThreeFactor([
      { volume0: 1, share0: 1, rate0: 1, volume1: 2, share1: 2, rate1: 2 },
    ]);
    expect([total0, total1]).toEqual([1, 8]);
    for (const effect of [volumeEffect, shareEffect, rateEffect]) expect(effect).toBeCloseTo(7 / 3, 12);
  });

  it("is the average over all orders, and adds to the change", () => {
    fc.assert(
      fc.property(groups, (all) => {
        const { total0, total1, volumeEffect, shareEffect, rateEffect } = shapleyThreeFactor(all);
        expect(volumeEffect + shareEffect + rateEffect).toBeCloseTo(total1 - total0, 6);
        expect(volumeEffect).toBeCloseTo(averageOverOrders(all, "volume"), 6);
        expect(shareEffect).toBeCloseTo(averageOverOrders(all, "share"), 6);
        expect(rateEffect).toBeCloseTo(averageOverOrders(all, "rate"), 6);
      }),
    );
  });

  it("is 0 without groups", () => {
    expect(shapleyThreeFactor([])).toEqual({
      ...{ total0: 0, total1: 0, volumeEffect: 0, shareEffect: 0, rateEffect: 0 },
    });
  });
});
