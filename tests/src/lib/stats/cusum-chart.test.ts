import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cusumChart } from "../../../../src/lib/stats/cusum-chart.js";
import { series } from "./arbitrary-series.js";

// Montgomery (2013), table 9.1: 20 values around 10, then 10 around 11.
const MONTGOMERY = [
  ...[9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08],
  ...[9.37, 10.62, 10.31, 8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52],
];

describe("cusumChart", () => {
  it("signals Montgomery's shift at periods 29 and 30", () => {
    // Table 9.2: C+ = 5.28 and 5.30 there, C− = 1.56 at period 2.
    const { points } = cusumChart(MONTGOMERY, { centre: 10, sigma: 1 });
    expect(points!.flatMap(({ highSignal }, i) => (highSignal ? [i + 1] : []))).toEqual([29, 30]);
    expect(points![28]!.high).toBeCloseTo(5.28, 10);
    expect(points![29]!.high).toBeCloseTo(5.3, 10);
    expect(points![1]!.low).toBeCloseTo(1.56, 10);
    expect(points!.some(({ lowSignal }) => lowSignal)).toBe(false);
  });

  it("exchanges its sides when the values are mirrored at the centre", () => {
    fc.assert(
      fc.property(series(), (values) => {
        const up = cusumChart(values, { centre: 0, sigma: 2 }).points!;
        const down = cusumChart(
          values.map((value) => -value),
          { centre: 0, sigma: 2 },
        ).points!;
        expect(down.map(({ low }) => low)).toEqual(up.map(({ high }) => high));
      }),
    );
  });

  it("passes over missing values", () => {
    const { points } = cusumChart([2, null, 2], { centre: 0, sigma: 1 });
    expect(points!.map(({ high }) => high)).toEqual([1.5, null, 3]);
  });

  it("is undefined for sigma 0, and refuses a negative one", () => {
    expect(cusumChart([1, 2], { centre: 1, sigma: 0 })).toEqual({ points: null, reason: "no-variation" });
    expect(() => cusumChart([1], { centre: 1, sigma: -1 })).toThrow("sigma must be a finite number of at least 0");
  });
});
