import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoProportionPower, twoProportionSampleSize } from "../../../../src/lib/stats/two-proportion-power.js";

describe("twoProportionPower", () => {
  it("is 0.740 for 50 a group, ½ and ¾ (the manual of R's power.prop.test)", () => {
    expect(twoProportionPower(50, 0.5, 0.75).value).toBeCloseTo(0.74, 3);
  });

  it("is α/2 for equal shares, and certain or impossible where nothing varies", () => {
    expect(twoProportionPower(10, 0.3, 0.3).value).toBeCloseTo(0.025, 12);
    expect(twoProportionPower(10, 0, 1).value).toBe(1);
    expect(twoProportionPower(1, 0, 1).value).toBe(0);
    expect(twoProportionPower(10, 1, 1)).toEqual({ value: null, reason: "no-variation" });
  });
});

describe("twoProportionSampleSize", () => {
  it("is 76.7 a group for power 0.9, ½ and ¾ (the manual of R's power.prop.test)", () => {
    const { value, n } = twoProportionSampleSize(0.5, 0.75, 0.9);
    expect(value).toBeCloseTo(76.7, 1);
    expect(n).toBe(77);
  });

  it("reaches the power asked for", () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const power = fc.double({ min: 0.1, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, power, (p1, p2, asked) => {
        fc.pre(Math.abs(p1 - p2) > 1e-3);
        const { value } = twoProportionSampleSize(p1, p2, asked);
        expect(twoProportionPower(value!, p1, p2).value).toBeCloseTo(asked, 7);
      }),
    );
  });

  it("is out of reach for equal shares", () => {
    expect(twoProportionSampleSize(0.2, 0.2)).toEqual({ value: null, reason: "unreachable", n: null });
    expect(() => twoProportionSampleSize(0.2, 0.3, 1)).toThrow("power must lie");
    expect(() => twoProportionSampleSize(0.2, 0.3, 0.8, 0)).toThrow("alpha must lie");
    expect(() => twoProportionPower(-1, 0.2, 0.3)).toThrow("n must be at least 0");
  });
});
