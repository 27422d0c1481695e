import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nelsonRules } from "../../../../src/lib/stats/nelson-rules.js";
import { westernElectricRules } from "../../../../src/lib/stats/western-electric-rules.js";
import { series } from "./arbitrary-series.js";

const repeat = (times: number, ...values: number[]) => Array.from({ length: times }, () => values).flat();
const ends = (rule: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8, values: readonly (number | null)[]) =>
  nelsonRules(values, 0, 1)[rule];

describe("nelsonRules", () => {
  it("1: one beyond 3 sigma, not at it", () => expect(ends(1, [3, 3.1, -3.1])).toEqual([1, 2]));
  it("2: nine on one side; the centre line breaks", () => {
    expect(ends(2, repeat(10, 0.5))).toEqual([8, 9]);
    expect(ends(2, [...repeat(8, 0.5), 0, 0.5])).toEqual([]);
  });
  it("3: six rising or falling; an equal one breaks", () => {
    expect(ends(3, [1, 2, 3, 4, 5, 6])).toEqual([5]);
    expect(ends(3, [6, 5, 4, 3, 2, 1])).toEqual([5]);
    expect(ends(3, [1, 2, 3, 3, 4, 5, 6])).toEqual([]);
  });
  it("4: fourteen up and down in turn", () => {
    expect(ends(4, repeat(7, 1, 2))).toEqual([13]);
    expect(ends(4, [...repeat(6, 1, 2), 2, 1])).toEqual([]);
  });
  it("5: two of three beyond 2 sigma on one side, the last among them", () => {
    expect(ends(5, [2.5, 0, 2.5, 0])).toEqual([2]);
    expect(ends(5, [2.5, 0, -2.5])).toEqual([]);
    expect(ends(5, [2.5, 2.5])).toEqual([]);
  });
  it("6: four of five beyond 1 sigma on one side, the last among them", () => {
    expect(ends(6, [1.5, 1.5, 0, 1.5, 1.5, 0])).toEqual([4]);
    expect(ends(6, [-1.5, -1.5, 0, 1.5, -1.5])).toEqual([]);
  });
  it("7: fifteen within 1 sigma", () => {
    expect(ends(7, repeat(16, 0.9))).toEqual([14, 15]);
    expect(ends(7, [...repeat(14, 0.9), 1])).toEqual([]);
  });
  it("8: eight beyond 1 sigma, on both sides", () => {
    expect(ends(8, repeat(4, 1.5, -1.5))).toEqual([7]);
    expect(ends(8, repeat(8, 1.5))).toEqual([]);
  });

  it("finds the same mirrored, scaled and shifted", () => {
    fc.assert(
      fc.property(series(40, 4), (values) => {
        const rules = nelsonRules(values, 0, 1);
        expect(
          nelsonRules(
            values.map((value) => -value),
            0,
            1,
          ),
        ).toEqual(rules);
        expect(
          nelsonRules(
            values.map((value) => 4 * value + 8),
            8,
            4,
          ),
        ).toEqual(rules);
      }),
    );
  });

  it("reaches over missing values and counts their places", () => {
    expect(ends(2, [null, ...repeat(5, 0.5), null, ...repeat(4, 0.5)])).toEqual([10]);
  });

  it("takes a sigma per point: that of a share depends on its n", () => {
    expect(nelsonRules([4, 4, 4], 0, [1, 2, null])[1]).toEqual([0]);
    expect(() => nelsonRules([4, 4], 0, [1])).toThrow("values (2) and sigma (1) must be equally long");
  });

  it("knows no distance within constant values and an infinite one off them", () => {
    expect(
      Object.values(nelsonRules(repeat(20, 5), 5, 0))
        .slice(0, 6)
        .flat(),
    ).toEqual([]);
    expect(nelsonRules([5, 5, 6], 5, 0)[1]).toEqual([2]);
    expect(Object.values(nelsonRules([], 0, 1)).flat()).toEqual([]);
  });
});

describe("westernElectricRules", () => {
  it("shares Nelson's rules 1, 5 and 6, and asks for eight on one side instead of nine", () => {
    fc.assert(
      fc.property(series(40, 4), (values) => {
        const nelson = nelsonRules(values, 0, 1);
        const western = westernElectricRules(values, 0, 1);
        expect([western[1], western[2], western[3]]).toEqual([nelson[1], nelson[5], nelson[6]]);
        expect(western[4]).toEqual(expect.arrayContaining(nelson[2]));
      }),
    );
    expect(westernElectricRules(repeat(9, -0.5), 0, 1)[4]).toEqual([7, 8]);
  });
});
