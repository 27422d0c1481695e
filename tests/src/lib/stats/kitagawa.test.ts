import { sum } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kitagawa } from "../../../../src/lib/stats/kitagawa.js";
import { arbitraryGroups } from "./arbitrary-groups.js";

describe("kitagawa", () => {
  it("splits a change by hand", () => {
    // Rates 0.1 and 0.3 in shares ½, ½ become 0.2 and 0.3 in shares ¼, ¾: 0.2 becomes 0.275.
    const { rate0, rate1, change, effects } = kitagawa([
      { n0: 100, x0: 10, n1: 50, x1: 10 },
      { n0: 100, x0: 30, n1: 150, x1: 45 },
    ]);
    expect(rate0).toBeCloseTo(0.2, 12);
    expect(rate1).toBeCloseTo(0.275, 12);
    expect(change).toBeCloseTo(0.075, 12);
    expect(effects!.rateByGroup[0]).toBeCloseTo(0.375 * 0.1, 12);
    expect(effects!.rateByGroup[1]).toBeCloseTo(0, 12);
    expect(effects!.mixByGroup[0]).toBeCloseTo(0.15 * -0.25, 12);
    expect(effects!.mixByGroup[1]).toBeCloseTo(0.3 * 0.25, 12);
    // Around the mean total, 0.2375: the low group's shrinking adds too.
    expect(effects!.mixByGroupCentred[0]).toBeCloseTo(-0.0875 * -0.25, 12);
    expect(effects!.mixByGroupCentred[1]).toBeCloseTo(0.0625 * 0.25, 12);
  });

  it("has parts that add to the change, groups that add to the parts, and changes sign with the periods", () => {
    fc.assert(
      fc.property(arbitraryGroups, (groups) => {
        const { change, effects, reason } = kitagawa(groups);
        const back = kitagawa(groups.map(({ n0, x0, n1, x1 }) => ({ n0: n1, x0: x1, n1: n0, x1: x0 })));
        if (effects === null) {
          expect(back.reason).toBe(reason);
          return;
        }
        expect(effects.rateEffect + effects.mixEffect).toBeCloseTo(change, 12);
        expect(sum(effects.rateByGroup)).toBeCloseTo(effects.rateEffect, 12);
        expect(sum(effects.mixByGroup)).toBeCloseTo(effects.mixEffect, 12);
        expect(sum(effects.mixByGroupCentred)).toBeCloseTo(effects.mixEffect, 12);
        expect(back.effects!.rateEffect).toBeCloseTo(-effects.rateEffect, 12);
      }),
    );
  });

  it("does not depend on the groups' order or on how large the periods are", () => {
    fc.assert(
      fc.property(arbitraryGroups, fc.integer({ min: 2, max: 9 }), (groups, times) => {
        const { effects } = kitagawa(groups);
        const larger = groups.map(({ n0, x0, n1, x1 }) => ({ n0, x0, n1: times * n1, x1: times * x1 })).toReversed();
        expect(kitagawa(larger).effects?.rateEffect ?? 0).toBeCloseTo(effects?.rateEffect ?? 0, 12);
      }),
    );
  });

  it("takes a group of one period for mix only", () => {
    const { effects } = kitagawa([
      { n0: 10, x0: 1, n1: 10, x1: 1 },
      { n0: 0, x0: 0, n1: 10, x1: 5 },
      { n0: 0, x0: 0, n1: 0, x1: 0 },
    ]);
    expect(effects!.rateByGroup).toEqual([0, 0, 0]);
    expect(effects!.mixEffect).toBeCloseTo(0.3 - 0.1, 12);
    expect(effects!.mixByGroup[2]).toBe(0);
  });

  it("has no effects where a period is empty, and keeps the other's rate", () => {
    const half = { rate0: null, rate1: 0.5, change: null, effects: null, reason: "no-data" };
    expect(kitagawa([{ n0: 0, x0: 0, n1: 2, x1: 1 }])).toEqual(half);
    expect(kitagawa([])).toMatchObject({ rate0: null, rate1: null, reason: "no-data" });
    expect(() => kitagawa([{ n0: 1, x0: 2, n1: 2, x1: 1 }])).toThrow("x0 (2) must not be greater than n0 (1)");
    expect(() => kitagawa([{ n0: 1, x0: 1, n1: -2, x1: 1 }])).toThrow("n1");
  });
});
