import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { mace } from "../../../../src/lib/stats/mace.js";
import { labelRows, matrix, reorderedRows } from "./arbitrary-labels.js";
import { expectNear } from "./expect-near.js";

const agreeThenDiffer = codedLabels([
  ["i1", "ann", "x"],
  ["i1", "bob", "x"],
  ["i2", "ann", "x"],
  ["i2", "bob", "y"],
]);

describe("mace", () => {
  it("goes its first E step by hand", () => {
    // Half guessing between two: what is true is given with ½ + ½·½ = ¾.
    const { posterior, logLikelihood } = mace(agreeThenDiffer, { iterations: 0 });
    for (const [at, expected] of [9 / 10, 1 / 10, 1 / 2, 1 / 2].entries()) expectNear(posterior[at]!, expected, 12);
    const items = [0.5 * (9 / 16 + 1 / 16), 0.5 * (3 / 16 + 3 / 16)];
    expectNear(logLikelihood, Math.log(items[0]! + 1e-8) + Math.log(items[1]! + 1e-8), 12);
  });

  it("goes its first M step by hand", () => {
    // A true label is a guess with (¼)/(¾) = ⅓, a false one for sure: ann's x of item 1 with 1 − 0.9·⅔ = 0.4, of item 2 with ⅔.
    const { competence, strategy } = mace(agreeThenDiffer, { iterations: 1, smoothing: 0 });
    expectNear(competence[0]!, 1 - (0.4 + 2 / 3) / 2, 12);
    expect(strategy[0]).toEqual([1, 0]);
    expectNear(strategy[1]![1]!, 2 / 3 / (0.4 + 2 / 3), 12);
  });

  it("finds the one who always says the same", () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const truth = i % 3 === 0 ? "bad" : "ok";
      return [
        [i, "ann", truth],
        [i, "bob", truth],
        [i, "cid", "ok"],
      ] as const;
    }).flat();
    const { competence, strategy } = mace(codedLabels(rows));
    expect(competence[0]).toBeGreaterThan(0.95);
    expect(competence[2]).toBeLessThan(0.3);
    expect(strategy[2]![1]).toBeGreaterThan(0.99);
  });

  it("keeps probabilities that add up to 1, in any order of rows, and never NaN", () => {
    fc.assert(
      fc.property(reorderedRows, fc.constantFrom(0, 0.01), ([rows, other], smoothing) => {
        const labels = codedLabels(rows);
        const fit = mace(labels, { iterations: 10, smoothing });
        const again = mace(codedLabels(other), { iterations: 10, smoothing });
        for (const row of matrix(fit.posterior, labels.categories))
          expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        for (const [at, probability] of fit.posterior.entries()) expectNear(again.posterior[at]!, probability, 6);
        for (const value of [...fit.competence, ...fit.strategy.flat()]) {
          expect(value).toBeGreaterThanOrEqual(-1e-12);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it("gains likelihood without smoothing", () => {
    fc.assert(
      fc.property(labelRows, (rows) => {
        const labels = codedLabels(rows);
        const [before, after] = [3, 4].map((iterations) => mace(labels, { iterations, smoothing: 0 }).logLikelihood!);
        expect(after!).toBeGreaterThanOrEqual(before! - 1e-4);
      }),
    );
  });

  it("shares an item between annotators who never guess and still differ", () => {
    const sure = { iterations: 0, guessing: [0, 0], smoothing: 0 };
    expect([...mace(agreeThenDiffer, sure).posterior]).toEqual([1, 0, 0.5, 0.5]);
  });

  it("knows nothing of an annotator without labels, and nothing at all without labels", () => {
    const idle = { item: [0], annotator: [1], category: [0], items: 1, annotators: 2, categories: 2 };
    expect(mace(idle).competence[0]).toBeNull();
    expect(mace(codedLabels([]))).toMatchObject({ competence: [], logLikelihood: null, reason: "no-data" });
  });

  it("refuses start values that are none", () => {
    expect(() => mace(agreeThenDiffer, { guessing: [0.5] })).toThrow("guessing must hold 2 start values");
    expect(() => mace(agreeThenDiffer, { guessing: [0.5, 1.5] })).toThrow("guessing must hold probabilities");
    expect(() => mace(agreeThenDiffer, { strategy: [[1, 0]] })).toThrow("strategy must hold 4 start values");
    expect(() => mace(agreeThenDiffer, { smoothing: -1 })).toThrow("smoothing");
  });
});
