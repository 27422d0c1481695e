import { describe, expect, it } from "vitest";
import { klDivergence } from "../../../../src/lib/stats/kl-divergence.js";

describe("klDivergence", () => {
  it("is Σ p ln(p/q)", () => {
    expect(klDivergence([1, 1], [1, 3]).value).toBeCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(2 / 3), 14);
  });

  it("takes 0 ln 0 for 0, and is infinite where p holds what q does not", () => {
    expect(klDivergence([0, 1], [1, 1]).value).toBeCloseTo(Math.LN2, 14);
    expect(klDivergence([1, 1], [0, 1])).toEqual({ value: Infinity, reason: null });
  });
});
