import { describe, expect, it } from "vitest";
import { agreementWeight, ranks } from "../../../../src/lib/stats/agreement-weights.js";

const row = (weights: "none" | "linear" | "quadratic", positions: readonly number[]) =>
  positions.map((_, j) => agreementWeight(weights, positions)(0, j));

describe("agreementWeight", () => {
  it("falls from 1 for equal categories to 0 over the whole range, by distance or its square", () => {
    expect(row("none", ranks(3))).toEqual([1, 0, 0]);
    expect(row("linear", ranks(3))).toEqual([1, 0.5, 0]);
    expect(row("quadratic", ranks(3))).toEqual([1, 0.75, 0]);
  });

  it("goes by numeric values where there are some", () => {
    expect(row("linear", [0, 1, 10])).toEqual([1, 0.9, 0]);
    expect(row("quadratic", [0, 1, 10])).toEqual([1, 0.99, 0]);
  });

  it("refuses positions that do not tell categories apart", () => {
    expect(() => agreementWeight("linear", [1, 2, 2])).toThrow("positions must be finite and differ");
    expect(() => agreementWeight("quadratic", [1, Number.NaN])).toThrow("positions must be finite");
    expect(agreementWeight("none", [])(0, 1)).toBe(0);
  });
});
