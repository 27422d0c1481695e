import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kruskalWallis } from "../../../../src/lib/stats/kruskal-wallis.js";
import { valueCounts } from "../../../../src/lib/stats/value-counts.js";
import { expectNear } from "./expect-near.js";

const samples = fc.array(fc.array(fc.nat(6), { maxLength: 6 }), { maxLength: 4 });

describe("kruskalWallis", () => {
  it("is 12/(N(N + 1)) Σ n (mean rank − (N + 1)/2)²", () => {
    expect(
      kruskalWallis(
        valueCounts([
          [1, 2],
          [3, 4],
        ]),
      ).statistic,
    ).toBeCloseTo((12 / 20) * (2 * 1 + 2 * 1), 14);
  });

  it("divides by 1 − Σ(t³ − t)/(N³ − N) with ties", () => {
    // Ranks 1.5, 1.5 and 3.5, 3.5; two ties of two: 1 − 12/60.
    expect(
      kruskalWallis(
        valueCounts([
          [1, 1],
          [3, 3],
        ]),
      ).statistic,
    ).toBeCloseTo(2.4 / 0.8, 14);
  });

  it("does not depend on the samples' order, on empty ones, or on more than order", () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const found = kruskalWallis(valueCounts(rows));
        const cubed = rows.map((row) => row.map((value) => value ** 3));
        for (const other of [rows.toReversed(), [...rows, []], cubed]) {
          const same = kruskalWallis(valueCounts(other));
          expect(same.degreesOfFreedom).toBe(found.degreesOfFreedom);
          expectNear(same.statistic, found.statistic, 9);
          expectNear(same.pValue, found.pValue, 9);
        }
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(kruskalWallis(valueCounts([]))).toMatchObject({ statistic: null, reason: "no-data", degreesOfFreedom: 0 });
    expect(kruskalWallis(valueCounts([[1, 2], []]))).toMatchObject({ reason: "too-few", degreesOfFreedom: 0 });
    expect(kruskalWallis(valueCounts([[5, 5], [5]]))).toMatchObject({ reason: "no-variation", degreesOfFreedom: 1 });
  });
});
