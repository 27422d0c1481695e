import { expect, it } from "vitest";
import { totalVariation } from "../../../../src/lib/stats/total-variation.js";

it("totalVariation is the share of units that would have to change category", () => {
  expect(totalVariation([2, 2, 0], [4, 3, 1])).toEqual({ value: 0.125, reason: null });
  expect(totalVariation([1, 0], [0, 5]).value).toBe(1);
});
