import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptanceProbability } from "../../../../src/lib/stats/acceptance-probability.js";

/** n over k, exactly. */
const choose = (n: number, k: number): bigint =>
  k < 0 || k > n
    ? 0n
    : Array.from({ length: k }, (_, i) => i).reduce((c, i) => (c * BigInt(n - i)) / BigInt(i + 1), 1n);

describe("acceptanceProbability", () => {
  it.each([
    [0.005, 0.9897],
    [0.01, 0.9397],
    [0.02, 0.7366],
    [0.03, 0.4985],
  ])("of n = 89, c = 2 at p = %d is %d (Montgomery 2013, table 15.2)", (p, accepted) => {
    expect(acceptanceProbability({ n: 89, c: 2 }, p)).toBeCloseTo(accepted, 4);
  });

  it("counts samples of a lot exactly", () => {
    const lots = fc.record({ lot: fc.integer({ min: 1, max: 60 }), n: fc.nat(60), c: fc.nat(5), bad: fc.nat(60) });
    fc.assert(
      fc.property(lots, ({ lot, n, c, bad }) => {
        fc.pre(n <= lot && bad <= lot);
        let accepted = 0n;
        for (let found = 0; found <= Math.min(c, n); found++)
          accepted += choose(bad, found) * choose(lot - bad, n - found);
        const share = Number((accepted * 10n ** 15n) / choose(lot, n)) / 1e15;
        expect(acceptanceProbability({ n, c }, bad / lot, lot)).toBeCloseTo(share, 10);
      }),
    );
  });

  it("rounds half a bad unit to the even number", () => {
    // 5 % of 50 is 2.5: two bad ones; 7 % of 50 is 3.5: four.
    expect(acceptanceProbability({ n: 50, c: 2 }, 0.05, 50)).toBe(1);
    expect(acceptanceProbability({ n: 50, c: 3 }, 0.07, 50)).toBe(0);
  });

  it("accepts what has no bad units or no sample, and refuses what cannot be", () => {
    expect(acceptanceProbability({ n: 10, c: 0 }, 0)).toBe(1);
    expect(acceptanceProbability({ n: 0, c: 0 }, 1, 5)).toBe(1);
    expect(acceptanceProbability({ n: 10, c: 2 }, 1)).toBe(0);
    expect(() => acceptanceProbability({ n: 10, c: 0 }, 0.1, 9)).toThrow("n (10) must not be greater than lot");
    expect(() => acceptanceProbability({ n: 10, c: 0 }, 2)).toThrow("p must be a share");
    expect(() => acceptanceProbability({ n: 1.5, c: 0 }, 0.1)).toThrow("n must be a whole number");
  });
});
