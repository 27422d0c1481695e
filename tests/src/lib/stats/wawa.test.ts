import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { wawa } from "../../../../src/lib/stats/wawa.js";
import { labelRows, matrix } from "./arbitrary-labels.js";

describe("wawa", () => {
  it("weighs votes by agreement with the majority", () => {
    const rows = [
      ["i1", "ann", "ok"],
      ["i1", "bob", "ok"],
      ["i1", "cid", "bad"],
      ["i2", "ann", "ok"],
      ["i2", "cid", "bad"],
    ] as const;
    // The majority says ok, then bad (a tie, and bad is first): ann agrees in 1 of 2, bob in 1 of 1, cid in 1 of 2.
    const { skills, shares } = wawa(codedLabels(rows));
    expect(skills).toEqual([0.5, 1, 0.5]);
    expect(matrix(shares, 2)).toEqual([
      [0.5 / 2, 1.5 / 2],
      [0.5, 0.5],
    ]);
  });

  it("gives every item shares that add up to 1", () => {
    fc.assert(
      fc.property(labelRows, (rows) => {
        const labels = codedLabels(rows);
        for (const row of matrix(wawa(labels).shares, labels.categories))
          expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("has nothing to say without labels", () => {
    expect(wawa(codedLabels([]))).toEqual({ shares: new Float64Array(0), skills: [], reason: "no-data" });
  });
});
