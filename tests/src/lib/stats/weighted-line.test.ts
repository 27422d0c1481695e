import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightedLine } from "../../../../src/lib/stats/weighted-line.js";
import { expectNear } from "./expect-near.js";

const points = fc.array(fc.record({ x: fc.nat(10), y: fc.integer({ min: -9, max: 9 }), w: fc.nat(3) }), {
  maxLength: 12,
});
const columns = (rows: readonly { x: number; y: number; w: number }[]) =>
  [rows.map(({ x }) => x), rows.map(({ y }) => y), rows.map(({ w }) => w)] as const;

describe("weightedLine", () => {
  it("is the least squares line with its t interval", () => {
    // x̄ = 1, ȳ = 2, S = 2, slope 2/2, residuals ½, −1, ½: σ² = 1.5, se = √(1.5/2), t(0.975, 1) = 12.706.
    const line = weightedLine([0, 1, 2], [1.5, 1, 3.5]);
    expect(line).toMatchObject({ value: 1, intercept: 1, degreesOfFreedom: 1 });
    expect(line.sigma).toBeCloseTo(Math.sqrt(1.5), 12);
    expect(line.standardError).toBeCloseTo(Math.sqrt(0.75), 12);
    expect(line.upper).toBeCloseTo(1 + 12.706 * Math.sqrt(0.75), 3);
    expect(line.rSquared).toBeCloseTo(1 - 1.5 / 3.5, 12);
  });

  it("gives a point of weight 2 the pull of two equal points", () => {
    fc.assert(
      fc.property(points, (rows) => {
        const weighted = weightedLine(...columns(rows));
        const repeated = rows.flatMap((row) => Array.from({ length: row.w }, () => ({ ...row, w: 1 })));
        const line = weightedLine(...columns(repeated));
        expectNear(line.value, weighted.value);
        expectNear(line.intercept, weighted.intercept);
        if (rows.filter(({ w }) => w > 0).length > 1) expectNear(line.rSquared, weighted.rSquared);
      }),
    );
  });

  it("does not depend on the weights' unit", () => {
    fc.assert(
      fc.property(points, (rows) => {
        const line = weightedLine(...columns(rows));
        const scaled = weightedLine(...columns(rows.map((row) => ({ ...row, w: row.w * 8 }))));
        for (const key of ["value", "lower", "upper", "standardError", "pValue", "rSquared"] as const)
          expectNear(scaled[key], line[key], 8);
      }),
    );
  });

  it("leaves out missing values and points of weight 0", () => {
    expect(weightedLine([0, 1, 2, 3, 4], [1.5, 1, 3.5, null, 9], [1, 1, 1, 1, 0])).toEqual(
      weightedLine([0, 1, 2], [1.5, 1, 3.5]),
    );
  });

  it("has no test where all points lie on the line, no R² where they do not vary", () => {
    expect(weightedLine([0, 1, 2], [1, 3, 5])).toMatchObject({
      value: 2,
      lower: 2,
      standardError: 0,
      t: null,
      rSquared: 1,
    });
    expect(weightedLine([0, 1, 2], [0.3, 0.3, 0.3])).toMatchObject({ standardError: 0, t: null, rSquared: null });
  });

  it("is a line without limits for two points, and none for fewer", () => {
    expect(weightedLine([0, 2], [1, 2])).toMatchObject({ value: 0.5, lower: null, sigma: null, reason: "too-few" });
    expect(weightedLine([1, 1], [1, 2])).toMatchObject({ value: null, reason: "no-variation" });
    expect(weightedLine([1], [1])).toMatchObject({ value: null, degreesOfFreedom: null, reason: "too-few" });
    expect(weightedLine([], [])).toMatchObject({ value: null, intercept: null, reason: "no-data" });
    expect(() => weightedLine([1], [1], [-1])).toThrow("weights must be a finite number of at least 0");
  });
});
