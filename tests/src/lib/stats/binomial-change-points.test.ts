import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialChangePoints } from "../../../../src/lib/stats/binomial-change-points.js";
import { shares } from "./arbitrary-series.js";

describe("binomialChangePoints", () => {
  it("finds the change from none to all, whose cost is the penalty alone", () => {
    expect(binomialChangePoints([0, 0, 4, 6], [5, 3, 4, 6], 2)).toEqual({
      ...{ changes: [2], rates: [0, 1], cost: 2, reason: null },
      // Without the change half of 18 plus 1 are yes: −2·(10·ln(10/18) + 8·ln(8/18)).
      single: { likelihoodRatio: -2 * (10 * Math.log(10 / 18) + 8 * Math.log(8 / 18)), position: 2 },
    });
  });

  it("counts empty periods to the later segment", () => {
    expect(binomialChangePoints([0, 0, 0, 9], [9, 0, 0, 9], 2)).toMatchObject({
      changes: [1],
      single: { position: 1 },
    });
  });

  it("is the same for yes and no", () => {
    fc.assert(
      fc.property(shares(80), ({ x, n }) => {
        const yes = binomialChangePoints(x, n, 4);
        const no = binomialChangePoints(
          x.map((count, i) => n[i]! - count),
          n,
          4,
        );
        expect(no.cost ?? 0).toBeCloseTo(yes.cost ?? 0, 8);
        expect(no.single?.likelihoodRatio ?? 0).toBeCloseTo(yes.single?.likelihoodRatio ?? 0, 8);
      }),
    );
  });

  it("costs no more than no change or the best single one", () => {
    fc.assert(
      fc.property(shares(80), ({ x, n }) => {
        const { cost, single } = binomialChangePoints(x, n, 4);
        if (cost === null) return;
        const whole = binomialChangePoints(x, n, 1e9).cost!;
        expect(cost).toBeLessThanOrEqual(Math.min(whole, whole - single.likelihoodRatio + 4) + 1e-9);
      }),
    );
  });

  it("knows no single change where shares are equal", () => {
    expect(binomialChangePoints([1, 2, 3], [10, 20, 30], 0)).toMatchObject({
      ...{ changes: [], rates: [0.1], single: { likelihoodRatio: 0, position: null } },
    });
    expect(binomialChangePoints([3], [9], 1).single).toEqual({ likelihoodRatio: 0, position: null });
  });

  it("is undefined without observations, and refuses what is no share", () => {
    expect(binomialChangePoints([0], [0], 1)).toMatchObject({
      changes: null,
      cost: null,
      single: null,
      reason: "no-data",
    });
    expect(() => binomialChangePoints([2], [1], 1)).toThrow("x (2) must not be greater than n (1)");
  });
});
