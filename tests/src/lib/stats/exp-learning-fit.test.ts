import { deviation, mean } from "d3-array";
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
});
