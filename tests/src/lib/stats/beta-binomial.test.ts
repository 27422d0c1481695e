import gammaln from "@stdlib/math-base-special-gammaln";
import { sum } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaBinomialLikelihood } from "../../../../src/lib/stats/beta-binomial-likelihood.js";
import { betaBinomialMoments } from "../../../../src/lib/stats/beta-binomial-moments.js";
import { betaBinomialRateMoments } from "../../../../src/lib/stats/beta-binomial-rate-moments.js";
import type { UnitCounts } from "../../../../src/lib/stats/beta-prior.js";
import { expectNear } from "./expect-near.js";
import { unitCounts } from "./unit-counts.js";

const FITS = [betaBinomialRateMoments, betaBinomialMoments, betaBinomialLikelihood];
const units = fc.array(
  fc.tuple(fc.nat(15), fc.nat(15)).map(([x, rest]) => ({ x, n: x + rest })),
  { maxLength: 8 },
);

/** Σ ln B(x + a, n − x + b) − ln B(a, b), by gamma functions. */
function logLikelihood(all: readonly UnitCounts[], a: number, b: number): number {
  const logBeta = (p: number, q: number) => gammaln(p) + gammaln(q) - gammaln(p + q);
  return sum(all, ({ x, n }) => logBeta(x + a, n - x + b) - logBeta(a, b));
}

describe("the spread of rates by", () => {
  it("unweighted moments is m(1 − m)/v − 1", () => {
    // Rates 0.2 and 0.4: mean 0.3, variance 0.02.
    const { prior } = betaBinomialRateMoments(unitCounts([1, 5], [40, 100]));
    expect(prior!.mean).toBeCloseTo(0.3, 12);
    expect(prior!.precision).toBeCloseTo(9.5, 10);
    expect(prior!.alpha).toBeCloseTo(0.3 * 9.5, 10);
  });

  it("weighted moments takes chance off", () => {
    // p = ½, S = 2 · 4/16, one degree of freedom, N − Σn²/N − 1 = 3: ρ = (½ − ¼)/(¼ · 3).
    const { prior } = betaBinomialMoments(unitCounts([1, 4], [3, 4]));
    expect(prior!.mean).toBeCloseTo(0.5, 12);
    expect(prior!.correlation).toBeCloseTo(1 / 3, 12);
    expect(prior!.precision).toBeCloseTo(2, 12);
  });

  it("likelihood reproduces pairs: the model has as many parameters as there are outcomes", () => {
    // Units of 2: P(1 hit) = 2m(1 − m)(1 − ρ). 4, 4 and 2 units with 0, 1 and 2 hits: m = 0.4, 1 − ρ = 0.4/0.48.
    const pairs = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2].map((x) => ({ x, n: 2 }));
    const { prior } = betaBinomialLikelihood(pairs);
    expect(prior!.mean).toBeCloseTo(0.4, 6);
    expect(prior!.correlation).toBeCloseTo(1 / 6, 6);
    expect(prior!.precision).toBeCloseTo(5, 5);
  });

  it("likelihood is a maximum", () => {
    fc.assert(
      fc.property(units, (all) => {
        const { prior, logLikelihood: best } = betaBinomialLikelihood(all);
        if (prior?.alpha == null || prior.beta === null) return;
        expect(logLikelihood(all, prior.alpha, prior.beta)).toBeCloseTo(best!, 6);
        for (const [a, b] of [
          [1.01, 1],
          [0.99, 1],
          [1, 1.01],
          [1, 0.99],
          [1.5, 1.5],
          [0.5, 0.5],
        ] as const)
          expect(logLikelihood(all, a * prior.alpha, b * prior.beta)).toBeLessThanOrEqual(best! + 1e-6);
      }),
    );
  });

  it.each(FITS.map((estimate) => [estimate.name, estimate] as const))(
    "%s does not depend on order, on empty units, or on what counts as a hit",
    (_, estimate) => {
      fc.assert(
        fc.property(units, (all) => {
          const { prior, reason } = estimate(all);
          const same = estimate([{ x: 0, n: 0 }, ...all.toReversed()]);
          const turned = estimate(all.map(({ x, n }) => ({ x: n - x, n })));
          expect([same.reason, turned.reason]).toEqual([reason, reason]);
          expectNear(same.prior?.correlation ?? null, prior?.correlation ?? null, 6);
          expectNear(turned.prior?.correlation ?? null, prior?.correlation ?? null, 6);
          if (prior !== null) expect(turned.prior!.mean).toBeCloseTo(1 - prior.mean, 6);
          for (const value of Object.values(prior ?? {})) expect(value).not.toBeNaN();
        }),
      );
    },
  );

  it.each(FITS.map((estimate) => [estimate.name, estimate] as const))(
    "%s pools completely where units do not differ",
    (_, estimate) => {
      const complete = { mean: 0.3, precision: Infinity, alpha: null, beta: null, correlation: 0 };
      for (const all of [
        unitCounts([3, 10]),
        [
          { x: 3, n: 10 },
          { x: 6, n: 20 },
          { x: 0, n: 0 },
        ],
      ])
        expect(estimate(all).prior).toMatchObject({ ...complete, mean: expect.closeTo(0.3, 12) });
      expect(estimate(unitCounts([0, 10], [0, 20])).prior).toMatchObject({ mean: 0, precision: Infinity });
    },
  );

  it("all three ways has no prior without observations, and none beyond what a Beta distribution can be", () => {
    for (const estimate of FITS) expect(estimate(unitCounts([0, 0]))).toMatchObject({ prior: null, reason: "no-data" });
    const allOrNothing = [0, 20, 0, 20].map((x) => ({ x, n: 20 }));
    expect(betaBinomialRateMoments(allOrNothing).reason).toBe("no-finite-estimate");
    expect(betaBinomialLikelihood(allOrNothing)).toMatchObject({ prior: null, reason: "no-finite-estimate" });
    expect(betaBinomialMoments(allOrNothing).prior).toMatchObject({ precision: 0, correlation: 1 });
    for (const estimate of FITS) expect(() => estimate(unitCounts([2, 1]))).toThrow("x (2)");
  });

  it("moments and likelihood is not told from one observation each", () => {
    const single = [0, 1, 1, 0, 1].map((x) => ({ x, n: 1 }));
    expect(betaBinomialMoments(single).prior!.precision).toBe(Infinity);
    expect(betaBinomialLikelihood(single).prior!.precision).toBe(Infinity);
  });
});
