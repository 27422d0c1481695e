import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hellinger } from "../../../../src/lib/stats/hellinger.js";
import { jensenShannon } from "../../../../src/lib/stats/jensen-shannon.js";
import { klDivergence } from "../../../../src/lib/stats/kl-divergence.js";
import { populationStabilityIndex } from "../../../../src/lib/stats/population-stability-index.js";
import { totalVariation } from "../../../../src/lib/stats/total-variation.js";

/** What distances of distributions have in common and how they bound each other; each one's own values are in its own test. */
const DISTANCES = { hellinger, jensenShannon, klDivergence, populationStabilityIndex, totalVariation };
const pairs = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 6 })
  .filter((rows) => rows.some(([a]) => a > 0) && rows.some(([, b]) => b > 0))
  .map((rows) => [rows.map(([a]) => a), rows.map(([, b]) => b)] as const);

describe.each(Object.entries(DISTANCES))("%s", (name, distance) => {
  it("is 0 of a distribution from itself at any size, at least 0, and knows no order of categories", () => {
    fc.assert(
      fc.property(pairs, ([p, q]) => {
        expect(
          distance(
            p,
            p.map((count) => count * 3),
          ).value,
        ).toBeCloseTo(0, 12);
        const { value } = distance(p, q);
        expect(value).toBeGreaterThanOrEqual(0);
        const reordered = distance(p.toReversed(), q.toReversed()).value!;
        if (value === Infinity) expect(reordered).toBe(Infinity);
        else expect(reordered).toBeCloseTo(value!, 10);
        if (name !== "klDivergence") expect(distance(q, p).value).toBeCloseTo(value!, 10);
      }),
    );
  });

  it("says no-data where one is empty and refuses other categories and what is negative", () => {
    expect(distance([1, 2], [0, 0])).toMatchObject({ value: null, reason: "no-data" });
    expect(distance([], [])).toMatchObject({ value: null, reason: "no-data" });
    expect(() => distance([1], [1, 2])).toThrow("must be equally long");
    expect(() => distance([1, -1], [1, 2])).toThrow(/^a value of (p|expected) must be/);
  });
});

describe("bounds", () => {
  it("hold: H² ≤ TV ≤ √2·H, JS in 0..1, KL ≥ 2·TV² (Pinsker), PSI = KL both ways", () => {
    fc.assert(
      fc.property(pairs, ([p, q]) => {
        const [h, tv, kl] = [hellinger(p, q).value!, totalVariation(p, q).value!, klDivergence(p, q).value!];
        expect(h ** 2).toBeLessThanOrEqual(tv + 1e-12);
        expect(tv).toBeLessThanOrEqual(Math.SQRT2 * h + 1e-12);
        expect(jensenShannon(p, q).value).toBeLessThanOrEqual(1);
        expect(kl).toBeGreaterThanOrEqual(2 * tv ** 2 - 1e-12);
        if (p.every((count) => count > 0) && q.every((count) => count > 0))
          expect(populationStabilityIndex(p, q).value).toBeCloseTo(kl + klDivergence(q, p).value!, 10);
      }),
    );
  });
});
