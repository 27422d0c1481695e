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
});
