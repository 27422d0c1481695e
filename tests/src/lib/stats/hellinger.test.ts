import { expect, it } from "vitest";
import { hellinger } from "../../../../src/lib/stats/hellinger.js";

it("hellinger is √(1 − Σ √(p q))", () => {
  expect(hellinger([1, 1], [1, 0]).value).toBeCloseTo(Math.sqrt(1 - Math.sqrt(0.5)), 14);
  expect(hellinger([1, 0], [0, 5]).value).toBe(1);
});
