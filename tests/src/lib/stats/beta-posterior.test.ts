import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaPosterior } from "../../../../src/lib/stats/beta-posterior.js";
import { betaPrior } from "../../../../src/lib/stats/beta-prior.js";

describe("betaPosterior", () => {
  it("adds the prior's observations to the unit's", () => {
    // 3 of 10 with 1 of 5 in advance; Beta(1, 1) and no observations: the uniform distribution.
    expect(betaPosterior(betaPrior(0.2, 5), { x: 3, n: 10 }).value).toBeCloseTo(4 / 15, 12);
    const uniform = betaPosterior(betaPrior(0.5, 2), { x: 0, n: 0 }, 0.9);
    expect(uniform.value).toBeCloseTo(0.5, 12);
    expect(uniform.lower).toBeCloseTo(0.05, 12);
    expect(uniform.upper).toBeCloseTo(0.95, 12);
  });

  it("lies between the prior's mean and the observed rate, within its limits' range", () => {
    const mean = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const precision = fc.double({ min: 0.1, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(mean, precision, fc.nat(300), fc.nat(300), (m, s, x, rest) => {
        const { value, lower, upper } = betaPosterior(betaPrior(m, s), { x, n: x + rest });
        const rate = x + rest === 0 ? m : x / (x + rest);
        expect(value).toBeGreaterThanOrEqual(Math.min(m, rate) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(m, rate) + 1e-12);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThan(upper!);
      }),
    );
  });

  it("is the mean, without limits, under complete pooling, and the rate itself without any", () => {
    const pooled = { value: 0.3, lower: null, upper: null, reason: "no-variation" };
    expect(betaPosterior(betaPrior(0.3, Infinity), { x: 9, n: 9 })).toEqual(pooled);
    expect(betaPosterior(betaPrior(0.3, 0), { x: 9, n: 9 })).toEqual({ value: 1, lower: 1, upper: 1, reason: null });
    expect(betaPosterior(betaPrior(0.3, 0), { x: 0, n: 0 })).toMatchObject({ value: 0.3, reason: "no-data" });
  });

  it("refuses what is no count", () => {
    expect(() => betaPosterior(betaPrior(0.3, 1), { x: 2, n: 1 })).toThrow("x (2)");
    expect(() => betaPosterior(betaPrior(0.3, 1), { x: 1, n: 1 }, 95)).toThrow("confidence");
  });
});
