import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classificationReport } from "../../../../src/lib/stats/classification-report.js";
import { pairTables } from "./arbitrary-pair-tables.js";

describe("classificationReport", () => {
  it("has precision, recall and F1 of each class and their averages", () => {
    // Rows true, columns predicted; the third class is declared and never occurs.
    const { classes, macro, micro, weighted, accuracy, balancedAccuracy, n } = classificationReport([
      [6, 2, 0],
      [1, 1, 0],
      [0, 0, 0],
    ]);
    expect(n).toBe(10);
    expect(classes).toEqual([
      { precision: 6 / 7, recall: 6 / 8, f1: 12 / 15, support: 8 },
      { precision: 1 / 3, recall: 1 / 2, f1: 2 / 5, support: 2 },
      { precision: 0, recall: 0, f1: 0, support: 0 },
    ]);
    expect(accuracy).toBe(0.7);
    expect(micro).toEqual({ precision: 0.7, recall: 0.7, f1: 0.7 });
    expect(balancedAccuracy).toBeCloseTo((6 / 8 + 1 / 2) / 2, 12);
    expect(macro!.recall).toBeCloseTo((6 / 8 + 1 / 2) / 3, 12);
    expect(weighted!.precision).toBeCloseTo(0.8 * (6 / 7) + 0.2 * (1 / 3), 12);
  });

  it("has averages in 0..1, recall by support being the accuracy", () => {
    fc.assert(
      fc.property(pairTables, (table) => {
        const { accuracy, balancedAccuracy, macro, weighted } = classificationReport(table);
        if (accuracy === null) return;
        for (const share of [accuracy, balancedAccuracy!, ...Object.values(macro!), ...Object.values(weighted!)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(weighted!.recall).toBeCloseTo(accuracy, 9);
      }),
    );
  });

  it("has no averages without items", () => {
    expect(classificationReport([[0]])).toEqual({
      n: 0,
      classes: [{ precision: 0, recall: 0, f1: 0, support: 0 }],
      ...{ accuracy: null, balancedAccuracy: null, macro: null, micro: null, weighted: null },
    });
    expect(() => classificationReport([[1, 2]])).toThrow("must be square");
  });
});
