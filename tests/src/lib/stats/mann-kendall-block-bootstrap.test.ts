import { randomLcg } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannKendall } from "../../../../src/lib/stats/mann-kendall.js";
import { mannKendallBlockBootstrap } from "../../../../src/lib/stats/mann-kendall-block-bootstrap.js";
import { series } from "./arbitrary-series.js";
import { autoregressive, taken } from "./simulated-series.js";

const drawing = (...draws: readonly number[]) => {
  let next = 0;
  return () => draws[next++ % draws.length]!;
};

describe("mannKendallBlockBootstrap", () => {
  it("counts the redrawn series that rise or fall as far", () => {
    // Blocks of one. The first redraw is 1 2 3 4, as far as the series; the second 1 1 2 2: S = 4, variance (156 − 2·18)/18.
    const random = drawing(0, 0.25, 0.5, 0.75, 0, 0, 0.25, 0.25);
    expect(3 / Math.sqrt((156 - 36) / 18)).toBeLessThan(5 / Math.sqrt(156 / 18));
    expect(mannKendallBlockBootstrap([1, 2, 3, 4], random, 2)).toEqual({
      ...mannKendall([1, 2, 3, 4]),
      pValue: (1 + 1) / (1 + 2),
      blockLength: 1,
    });
  });

  it("draws neighbours together where they are alike", () => {
    // Less its slope of 0, r(1) = 9/12; ρ = (12·¾ + 1)/8 > 0.95; n/3 = 4.
    const values = [1, 1, 1, -1, -1, -1, -1, -1, -1, 1, 1, 1];
    const starts: number[] = [];
    const { blockLength } = mannKendallBlockBootstrap(
      values,
      () => {
        starts.push(0);
        return 0.5;
      },
      1,
    );
    expect(blockLength).toBe(4);
    expect(starts).toHaveLength(3);
  });

  it("is the same for the same draws, whatever the level, the scale and the direction", () => {
    fc.assert(
      fc.property(series(12), (values) => {
        const p = (of: readonly number[]) => mannKendallBlockBootstrap(of, randomLcg(0.5), 30).pValue;
        const found = p(values);
        expect(p(values.map((one) => -one))).toBe(found);
        expect(p(values.map((one) => 4 * one + 8))).toBe(found);
        if (found !== null) expect(found >= 1 / 31 && found <= 1).toBe(true);
      }),
    );
  });

  it("takes short series without a trend, each value carrying half of the last, for one far less often", () => {
    const drawn = [...autoregressive(200, 30, 0.5)];
    const random = randomLcg(0.17);
    expect(taken(drawn.map((values) => mannKendall(values).pValue))).toBeGreaterThan(0.18);
    expect(taken(drawn.map((values) => mannKendallBlockBootstrap(values, random, 99).pValue))).toBeLessThan(0.13);
  });

  it("finds a trend that is there, gaps or none", () => {
    const rising = Array.from({ length: 30 }, (_, i) => (i % 7 === 3 ? null : i + (i % 3)));
    expect(mannKendallBlockBootstrap(rising, randomLcg(0.2), 199).pValue).toBe(1 / 200);
  });

  it("says why it is undefined", () => {
    const random = randomLcg(0.5);
    expect(mannKendallBlockBootstrap([], random)).toMatchObject({ value: null, reason: "no-data", blockLength: null });
    expect(mannKendallBlockBootstrap([1, 2], random)).toMatchObject({ value: 1, pValue: null, reason: "too-few" });
    expect(mannKendallBlockBootstrap([2, 2, 2], random)).toMatchObject({ pValue: null, reason: "no-variation" });
    expect(() => mannKendallBlockBootstrap([1, 2, 3], random, 0.5)).toThrow("replicates must be a whole number");
  });
});
