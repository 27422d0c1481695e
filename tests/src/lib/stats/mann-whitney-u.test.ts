import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kruskalWallis } from "../../../../src/lib/stats/kruskal-wallis.js";
import { mannWhitneyU } from "../../../../src/lib/stats/mann-whitney-u.js";
import { valueCounts } from "../../../../src/lib/stats/value-counts.js";
import { expectNear } from "./expect-near.js";

const test = (x: readonly number[], y: readonly number[]) => mannWhitneyU(valueCounts([x, y]));
const sample = fc.array(fc.nat(6), { maxLength: 10 });

/** Which of n + m places the first sample takes. */
function choices(n: number, places: readonly number[]): number[][] {
  if (n === 0) return [[]];
  return places.flatMap((place, i) => choices(n - 1, places.slice(i + 1)).map((rest) => [place, ...rest]));
}

describe("mannWhitneyU", () => {
  it("counts pairs in which x is greater, ties half", () => {
    // 2 > 1, 2 = 2, 3 > 1, 3 > 2, 3 < 4 ...
    expect(test([2, 3], [1, 2, 4])).toMatchObject({ u: 3.5, auc: 3.5 / 6, reason: null, exactPValue: null });
  });

  it("has the variance nm(N + 1)/12 without ties", () => {
    // u = 0 of mean 4.5, variance 9·7/12; p of 4.5/√5.25 = 1.964 and, corrected, 4/√5.25 = 1.746.
    const found = test([1, 2, 3], [4, 5, 6]);
    expect(found.pValue).toBeCloseTo(0.0495, 4);
    expect(found.correctedPValue).toBeCloseTo(0.0809, 4);
    expect(found.exactPValue).toBeCloseTo(2 / 20, 14);
  });

  it("has the exact p value that counting all orders gives", () => {
    const places = [1, 2, 3, 4, 5, 6, 7];
    const all = choices(3, places).map((x) =>
      test(
        x,
        places.filter((place) => !x.includes(place)),
      ),
    );
    for (const { u, exactPValue } of all) {
      const extreme = all.filter((other) => Math.abs(other.u! - 6) >= Math.abs(u! - 6)).length;
      expectNear(exactPValue, extreme / all.length, 12);
    }
  });

  it("mirrors when the samples are exchanged, and agrees with Kruskal and Wallis", () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const [found, other] = [test(x, y), test(y, x)];
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
        if (found.u === null) return;
        expect(found.u + other.u!).toBe(x.length * y.length);
        expectNear(other.pValue, found.pValue, 12);
        expectNear(kruskalWallis(valueCounts([x, y])).pValue, found.pValue, 9);
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(test([], [1])).toMatchObject({ u: null, auc: null, pValue: null, reason: "no-data" });
    expect(test([2, 2], [2])).toMatchObject({ u: 1, auc: 0.5, pValue: null, reason: "no-variation" });
  });
});
