import { range, sum } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UnitCounts } from "../../../../src/lib/stats/beta-prior.js";
import { randomInterceptLogit } from "../../../../src/lib/stats/random-intercept-logit.js";
import { unitCounts } from "./unit-counts.js";

const UNITS = unitCounts([1, 20], [1, 20], [1, 20], [9, 30], [4, 25], [0, 12], [14, 28], [6, 6], [3, 40]);

/** Σ ln ∫ P(x | β + sd·u) φ(u) du by summing over a fine grid of u. */
function logLikelihood(units: readonly UnitCounts[], intercept: number, sd: number): number {
  const grid = range(-8, 8, 0.01);
  return sum(units, ({ x, n }) => {
    const mass = sum(grid, (u) => {
      const rate = 1 / (1 + Math.exp(-intercept - sd * u));
      return 0.01 * rate ** x * (1 - rate) ** (n - x) * Math.exp(-(u ** 2) / 2);
    });
    return Math.log(mass);
  });
}

describe("randomInterceptLogit", () => {
  it("is at the likelihood's maximum, found by brute force around it", () => {
    const { intercept, standardDeviation } = randomInterceptLogit(UNITS);
    const best = logLikelihood(UNITS, intercept!, standardDeviation!);
    for (const [a, b] of [
      [0.02, 0],
      [-0.02, 0],
      [0, 0.02],
      [0, -0.02],
      [0.5, 0.5],
      [-0.5, -0.5],
    ] as const)
      expect(logLikelihood(UNITS, intercept! + a, standardDeviation! + b)).toBeLessThan(best);
  });

  it("puts each unit's rate between its own and the typical one", () => {
    const { intercept, units } = randomInterceptLogit(UNITS);
    const typical = 1 / (1 + Math.exp(-intercept!));
    units!.forEach(({ rate, deviation }, i) => {
      const own = UNITS[i]!.x / UNITS[i]!.n;
      expect(rate).toBeGreaterThan(Math.min(own, typical));
      expect(rate).toBeLessThan(Math.max(own, typical));
      expect(Math.sign(deviation)).toBe(Math.sign(own - typical));
    });
  });

  it("turns with what counts as a hit, and does not depend on order or empty units", () => {
    const { intercept, standardDeviation } = randomInterceptLogit(UNITS, 5);
    const turned = randomInterceptLogit(
      UNITS.map(({ x, n }) => ({ x: n - x, n })),
      5,
    );
    expect(turned.intercept).toBeCloseTo(-intercept!, 5);
    expect(turned.standardDeviation).toBeCloseTo(standardDeviation!, 5);
    const same = randomInterceptLogit([{ x: 0, n: 0 }, ...UNITS.toReversed()], 5);
    expect(same.standardDeviation).toBeCloseTo(standardDeviation!, 6);
    expect(same.units![0]!.deviation).toBe(0);
  });

  it.each([
    [
      "equal rates",
      [
        { x: 3, n: 10 },
        { x: 6, n: 20 },
      ],
    ],
    ["one unit", unitCounts([3, 10])],
    ["one observation each", [1, 0, 0, 1, 0, 0, 1, 0, 0, 0].map((x) => ({ x, n: 1 }))],
  ])("pools completely: %s", (_, units) => {
    const fit = randomInterceptLogit(units);
    expect(fit.standardDeviation).toBe(0);
    expect(fit.intercept).toBeCloseTo(Math.log(3 / 7), 12);
    expect(fit.units![0]).toMatchObject({ deviation: 0, rate: expect.closeTo(0.3, 12) });
  });

  it("says why there is nothing to fit", () => {
    expect(randomInterceptLogit(unitCounts([0, 0])).reason).toBe("no-data");
    expect(randomInterceptLogit(unitCounts([0, 5], [0, 9])).reason).toBe("no-finite-estimate");
    expect(randomInterceptLogit([0, 20, 0, 20].map((x) => ({ x, n: 20 }))).reason).toBe("no-finite-estimate");
    expect(() => randomInterceptLogit(unitCounts([2, 1]))).toThrow("x (2)");
  });

  it("has the same fit in any order, with rates within those of the units and a spread that is not negative", () => {
    const unit = fc.tuple(fc.nat(10), fc.nat(10)).map(([x, rest]) => ({ x, n: x + rest }));
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 6 }), (units) => {
        const [found, reversed] = [randomInterceptLogit(units), randomInterceptLogit(units.toReversed())];
        expect(reversed.reason).toBe(found.reason);
        if (found.standardDeviation === null) return;
        expect(found.standardDeviation).toBeGreaterThanOrEqual(0);
        expect(reversed.intercept).toBeCloseTo(found.intercept!, 4);
        expect(reversed.standardDeviation).toBeCloseTo(found.standardDeviation, 4);
      }),
      { numRuns: 25 },
    );
  });
});
