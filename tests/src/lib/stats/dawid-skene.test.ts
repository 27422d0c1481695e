import { randomLcg } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { dawidSkene } from "../../../../src/lib/stats/dawid-skene.js";
import { labelRows, matrix, reorderedRows } from "./arbitrary-labels.js";
import { expectNear } from "./expect-near.js";

const agreeThenDiffer = codedLabels([
  ["i1", "ann", "x"],
  ["i1", "bob", "x"],
  ["i2", "ann", "x"],
  ["i2", "bob", "y"],
]);

describe("dawidSkene", () => {
  it("goes one step by hand", () => {
    // Vote shares 1, 0 and ½, ½: prior ¾, ¼. ann says x whatever is true; bob says x of x in 1 of 1½, y of y always.
    // Item 2: x ¾·⅓, y ¼·1. Item 1: x ¾·⅔, y as good as nothing.
    const { posterior, prior, confusion, logLikelihood } = dawidSkene(agreeThenDiffer, { iterations: 1 });
    for (const [at, expected] of [1, 0, 1 / 2, 1 / 2].entries()) expectNear(posterior[at]!, expected, 9);
    for (const [t, expected] of [3 / 4, 1 / 4].entries()) expectNear(prior[t]!, expected, 9);
    expect(confusion[0]).toEqual([
      [1, 0],
      [1, 0],
    ]);
    for (const [g, expected] of [2 / 3, 1 / 3].entries()) expectNear(confusion[1]![0]![g]!, expected, 9);
    expectNear(logLikelihood, Math.log((3 / 4) * (2 / 3)) + Math.log(1 / 2), 9);
  });

  it("starts from vote shares", () => {
    const { posterior, logLikelihood, converged } = dawidSkene(agreeThenDiffer, { iterations: 0 });
    expect([...posterior]).toEqual([1, 0, 0.5, 0.5]);
    expect({ logLikelihood, converged }).toEqual({ logLikelihood: null, converged: false });
  });

  it("finds who confuses what, and is right where the majority is not", () => {
    // Of three annotators two call three in ten b an a; the third is always right.
    const random = randomLcg(0.5);
    const truth = Array.from({ length: 2000 }, () => (random() < 0.5 ? "a" : "b"));
    const rows = truth.flatMap((label, i) =>
      ["ann", "bob", "cid"].map((name) => {
        const wrong = label === "b" && name !== "cid" && random() < 0.3;
        return [i, name, wrong ? "a" : label] as const;
      }),
    );
    const { confusion, posterior } = dawidSkene(codedLabels(rows));
    // Standard error of a share of 1000: 0.0145.
    for (const annotator of [0, 1]) expect(Math.abs(confusion[annotator]![1]![0]! - 0.3)).toBeLessThan(0.06);
    expect(confusion[2]![1]![0]).toBeLessThan(0.01);
    const outvoted = rows.findIndex(
      (_, at) => at % 3 === 0 && rows[at]![2] === "a" && rows[at + 1]![2] === "a" && rows[at + 2]![2] === "b",
    );
    expect(posterior[(outvoted / 3) * 2 + 1]).toBeGreaterThan(0.5);
  });

  it("never loses likelihood, and keeps probabilities that add up to 1", () => {
    fc.assert(
      fc.property(labelRows, fc.integer({ min: 1, max: 20 }), (rows, iterations) => {
        const labels = codedLabels(rows);
        const before = dawidSkene(labels, { iterations, tolerance: 0 });
        const after = dawidSkene(labels, { iterations: iterations + 1, tolerance: 0 });
        expect(after.logLikelihood!).toBeGreaterThanOrEqual(before.logLikelihood! - 1e-6);
        for (const row of [...matrix(after.posterior, labels.categories), after.prior, ...after.confusion.flat()])
          if (row !== null) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(reorderedRows, ([rows, other]) => {
        const options = { iterations: 5 };
        const [one, two] = [dawidSkene(codedLabels(rows), options), dawidSkene(codedLabels(other), options)];
        for (const [at, probability] of one.posterior.entries()) expectNear(two.posterior[at]!, probability, 9);
      }),
    );
  });

  it("does not depend on what categories are called", () => {
    const names: Record<string, string> = { a: "c", b: "b", c: "a" };
    fc.assert(
      fc.property(labelRows, (rows) => {
        const posteriors = (labels: typeof rows) => {
          const coded = codedLabels(labels, ["a", "b", "c"]);
          return matrix(dawidSkene(coded, { iterations: 5 }).posterior, 3);
        };
        const turned = posteriors(rows.map(([item, annotator, label]) => [item, annotator, names[label]!]));
        for (const [i, row] of posteriors(rows).entries())
          for (const [t, probability] of row.entries()) expectNear(turned[i]![2 - t]!, probability, 9);
      }),
    );
  });

  it("stays true where an item's labels are so many that their probability is too small for a number", () => {
    // Of 3000 labels of either item 2000 say what is true of it, ever the same 2000.
    const rows = Array.from({ length: 3000 }, (_, w) => [
      ["i1", `w${w}`, w < 2000 ? "a" : "b"] as const,
      ["i2", `w${w}`, w < 2000 ? "b" : "a"] as const,
    ]).flat();
    const once = dawidSkene(codedLabels(rows), { iterations: 1 });
    expect([...once.posterior]).toEqual([1, 0, 0, 1]);
    // Each annotator: ⅔ right (w < 2000) or ⅓; of 3000 labels of both items ⅔·2000 + ⅔·1000 logarithms each.
    const perItem = Math.log(0.5) + 3000 * Math.log(2 / 3);
    expectNear(once.logLikelihood! / (2 * perItem), 1, 9);
  });

  it("has rows for met categories only, and says whether it settled", () => {
    const unmet = codedLabels([["i", "w", "a"]], ["a", "b"]);
    expect(dawidSkene(unmet)).toMatchObject({ confusion: [[[1, 0], null]], converged: true, reason: null });
    expect(dawidSkene(codedLabels([]))).toMatchObject({ prior: [], confusion: [], reason: "no-data" });
  });

  it("refuses options that are none", () => {
    expect(() => dawidSkene(agreeThenDiffer, { iterations: -1 })).toThrow("iterations");
    expect(() => dawidSkene(agreeThenDiffer, { tolerance: Number.NaN })).toThrow("tolerance");
  });
});
