import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { powerLawFit } from "../../../../src/lib/stats/power-law-fit.js";

describe("powerLawFit", () => {
  it("finds a + b x^(−c), rising or falling", () => {
    const x = [1, 2, 3, 5, 8, 13];
    for (const scale of [3, -3]) {
      const found = powerLawFit(
        x,
        x.map((at) => 0.1 + scale * at ** -0.8),
      );
      expect(found.asymptote).toBeCloseTo(0.1, 7);
      expect(found.scale).toBeCloseTo(scale, 7);
      expect(found.exponent).toBeCloseTo(0.8, 7);
    }
  });

  it("has standard errors of b with b's unit, at x = 1, though x starts later", () => {
    const [x, y] = [
      [10, 20, 30, 50, 80],
      [5, 3.2, 2.4, 1.9, 1.4],
    ];
    const [one, other] = [
      powerLawFit(x, y),
      powerLawFit(
        x.map((at) => at / 10),
        y,
      ),
    ];
    expect(other.scale! * 10 ** one.exponent!).toBeCloseTo(one.scale!, 6);
    expect(other.standardErrors!.exponent).toBeCloseTo(one.standardErrors!.exponent, 8);
    expect(other.rss).toBeCloseTo(one.rss!, 10);
  });

  it("says why there is no fit", () => {
    expect(powerLawFit([0, 1, 2], [3, 2, 1])).toMatchObject({ asymptote: null, reason: "not-positive" });
    expect(powerLawFit([], [])).toMatchObject({ reason: "no-data" });
    expect(powerLawFit([1, 2, 2, 1], [3, 2, 2, 3])).toMatchObject({ reason: "too-few" });
    expect(powerLawFit([1, 2, 3], [4, 4, 4])).toMatchObject({ reason: "no-variation", rss: null });
  });

  it("does not depend on the order of points, and goes with the units", () => {
    const noise = fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(noise, fc.constantFrom(0.15, 0.4), (errors, rate) => {
        const x = errors.map((_, i) => i + 1);
        const y = errors.map((error, i) => 5 + 40 * (i + 1) ** -(4 * rate) + error / 2000);
        const found = powerLawFit(x, y);
        if (found.reason !== null) throw new Error("a curve with a little noise has a fit");
        const reversed = powerLawFit(x.toReversed(), y.toReversed());
        const scaled = powerLawFit(
          x.map((value) => 10 * value),
          y.map((value) => 100 * value),
        );
        expect(reversed.asymptote! / found.asymptote!).toBeCloseTo(1, 5);
        expect(scaled.asymptote! / found.asymptote!).toBeCloseTo(100, 3);
        expect(scaled.exponent! / found.exponent!).toBeCloseTo(1, 5);
        expect(scaled.rss! / found.rss!).toBeCloseTo(10_000, 1);
      }),
      { numRuns: 25 },
    );
  });
});
