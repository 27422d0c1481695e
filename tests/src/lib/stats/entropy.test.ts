import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entropy } from "../../../../src/lib/stats/entropy.js";

describe("entropy", () => {
  it("is one bit for a coin and ln k for k equal categories", () => {
    expect(entropy([5, 5])).toMatchObject({ bits: 1, normalised: 1 });
    expect(entropy([2, 2, 2]).value).toBeCloseTo(Math.log(3), 14);
  });

  it("is 0 for a single category, and of no declared range where that is the only one", () => {
    expect(entropy([0, 7])).toEqual({ value: 0, reason: null, bits: 0, normalised: 0 });
    expect(entropy([7])).toEqual({ value: 0, reason: null, bits: 0, normalised: null });
  });

  it("lies in 0..ln k, whatever the order and size of the counts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 8 }), (counts) => {
        const { value, normalised } = entropy(counts);
        if (value === null) return expect(Math.max(...counts)).toBe(0);
        expect(normalised).toBeGreaterThanOrEqual(0);
        expect(normalised).toBeLessThanOrEqual(1);
        expect(entropy(counts.toReversed()).value).toBeCloseTo(value, 12);
        expect(entropy(counts.map((count) => count * 7)).value).toBeCloseTo(value, 12);
      }),
    );
  });

  it("says no-data without counts and refuses what is none", () => {
    expect(entropy([])).toEqual({ value: null, reason: "no-data", bits: null, normalised: null });
    expect(entropy([0, 0]).reason).toBe("no-data");
    expect(() => entropy([1, -1])).toThrow("a value of counts must be");
  });
});
