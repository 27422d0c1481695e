import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runChart } from "../../../../src/lib/stats/run-chart.js";
import { series } from "./arbitrary-series.js";

const alternating = (n: number) => Array.from({ length: n }, (_, i) => i % 2);

describe("runChart", () => {
  // Anhøj & Olesen (2014), table of critical values: longest run and crossings by useful points.
  it.each([
    [10, 6, 2],
    [20, 7, 6],
    [24, 8, 8],
    [30, 8, 10],
  ])("has the published limits for %d useful points", (n, longestRunMax, crossingsMin) => {
    expect(runChart(alternating(n))).toMatchObject({ useful: n, longestRunMax, crossingsMin, signal: false });
  });

  it("signals a shift by a long run, and few crossings", () => {
    const shifted = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9];
    expect(runChart(shifted)).toMatchObject({ median: 5, longestRun: 10, crossings: 1, signal: true });
    // Runs of 5 are no long ones, and three crossings are too few.
    const slow = [...Array<number>(5).fill(0), ...Array<number>(5).fill(1)];
    expect(runChart([...slow, ...slow])).toMatchObject({ longestRun: 5, crossings: 3, signal: true });
  });

  it("does not count points on the median: runs go on past them", () => {
    expect(runChart([1, 3, 2, 3, 1, null])).toMatchObject({ median: 2, useful: 4, longestRun: 2, crossings: 2 });
  });

  it("is the same backwards, mirrored and in other units", () => {
    fc.assert(
      fc.property(series(), (values) => {
        const { median, ...chart } = runChart(values);
        for (const other of [values.toReversed(), values.map((value) => -value), values.map((value) => 2 * value + 5)])
          expect(runChart(other)).toMatchObject(chart);
        expect(median === null).toBe(values.length === 0);
      }),
    );
  });

  it("knows no runs in constant values, and signals nothing", () => {
    expect(runChart([3, 3, 3])).toMatchObject({
      median: 3,
      useful: 0,
      longestRun: null,
      signal: false,
      reason: "no-variation",
    });
    expect(runChart([])).toMatchObject({ median: null, useful: 0, crossings: null, signal: false, reason: "no-data" });
  });
});
