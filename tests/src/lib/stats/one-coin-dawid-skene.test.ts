import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { oneCoinDawidSkene } from "../../../../src/lib/stats/one-coin-dawid-skene.js";
import { labelRows, matrix } from "./arbitrary-labels.js";
import { expectNear } from "./expect-near.js";

describe("oneCoinDawidSkene", () => {
  it("goes one step by hand", () => {
    // Vote shares 1, 0 and ½, ½: prior ¾, ¼; both annotators are right in 1½ of 2.
    const labels = codedLabels([
      ["i1", "ann", "x"],
      ["i1", "bob", "x"],
      ["i2", "ann", "x"],
      ["i2", "bob", "y"],
    ]);
    const { posterior, accuracy, prior } = oneCoinDawidSkene(labels, { iterations: 1 });
    // Item 1: ¾·¾·¾ to ¼·¼·¼, item 2: ¾·¾·¼ to ¼·¼·¾.
    for (const [at, expected] of [27 / 28, 1 / 28, 3 / 4, 1 / 4].entries()) expectNear(posterior[at]!, expected, 12);
    expectNear(prior[0]!, (27 / 28 + 3 / 4) / 2, 12);
    expectNear(accuracy[0]!, (27 / 28 + 3 / 4) / 2, 12);
    expectNear(accuracy[1]!, (27 / 28 + 1 / 4) / 2, 12);
  });

  it("spreads errors over all declared categories", () => {
    const rows = [
      ["i", "ann", "x"],
      ["i", "bob", "y"],
    ] as const;
    // Both are right in ½. Of two categories each has ½·½·½; a third has nobody's vote beforehand, and so next to nothing after.
    const three = oneCoinDawidSkene(codedLabels(rows, ["x", "y", "z"]), { iterations: 1 });
    expectNear(three.posterior[0]!, 0.5, 9);
    expectNear(three.logLikelihood, Math.log(2 * 0.5 * 0.5 * 0.25), 9);
  });

  it("is certain of one category, and knows nothing without labels", () => {
    expect(oneCoinDawidSkene(codedLabels([["i", "w", "a"]]))).toMatchObject({ prior: [1], accuracy: [1] });
    const idle = { item: [0], annotator: [1], category: [0], items: 1, annotators: 2, categories: 1 };
    expect(oneCoinDawidSkene(idle).accuracy).toEqual([null, 1]);
    expect(oneCoinDawidSkene(codedLabels([]))).toMatchObject({ accuracy: [], reason: "no-data" });
  });

  it("never loses likelihood, and keeps probabilities that add up to 1", () => {
    fc.assert(
      fc.property(labelRows, fc.integer({ min: 1, max: 20 }), (rows, iterations) => {
        const labels = codedLabels(rows);
        const before = oneCoinDawidSkene(labels, { iterations, tolerance: 0 });
        const after = oneCoinDawidSkene(labels, { iterations: iterations + 1, tolerance: 0 });
        expect(after.logLikelihood!).toBeGreaterThanOrEqual(before.logLikelihood! - 1e-6);
        for (const row of matrix(after.posterior, labels.categories))
          expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        for (const accuracy of after.accuracy) expect(accuracy).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
