import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePrecision } from "../../../../src/lib/stats/average-precision.js";
import { brierScore } from "../../../../src/lib/stats/brier-score.js";
import { calibrationError } from "../../../../src/lib/stats/calibration-error.js";
import { logLoss } from "../../../../src/lib/stats/log-loss.js";
import { rocAuc } from "../../../../src/lib/stats/roc-auc.js";
import { forecastOutcomes, scoredOutcomes, sortedOutcomes } from "../../../../src/lib/stats/scored-outcomes.js";
import { outcomeRows } from "./arbitrary-outcomes.js";

describe("scoredOutcomes", () => {
  it("counts rows by score, ascending", () => {
    const rows = [
      { score: 0.7, positive: true },
      { score: 0.2, positive: false },
      { score: 0.7, positive: false },
    ];
    expect(scoredOutcomes(rows)).toEqual([
      { score: 0.2, positives: 0, negatives: 1 },
      { score: 0.7, positives: 1, negatives: 1 },
    ]);
  });

  it("refuses what is no score, no count or no probability", () => {
    expect(() => sortedOutcomes([{ score: Number.NaN, positives: 1, negatives: 0 }])).toThrow("score must be finite");
    expect(() => sortedOutcomes([{ score: 1, positives: -1, negatives: 0 }])).toThrow("positives must be");
    expect(sortedOutcomes([{ score: 7, positives: 0, negatives: 0 }])).toEqual([]);
    expect(() => forecastOutcomes([{ score: 1.1, positives: 1, negatives: 0 }])).toThrow("a probability in 0..1");
  });
});

describe.each([brierScore, logLoss, calibrationError, rocAuc, averagePrecision])("%o", (measure) => {
  it("is the same from counts as from rows, in any order, of any number of cells", () => {
    fc.assert(
      fc.property(outcomeRows, (rows) => {
        const cells = rows.map(({ score, positive }) => ({
          ...{ score, positives: Number(positive), negatives: Number(!positive) },
        }));
        expect(measure(cells.toReversed())).toEqual(measure(scoredOutcomes(rows)));
      }),
    );
  });

  it("is never NaN, and has no value without outcomes", () => {
    fc.assert(
      fc.property(outcomeRows, (rows) => {
        expect(measure(scoredOutcomes(rows)).value).not.toBeNaN();
      }),
    );
    expect(measure([])).toMatchObject({ value: null, reason: "no-data" });
  });
});
