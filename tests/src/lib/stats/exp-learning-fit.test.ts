import { describe, expect, it } from "vitest";
import { expLearningFit } from "../../../../src/lib/stats/exp-learning-fit.js";

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

  it("has the start's standard error whether t = 0 was observed or not: that of the curve there", () => {
    const t = [0, 1, 2, 3, 4, 5];
    const y = [0.5, 0.68, 0.8, 0.83, 0.88, 0.9];
    const [one, moved] = [
      expLearningFit(t, y),
      expLearningFit(
        t.map((at) => at + 3),
        y,
      ),
    ];
    expect(moved.plateau).toBeCloseTo(one.plateau!, 9);
    // The curve moved three to the right starts where the first was three before 0.
    const before = one.plateau! - (one.plateau! - one.start!) * Math.exp(3 * one.rate!);
    expect(moved.start).toBeCloseTo(before, 7);
    expect(moved.standardErrors!.rate).toBeCloseTo(one.standardErrors!.rate, 8);
    expect(moved.standardErrors!.start).toBeGreaterThan(one.standardErrors!.start);
  });

  it("leaves out missing points and says why there is no fit", () => {
    const missing = expLearningFit([0, 1, null, 2, 3, 4], [0, 0.5, 9, null, 0.8, 0.9]);
    expect(missing).toEqual(expLearningFit([0, 1, 3, 4], [0, 0.5, 0.8, 0.9]));
    expect(expLearningFit([], [])).toMatchObject({ plateau: null, reason: "no-data", n: 0 });
    expect(expLearningFit([0, 1, 2], [0, 0.5, 0.75])).toMatchObject({ standardErrors: null, reason: "too-few" });
    expect(expLearningFit([0, 1, 2], [0, 1, 2])).toMatchObject({ rate: null, rss: null, reason: "no-finite-estimate" });
  });
});
