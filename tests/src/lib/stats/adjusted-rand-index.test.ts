import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedRandIndex } from "../../../../src/lib/stats/adjusted-rand-index.js";
import { tables, transposed } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

describe("adjustedRandIndex", () => {
  it("corrects pairs together for chance", () => {
    // Of six pairs one together in both, two and one in each: (1 − 2·1/6) / (1.5 − 2·1/6) = 4/7.
    expect(
      adjustedRandIndex([
        [2, 0, 0],
        [0, 1, 1],
      ]).value,
    ).toBeCloseTo(4 / 7, 14);
  });

  it("is 1 for the same classes under other names, symmetric, and at most 1", () => {
    expect(
      adjustedRandIndex([
        [0, 3],
        [5, 0],
      ]).value,
    ).toBeCloseTo(1, 14);
    fc.assert(
      fc.property(tables, (table) => {
        const { value } = adjustedRandIndex(table);
        expectNear(adjustedRandIndex(transposed(table)).value, value, 12);
        expect(value).not.toBeNaN();
        expect(value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(adjustedRandIndex([[0]])).toEqual({ value: null, reason: "no-data" });
    expect(adjustedRandIndex([[1]])).toEqual({ value: null, reason: "too-few" });
    expect(adjustedRandIndex([[9]])).toEqual({ value: null, reason: "no-variation" });
    expect(
      adjustedRandIndex([
        [1, 0],
        [0, 1],
      ]),
    ).toEqual({ value: null, reason: "no-variation" });
  });
});
