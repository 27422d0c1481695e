import { deviation, mean } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expLearningFit } from "../../../../src/lib/stats/exp-learning-fit.js";
import { simulatedCurves } from "./simulated-curves.js";

describe("expLearningFit", () => {
  it("goes from the start at t = 0 to the plateau", () => {
    const t = [0, 1, 2, 3, 4];
    const found = expLearningFit(
      t,
      t.map((at) => 0.9 - (0.9 - 0.5) * Math.exp(-0.7 * at)),
    );
    expect(found.plateau).toBeCloseTo(0.9, 9);
    expect(found.start).toBeCloseTo(0.5, 9);
    expect(found.rate).toBeCloseTo(0.7, 8);
    expect(found).toMatchObject({ n: 5, reason: null });
  });

  it("has standard errors that the spread of simulated fits has", () => {
    const fits = simulatedCurves(400).map(({ t, y }) => expLearningFit(t, y));
    for (const parameter of ["plateau", "start", "rate"] as const) {
      const reported = mean(fits, (fit) => fit.standardErrors![parameter])!;
      // 400 replicates know a standard deviation to 3.5 %; three of these.
      expect(Math.abs(deviation(fits, (fit) => fit[parameter]!)! / reported - 1)).toBeLessThan(0.11);
    }
  });

  it("leaves out missing points and says why there is no fit", () => {
    const missing = expLearningFit([0, 1, null, 2, 3, 4], [0, 0.5, 9, null, 0.8, 0.9]);
    expect(missing).toEqual(expLearningFit([0, 1, 3, 4], [0, 0.5, 0.8, 0.9]));
    expect(expLearningFit([], [])).toMatchObject({ plateau: null, reason: "no-data", n: 0 });
    expect(expLearningFit([0, 1, 2], [0, 0.5, 0.75])).toMatchObject({ standardErrors: null, reason: "too-few" });
    expect(expLearningFit([0, 1, 2], [0, 1, 2])).toMatchObject({ rate: null, rss: null, reason: "no-finite-estimate" });
  });

  it("does not depend on the order of points, and goes with the units", () => {
    const noise = fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(noise, fc.constantFrom(0.15, 0.4), (errors, rate) => {
        const t = errors.map((_, i) => i + 1);
        const y = errors.map((error, i) => 0.9 - 0.4 * Math.exp(-rate * (i + 1)) + error / 2000);
        const found = expLearningFit(t, y);
        if (found.reason !== null) throw new Error("a curve with a little noise has a fit");
        const reversed = expLearningFit(t.toReversed(), y.toReversed());
        const scaled = expLearningFit(
          t.map((value) => 10 * value),
          y.map((value) => 100 * value),
        );
        expect(reversed.plateau! / found.plateau!).toBeCloseTo(1, 5);
        expect(scaled.plateau! / found.plateau!).toBeCloseTo(100, 3);
        expect(scaled.rate! / found.rate!).toBeCloseTo(0.1, 5);
        expect(scaled.rss! / found.rss!).toBeCloseTo(10_000, 1);
      }),
      { numRuns: 25 },
    );
  });
});
