import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { miettinenNurminenDifference } from "../../../../src/lib/stats/miettinen-nurminen-difference.js";

describe("miettinenNurminenDifference", () => {
  // Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 6.
  it.each([
    [56, 70, 48, 80, 0.0528, 0.3382],
    [9, 10, 3, 10, 0.17, 0.8406],
    [5, 56, 0, 29, -0.0326, 0.1933],
    [0, 10, 0, 20, -0.1658, 0.2844],
  ])("gives the published limits for %d/%d − %d/%d", (x1, n1, x2, n2, lower, upper) => {
    const difference = miettinenNurminenDifference(x1, n1, x2, n2);
    expect(difference.lower).toBeCloseTo(lower, 4);
    expect(difference.upper).toBeCloseTo(upper, 4);
  });

  it("stays in −1..1 around the difference and turns with the order", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(3000), fc.nat(3000), (x1, rest1, x2, rest2) => {
        fc.pre(x1 + rest1 > 0 && x2 + rest2 > 0);
        const there = miettinenNurminenDifference(x1, x1 + rest1, x2, x2 + rest2);
        const back = miettinenNurminenDifference(x2, x2 + rest2, x1, x1 + rest1);
        expect(there.lower).toBeGreaterThanOrEqual(-1);
        expect(there.lower).toBeLessThanOrEqual(there.value!);
        expect(there.upper).toBeGreaterThanOrEqual(there.value!);
        expect(there.upper).toBeLessThanOrEqual(1);
        expect(back.lower).toBeCloseTo(-there.upper!, 9);
      }),
    );
  });

  it("reaches the edge only from there", () => {
    expect(miettinenNurminenDifference(10, 10, 0, 10).upper).toBe(1);
    expect(miettinenNurminenDifference(0, 10, 10, 10).lower).toBe(-1);
  });

  it("has no value where a sample is empty and refuses what is no count", () => {
    expect(miettinenNurminenDifference(0, 0, 3, 10).reason).toBe("no-data");
    expect(() => miettinenNurminenDifference(1, 2, -1, 2)).toThrow("x2");
  });
});
