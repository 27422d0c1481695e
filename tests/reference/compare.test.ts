import { describe, expect, it } from "vitest";
import { check } from "./check.js";
import { differences } from "./compare.js";

describe("differences", () => {
  it("allows tolerance · max(1, |expected|) and no more", () => {
    expect(differences({ a: 0.5, b: 1000.5 }, { a: 0.5 + 0.9e-9, b: 1000.5 + 0.9e-6 }, 1e-9)).toEqual([]);
    expect(differences({ a: 0.5 }, { a: 0.5 + 1.1e-9 }, 1e-9)).toHaveLength(1);
    expect(differences({ b: 1000.5 }, { b: 1000.5 + 1.1e-6 }, 1e-9)).toHaveLength(1);
  });

  it("compares counts, strings and booleans exactly", () => {
    expect(differences({ n: 100 }, { n: 101 }, 0.5)).toEqual(["n: expected 100, found 101"]);
    expect(differences({ rss: 2 ** 60 }, { rss: 2 ** 60 + 512 }, 1e-9)).toEqual([]); // Every double this large is whole.
    expect(differences({ exact: "1/3" }, { exact: "2/6" }, 1)).toHaveLength(1);
    expect(differences({ finite: true }, { finite: false }, 1)).toHaveLength(1);
  });

  it("takes null and NaN for undefined, and nothing else", () => {
    expect(differences({ a: null, b: null }, { a: null, b: Number.NaN }, 1)).toEqual([]);
    expect(differences({ a: null }, { a: 0 }, 1)).toHaveLength(1);
    expect(differences({ a: null }, {}, 1)).toEqual(["a: expected null, found nothing"]);
    expect(differences({ a: 0 }, { a: null }, 1)).toHaveLength(1);
    expect(differences({ a: 0 }, { a: Number.NaN }, 1)).toHaveLength(1);
  });

  it("knows infinite values, arrays and what lies in them", () => {
    expect(differences(["Inf", "-Inf"], [Infinity, -Infinity], 0)).toEqual([]);
    expect(differences({ x: "Inf" }, { x: 1e308 }, 0)).toHaveLength(1);
    expect(differences({ m: [[1], [2]] }, { m: [[1], [3]] }, 0)).toEqual(["m[1][0]: expected 2, found 3"]);
    expect(differences([1, 2], [1], 0)).toHaveLength(1);
  });

  it("leaves keys alone that are not expected", () => {
    expect(differences({ a: 1 }, { a: 1, b: 2 }, 0)).toEqual([]);
  });
});

describe("check", () => {
  const one = { id: "x", fn: "half", name: "x", input: { x: 4 }, expected: { y: 2 }, tolerance: 0 };
  const half = (input: Readonly<Record<string, unknown>>) => ({ y: Number(input.x) / 2 });

  it("passes what matches and names what does not", () => {
    expect(check(one, { half })).toEqual([]);
    expect(check({ ...one, expected: { y: 3 } }, { half })).toEqual(["y: expected 3, found 2"]);
  });

  it("counts an exception as a failure", () => {
    const broken = () => {
      throw new RangeError("no");
    };
    expect(check(one, { half: broken })).toEqual(["threw RangeError: no"]);
  });

  it("allows the limits of R's search for odds ratios, on the scale it searches on and no farther", () => {
    const fisher = (lower: number) => () => ({ lower });
    const odds = { ...one, fn: "fisher_exact_2x2", tolerance: 1e-6 };
    const passes = (expected: number, found: number) =>
      check({ ...odds, expected: { lower: expected } }, { fisher_exact_2x2: fisher(found) }).length === 0;
    expect([passes(0.5, 0.5001), passes(0.5, 0.5003), passes(57.59, 57.54), passes(57.59, 56.5)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(passes(2, 0.5)).toBe(false);
  });

  it("does not pass what is not implemented", () => {
    expect(check(one, {})).toEqual(["half is not implemented"]);
  });
});
