import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonWins } from "../../../../src/lib/stats/comparison-wins.js";

describe("comparisonWins", () => {
  it("counts who was preferred to whom, a tie half for each", () => {
    const comparisons = [
      { preferred: "a", other: "b", tie: false, n: 3 },
      { preferred: "b", other: "a", tie: false, n: 1 },
      { preferred: "c", other: "a", tie: true, n: 1 },
    ];
    expect(comparisonWins(comparisons, ["a", "b", "c"])).toEqual([
      [0, 3, 0.5],
      [1, 0, 0],
      [0.5, 0, 0],
    ]);
  });

  it("is the same of counts as of rows, in any order, whichever of a tie comes first", () => {
    const pair = fc.constantFrom(["a", "b"] as const, ["b", "c"] as const, ["c", "a"] as const);
    const comparison = fc
      .tuple(pair, fc.boolean(), fc.boolean(), fc.nat(4))
      .map(([[x, y], turned, tie, n]) => ({ preferred: turned ? y : x, other: turned ? x : y, tie, n }));
    fc.assert(
      fc.property(fc.array(comparison, { maxLength: 8 }), (counts) => {
        const rows = counts.flatMap(({ n, ...one }) => Array.from({ length: n }, () => ({ ...one, n: 1 })));
        const turned = rows.map((row) => (row.tie ? { ...row, preferred: row.other, other: row.preferred } : row));
        const things = ["a", "b", "c"];
        const wins = comparisonWins(counts, things);
        expect(comparisonWins(turned.toReversed(), things)).toEqual(wins);
        expect(wins.flat().reduce((total, won) => total + won, 0)).toBe(rows.length);
      }),
    );
  });

  it("refuses a thing that is not among them and what is no count", () => {
    expect(() => comparisonWins([{ preferred: "x", other: "a", tie: false, n: 1 }], ["a"])).toThrow("not among");
    expect(() => comparisonWins([{ preferred: "a", other: "b", tie: true, n: 0.5 }], ["a", "b"])).toThrow("n must be");
  });
});
