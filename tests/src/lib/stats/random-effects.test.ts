import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derSimonianLaird } from "../../../../src/lib/stats/der-simonian-laird.js";
import { randomEffectsReml } from "../../../../src/lib/stats/random-effects-reml.js";

/** The 13 trials of the BCG vaccine, cases and others with and without it: Colditz et al. (1994), JAMA 271, 698–702. */
const BCG = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
] as [number, number, number, number][];
const RISKS = BCG.map(([a, b, c, d]) => ({
  value: Math.log(a / (a + b) / (c / (c + d))),
  variance: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
}));
const POOLS = [derSimonianLaird, randomEffectsReml].map((pool) => [pool.name, pool] as const);
const study = fc.record({
  value: fc.double({ min: -10, max: 10, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 10, noNaN: true }),
});

describe("random effects", () => {
  // Viechtbauer (2010), Journal of Statistical Software 36(3), section 3, for the log relative risks.
  it("give the published figures of the BCG trials", () => {
    const reml = randomEffectsReml(RISKS);
    expect(reml.value).toBeCloseTo(-0.7145, 4);
    expect(reml.effects!.standardError).toBeCloseTo(0.1798, 4);
    expect(reml.effects!.tau2).toBeCloseTo(0.3132, 4);
    expect(reml.effects!.q).toBeCloseTo(152.233, 3);
    expect(reml.effects!.i2).toBeCloseTo(0.9222, 4);
    expect(reml.effects!.h2).toBeCloseTo(12.86, 2);
    expect(reml.lower).toBeCloseTo(-1.0669, 4);
    expect(reml.upper).toBeCloseTo(-0.3622, 4);
    const moments = derSimonianLaird(RISKS);
    expect(moments.value).toBeCloseTo(-0.7141, 4);
    expect(moments.effects!.tau2).toBeCloseTo(0.3088, 4);
  });

  it.each(POOLS)("%s of two equally sure studies is their mean", (_, pool) => {
    // τ² = (y₁ − y₂)²/2 − v = 1.5, w = ½ each, se² = 1; Q = 4, H² = 4.
    const { value, effects } = pool([
      { value: 0, variance: 0.5 },
      { value: 2, variance: 0.5 },
    ]);
    expect(value).toBeCloseTo(1, 9);
    expect(effects!.tau2).toBeCloseTo(1.5, 6);
    expect(effects!.standardError).toBeCloseTo(1, 6);
    expect(effects!.q).toBeCloseTo(4, 9);
    expect(effects!.h2).toBeCloseTo(4, 6);
    expect(effects!.i2).toBeCloseTo(0.75, 6);
    // Knapp-Hartung: Σ w(y − μ)²/((k − 1)Σw) = 1; shrunken by τ²/(τ² + v) = ¾.
    expect(effects!.knappHartung!.standardError).toBeCloseTo(1, 6);
    expect(effects!.shrunken[1]).toBeCloseTo(1.75, 6);
    expect(effects!.prediction.upper).toBeCloseTo(1 + 1.959964 * Math.sqrt(2.5), 5);
  });

  it.each(POOLS)("%s moves and scales with the values, in any order", (_, pool) => {
    fc.assert(
      fc.property(fc.array(study, { minLength: 2, maxLength: 8 }), (studies) => {
        const { value, effects } = pool(studies);
        const moved = pool(
          studies.map((one) => ({ value: 3 - 2 * one.value, variance: 4 * one.variance })).toReversed(),
        );
        expect(moved.value).toBeCloseTo(3 - 2 * value!, 4);
        expect(moved.effects!.tau2 / 4).toBeCloseTo(effects!.tau2, 4);
        expect(effects!.tau2).toBeGreaterThanOrEqual(0);
        expect(effects!.i2).toBeGreaterThanOrEqual(0);
        expect(effects!.i2).toBeLessThan(1);
        for (const part of Object.values(effects!)) expect(part).not.toBeNaN();
      }),
    );
  });

  it.each(POOLS)("%s of one study is the study, of equal ones has no spread", (_, pool) => {
    const one = pool([{ value: 2, variance: 0.25 }]);
    expect(one).toMatchObject({ value: 2, upper: expect.closeTo(2 + 1.959964 * 0.5, 5) });
    expect(one.effects).toMatchObject({ tau2: 0, q: 0, qPValue: 1, i2: 0, h2: 1, knappHartung: null, shrunken: [2] });
    const equal = [
      { value: 2, variance: 0.25 },
      { value: 2, variance: 4 },
    ];
    expect(pool(equal).effects).toMatchObject({ tau2: 0, i2: 0 });
  });

  it.each(POOLS)("%s says why there is no mean", (_, pool) => {
    expect(pool([])).toMatchObject({ value: null, effects: null, reason: "no-data" });
    expect(pool([{ value: 1, variance: 0 }])).toMatchObject({ value: null, reason: "no-variation" });
    expect(() => pool([{ value: 1, variance: -1 }])).toThrow("variance");
    expect(() => pool([{ value: Number.NaN, variance: 1 }])).toThrow("value");
  });
});
