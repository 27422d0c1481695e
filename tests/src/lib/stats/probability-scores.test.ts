import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brierScore } from "../../../../src/lib/stats/brier-score.js";
import { calibrationError } from "../../../../src/lib/stats/calibration-error.js";
import { logLoss } from "../../../../src/lib/stats/log-loss.js";
import { scoredOutcomes } from "../../../../src/lib/stats/scored-outcomes.js";
import { outcomeRows } from "./arbitrary-outcomes.js";

const CELLS = [
  { score: 0.2, positives: 1, negatives: 3 },
  { score: 0.9, positives: 3, negatives: 1 },
];

describe("brierScore", () => {
  it("is the mean squared distance of probability and outcome", () => {
    expect(brierScore(CELLS).value).toBeCloseTo((0.8 ** 2 + 3 * 0.2 ** 2 + 3 * 0.1 ** 2 + 0.9 ** 2) / 8, 12);
  });
});

describe("logLoss", () => {
  it("is the mean surprise in nats", () => {
    const loss = -(Math.log(0.2) + 3 * Math.log(0.8) + 3 * Math.log(0.9) + Math.log(0.1)) / 8;
    expect(logLoss(CELLS).value).toBeCloseTo(loss, 12);
  });

  it("stays finite for certainty that was wrong", () => {
    expect(logLoss([{ score: 0, positives: 1, negatives: 0 }]).value).toBeCloseTo(15 * Math.log(10), 9);
    expect(logLoss([{ score: 1, positives: 0, negatives: 1 }]).value).toBeCloseTo(15 * Math.log(10), 2);
  });
});

describe("calibrationError", () => {
  it("is the mean distance of probability and rate over bins by their size", () => {
    const { value, maximum, bins } = calibrationError(CELLS);
    expect(value).toBeCloseTo((0.05 + 0.15) / 2, 12);
    expect(maximum).toBeCloseTo(0.15, 12);
    expect(bins).toHaveLength(10);
    expect(bins[2]).toEqual({ from: 0.2, to: 0.3, n: 4, meanProbability: 0.2, rate: 0.25 });
    expect(bins[0]).toEqual({ from: 0, to: 0.1, n: 0, meanProbability: null, rate: null });
  });

  it("puts an edge above it, as written or as computed, and 1 in the last bin", () => {
    const bin = (score: number) =>
      calibrationError([{ score, positives: 1, negatives: 0 }]).bins.findIndex((b) => b.n > 0);
    // 0.1 · 3 is a little more than 0.3, 1 − 0.9 a little less than 0.1.
    expect([0, 0.1 * 3, 1 - 0.9, 0.7, 0.6999, 1].map(bin)).toEqual([0, 3, 1, 7, 6, 9]);
  });

  it("is at most the largest gap, and keeps every outcome", () => {
    fc.assert(
      fc.property(outcomeRows, fc.integer({ min: 1, max: 15 }), (rows, binCount) => {
        const { value, maximum, bins } = calibrationError(scoredOutcomes(rows), binCount);
        expect(bins.reduce((total, { n }) => total + n, 0)).toBe(rows.length);
        if (value !== null) expect(value).toBeLessThanOrEqual(maximum! + 1e-12);
      }),
    );
    expect(() => calibrationError([], 0)).toThrow("binCount must be");
  });
});
