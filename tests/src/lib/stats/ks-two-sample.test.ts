import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ksTwoSample } from "../../../../src/lib/stats/ks-two-sample.js";
import { valueCounts } from "../../../../src/lib/stats/value-counts.js";
import { expectNear } from "./expect-near.js";

const test = (x: readonly number[], y: readonly number[]) => ksTwoSample(valueCounts([x, y]));
const sample = fc.array(fc.nat(8), { maxLength: 10 });

function choices(n: number, places: readonly number[]): number[][] {
  if (n === 0) return [[]];
  return places.flatMap((place, i) => choices(n - 1, places.slice(i + 1)).map((rest) => [place, ...rest]));
}

describe("ksTwoSample", () => {
  it("is the greatest distance of the two step functions", () => {
    // At most 2: 2/3 of x, 1/4 of y.
    expect(test([1, 2, 5], [2, 3, 4, 5]).value).toBeCloseTo(2 / 3 - 1 / 4, 14);
  });

  it.each([
    // Smirnov (1948), Annals of Mathematical Statistics 19, 279–281: L(0.50) = 0.036055, L(1.36) = 0.950514 to six digits.
    [200, 60, 50, 1 - 0.036055],
    [1250, 668, 600, 1 - 0.950514],
  ])("has the asymptotic p value of Smirnov's table for two samples of %d", (n, x, y, p) => {
    const found = ksTwoSample({
      values: [0, 1],
      counts: [
        [x, n - x],
        [y, n - y],
      ],
    });
    expect(found.asymptoticPValue).toBeCloseTo(p, 5);
  });

  it("joins the two series of the limit distribution without a step", () => {
    // √(n/2)·D = 1 at n = 200, D = 0.1: both sides of it by one value.
    const at = (x: number) =>
      ksTwoSample({
        values: [0, 1],
        counts: [
          [x, 200 - x],
          [50, 150],
        ],
      }).asymptoticPValue!;
    const steps = [68, 69, 70, 71].map((x) => at(x) - at(x + 1));
    for (const step of steps) expect(step).toBeGreaterThan(0);
    expect(steps[2]! / steps[1]!).toBeCloseTo(steps[1]! / steps[0]!, 1);
  });

  it.each([
    [3, 4],
    [4, 4],
    [1, 6],
  ])("has the exact p value that counting all orders of %d and %d values gives", (n, m) => {
    const places = Array.from({ length: n + m }, (_, i) => i);
    const all = choices(n, places).map((x) =>
      test(
        x,
        places.filter((place) => !x.includes(place)),
      ),
    );
    for (const { value, exactPValue } of all) {
      const extreme = all.filter((other) => other.value! >= value! - 1e-12).length;
      expectNear(exactPValue, extreme / all.length, 12);
    }
  });

  it("is symmetric, sees only the order, and never NaN", () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const found = test(x, y);
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
        for (const other of [
          test(y, x),
          test(
            x.map((v) => v ** 3),
            y.map((v) => v ** 3),
          ),
        ]) {
          expectNear(other.value, found.value, 12);
          expectNear(other.exactPValue, found.exactPValue, 12);
        }
        expect(found.exactPValue ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("keeps the digits of a tiny exact p value: two of C(80, 40) orders", () => {
    const found = ksTwoSample({
      values: [0, 1],
      counts: [
        [40, 0],
        [0, 40],
      ],
    });
    expect(found.exactPValue! / (2 / 1.075072086e23)).toBeCloseTo(1, 8);
  });

  it("says why it is undefined", () => {
    expect(test([], [1])).toEqual({ value: null, reason: "no-data", asymptoticPValue: null, exactPValue: null });
    expect(test([1, 2], [2, 1])).toMatchObject({ value: 0, asymptoticPValue: 1, exactPValue: 1 });
  });
});
