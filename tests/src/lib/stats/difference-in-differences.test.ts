import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DifferenceCell,
  differenceCells,
  differenceInDifferences,
} from "../../../../src/lib/stats/difference-in-differences.js";
import { leastSquares } from "../../../../src/lib/stats/least-squares.js";
import { expectNear } from "./expect-near.js";

const rowsOf = fc.array(
  fc.record({ y: fc.integer({ min: 0, max: 9 }), treated: fc.boolean(), post: fc.boolean(), cluster: fc.nat(4) }),
  { maxLength: 30 },
);
type Rows = readonly { y: number; treated: boolean; post: boolean; cluster: number }[];
const cellsOf = (rows: Rows) =>
  differenceCells(
    rows.map(({ y }) => y),
    rows.map(({ treated }) => treated),
    rows.map(({ post }) => post),
    rows.map(({ cluster }) => cluster),
  );

describe("differenceInDifferences", () => {
  it("is the treated's change minus the others'", () => {
    // Means 1 and 2 untreated, 4 and 8 treated. Within: 2·(½)² + 2·(½)² in the last cell's clusters.
    const rows = [
      ...[0, 2].map((y, cluster) => ({ y, treated: false, post: false, cluster })),
      ...[1, 3].map((y, cluster) => ({ y, treated: false, post: true, cluster })),
      ...[4, 4].map((y, cluster) => ({ y, treated: true, post: false, cluster: cluster + 2 })),
      ...[7, 9].map((y, cluster) => ({ y, treated: true, post: true, cluster: cluster + 2 })),
    ];
    const { value, terms, clusters } = differenceInDifferences(cellsOf(rows));
    expect([value, clusters]).toEqual([3, 4]);
    expect([terms!.intercept.value, terms!.treated.value, terms!.post.value]).toEqual([1, 3, 1]);
    // Clusters 0 and 1 move in parallel and cancel: ½·(−1) − ½·(−1). Clusters 2 and 3: (7 − 8)/2 and (9 − 8)/2.
    expect(terms!.interaction.unadjustedStandardError).toBeCloseTo(Math.sqrt(0.5), 12);
    expect(terms!.interaction.standardError).toBeCloseTo(Math.sqrt(0.5 * (4 / 3) * (7 / 4)), 12);
    expect(terms!.interaction.ordinaryStandardError).toBeCloseTo(Math.sqrt((6 / 4) * (4 / 2)), 12);
  });

  it("is the regression on treated, post and their product", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { terms } = differenceInDifferences(cellsOf(rows));
        const design = rows.map(({ treated, post }) => [1, +treated, +post, +(treated && post)]);
        const fit = leastSquares(
          design,
          rows.map(({ y }) => y),
        );
        expect(terms === null).toBe(fit === null);
        for (const [j, term] of Object.values(terms ?? {}).entries()) {
          expectNear(term.value, fit!.coefficients[j]!);
          const variance = (fit!.residualSquares / (rows.length - 4)) * fit!.unscaledCovariance.get(j, j);
          if (rows.length > 4) expectNear(term.ordinaryStandardError, Math.sqrt(variance), 6);
        }
      }),
    );
  });

  it("needs only sums per cluster and cell, in any order", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const sums = new Map<string, DifferenceCell<number>>();
        for (const cell of cellsOf(rows.toReversed())) {
          const key = `${cell.cluster} ${cell.treated} ${cell.post}`;
          const so = sums.get(key) ?? { ...cell, n: 0, sum: 0, sumSquares: 0 };
          sums.set(key, { ...so, n: so.n + 1, sum: so.sum + cell.sum, sumSquares: so.sumSquares + cell.sumSquares });
        }
        const counted = differenceInDifferences([...sums.values()]);
        const listed = differenceInDifferences(cellsOf(rows));
        expectNear(counted.value, listed.value);
        expectNear(counted.upper, listed.upper, 6);
        expect(counted.reason).toBe(listed.reason);
      }),
    );
  });

  it("has no limits from one cluster or four observations, and no value where a cell is empty", () => {
    const four = (cluster: (i: number) => number, times = 1): Rows =>
      Array.from({ length: 4 * times }, (_, i) => ({
        y: i,
        treated: i % 2 === 1,
        post: i % 4 > 1,
        cluster: cluster(i),
      }));
    expect(differenceInDifferences(cellsOf(four(() => 1, 3)))).toMatchObject({
      value: 0,
      lower: null,
      reason: "single-cluster",
    });
    expect(differenceInDifferences(cellsOf(four((i) => i)))).toMatchObject({
      value: 0,
      lower: null,
      reason: "too-few",
    });
    expect(differenceInDifferences(cellsOf(four((i) => i).slice(1)))).toMatchObject({
      value: null,
      terms: null,
      reason: "too-few",
    });
    expect(differenceInDifferences([])).toMatchObject({ value: null, terms: null, clusters: 0, reason: "no-data" });
    expect(() => differenceCells([1], [true], [], [1])).toThrow("y (1) and post (0) must be equally long");
  });

  it("leaves missing outcomes out", () => {
    expect(differenceCells([null, 2], [true, true], [false, true], ["a", "b"])).toEqual([
      { cluster: "b", treated: true, post: true, n: 1, sum: 2, sumSquares: 4 },
    ]);
  });
});
