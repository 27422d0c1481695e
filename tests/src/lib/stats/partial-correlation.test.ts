import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partialCorrelation } from "../../../../src/lib/stats/partial-correlation.js";
import { pearson } from "../../../../src/lib/stats/pearson.js";
import { expectNear } from "./expect-near.js";

const units = fc.array(fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: -9, max: 9, noNaN: true }))), {
  minLength: 6,
  maxLength: 15,
});
const column = (rows: readonly (readonly number[])[], j: number) => rows.map((row) => row[j]!);

describe("partialCorrelation", () => {
  it("takes 0.9697 down to 0.9191 on the textbook table, tested by Student's t with one degree of freedom", () => {
    const found = partialCorrelation([2, 4, 15, 20], [1, 2, 3, 4], [[0], [0], [1], [1]]);
    expect(found.value).toBeCloseTo(0.919145, 6);
    expect(found.degreesOfFreedom).toBe(1);
    // Student's t with one degree of freedom is Cauchy's distribution: p = 1 − 2 arctan|t| / π.
    expect(found.pValue).toBeCloseTo(1 - (2 * Math.atan(found.t!)) / Math.PI, 12);
  });

  it("is (r_xy − r_xz r_yz) / √((1 − r_xz²)(1 − r_yz²)) for one control", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const [x, y, z] = [column(rows, 0), column(rows, 1), column(rows, 2)];
        const [xy, xz, yz] = [pearson(x, y).value, pearson(x, z).value, pearson(y, z).value];
        fc.pre(xy !== null && xz !== null && yz !== null && Math.abs(xz) < 0.999 && Math.abs(yz) < 0.999);
        const expected = (xy! - xz! * yz!) / Math.sqrt((1 - xz! ** 2) * (1 - yz! ** 2));
        expectNear(
          partialCorrelation(
            x,
            y,
            z.map((value) => [value]),
          ).value,
          expected,
          8,
        );
      }),
    );
  });

  it("is Pearson's r without controls, and with constant ones", () => {
    const [x, y] = [
      [1, 4, 2, 8, 5],
      [3, 1, 4, 1, 6],
    ];
    const { value, t, pValue } = pearson(x, y);
    for (const controls of [x.map(() => []), x.map(() => [7])]) {
      const found = partialCorrelation(x, y, controls);
      expectNear(found.value, value, 14);
      expectNear(found.t, t, 12);
      expectNear(found.pValue, pValue, 12);
    }
  });

  it("does not count a control twice", () => {
    const [x, y, z] = [
      [1, 4, 2, 8, 5, 7],
      [3, 1, 4, 1, 6, 2],
      [2, 7, 1, 8, 2, 8],
    ];
    const once = partialCorrelation(
      x,
      y,
      z.map((value) => [value]),
    );
    const twice = partialCorrelation(
      x,
      y,
      z.map((value) => [value, 3 - 2 * value]),
    );
    expect(twice.degreesOfFreedom).toBe(3);
    expectNear(twice.value, once.value, 12);
  });

  it("leaves out units with a missing value", () => {
    const controls = [[1], [null], [3], [5], [2], [0]];
    expect(partialCorrelation([1, 2, 5, 4, 3, null], [2, 2, 1, 0, 7, 1], controls)).toEqual(
      partialCorrelation([1, 5, 4, 3], [2, 1, 0, 7], [[1], [3], [5], [2]]),
    );
  });

  it("says why it is undefined", () => {
    expect(partialCorrelation([], [], [])).toMatchObject({ value: null, reason: "no-data" });
    expect(
      partialCorrelation(
        [1, 2, 4],
        [2, 1, 7],
        [
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ),
    ).toMatchObject({ reason: "too-few" });
    expect(partialCorrelation([1, 2, 4], [2, 1, 7], [[1], [0], [5]])).toMatchObject({ t: null, degreesOfFreedom: 0 });
    const controls = [[1], [2], [3], [5], [9]];
    const follows = controls.map(([value]) => 0.3 + 0.1 * value!);
    expect(partialCorrelation(follows, [1, 3, 2, 5, 4], controls)).toMatchObject({ reason: "no-variation" });
    expect(partialCorrelation([1, 3, 2, 5, 4], [6, 6, 6, 6, 6], controls)).toMatchObject({ reason: "no-variation" });
  });

  it("refuses ragged controls and unequal lengths", () => {
    expect(() => partialCorrelation([1, 2], [1, 2], [[1], [1, 2]])).toThrow("controls must have rows of equal length");
    expect(() => partialCorrelation([1, 2], [1, 2], [[1]])).toThrow("equally long");
  });
});
