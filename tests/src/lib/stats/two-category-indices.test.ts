import { describe, expect, it } from "vitest";
import { twoCategoryIndices } from "../../../../src/lib/stats/two-category-indices.js";

describe("twoCategoryIndices", () => {
  it("reads prevalence, bias and agreement on either category off the table", () => {
    const indices = twoCategoryIndices([
      [40, 9],
      [6, 45],
    ]);
    expect(indices).toEqual({
      prevalence: { value: (40 - 45) / 100, reason: null },
      bias: { value: (9 - 6) / 100, reason: null },
      positiveAgreement: { value: 80 / 95, reason: null },
      negativeAgreement: { value: 90 / 105, reason: null },
      n: 100,
    });
  });

  it("has no agreement on a category that neither says, and nothing without pairs", () => {
    const one = twoCategoryIndices([
      [7, 0],
      [0, 0],
    ]);
    expect(one.positiveAgreement.value).toBe(1);
    expect(one.negativeAgreement).toEqual({ value: null, reason: "no-data" });
    const none = twoCategoryIndices([
      [0, 0],
      [0, 0],
    ]);
    expect(none.prevalence).toEqual({ value: null, reason: "no-data" });
    expect(none.bias).toEqual({ value: null, reason: "no-data" });
  });

  it("refuses any other number of categories", () => {
    expect(() => twoCategoryIndices([[1]])).toThrow("of two categories, not 1");
  });
});
