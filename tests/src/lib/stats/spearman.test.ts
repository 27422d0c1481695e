import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pearson } from "../../../../src/lib/stats/pearson.js";
import { spearman } from "../../../../src/lib/stats/spearman.js";
import { expectNear } from "./expect-near.js";
import { orders } from "./orders.js";

const distinct = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 6 }).chain((x) =>
  fc.tuple(
    fc.constant(x),
    fc.shuffledSubarray(
      x.map((_, i) => i),
      { minLength: x.length },
    ),
  ),
);

describe("spearman", () => {
  it("gives −29/165 and p = 0.627 on the textbook table of intelligence and hours of television", () => {
    const found = spearman([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]);
    expect(found.value).toBeCloseTo(-29 / 165, 12);
    expect(found.pValue).toBeCloseTo(0.627188, 6);
    expect(found.exactPValue).toBeNull();
  });

  it("is Pearson's r of the ranks, equal values sharing their mean rank", () => {
    // Ranks 1.5, 1.5, 3, 4 and 1, 2, 3.5, 3.5.
    expect(spearman([5, 5, 8, 9], [0, 1, 7, 7]).value).toBeCloseTo(
      pearson([1.5, 1.5, 3, 4], [1, 2, 3.5, 3.5]).value!,
      14,
    );
  });

  it("has the exact p value that counting all orders gives", () => {
    fc.assert(
      fc.property(distinct, ([x, order]) => {
        const rho = spearman(x, order).value!;
        const all = orders(x.length).map(
          (other) =>
            spearman(
              x.toSorted((a, b) => a - b),
              other,
            ).value!,
        );
        const extreme = all.filter((other) => Math.abs(other) >= Math.abs(rho) - 1e-12).length;
        expectNear(spearman(x, order).exactPValue, extreme / all.length, 12);
      }),
      { numRuns: 20 },
    );
  });

  it("sees only the order", () => {
    fc.assert(
      fc.property(distinct, ([x, order]) => {
        expect(
          spearman(
            x.map((value) => Math.exp(value / 20)),
            order,
          ),
        ).toEqual(spearman(x, order));
      }),
    );
  });

  it("has no exact p value with ties", () => {
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4]).exactPValue).toBeNull();
    expect(spearman([1, 2, 3, 4], [1, 2, 3, 4]).exactPValue).toBeCloseTo(2 / 24, 14);
  });

  it("says why it is undefined", () => {
    expect(spearman([], [])).toMatchObject({ value: null, reason: "no-data", n: 0 });
    expect(spearman([1], [null])).toMatchObject({ value: null, reason: "no-data", n: 0 });
    expect(spearman([1], [2])).toMatchObject({ value: null, reason: "too-few" });
    expect(spearman([1, 1, 1], [1, 2, 3])).toMatchObject({ value: null, reason: "no-variation" });
    expect(spearman([1, 2], [2, 1])).toMatchObject({ value: -1, pValue: null, exactPValue: null });
  });
});
