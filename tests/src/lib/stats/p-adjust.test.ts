import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Adjustment, pAdjust } from "../../../../src/lib/stats/p-adjust.js";

const ADJUSTMENTS: readonly Adjustment[] = ["bh", "by", "holm", "hochberg", "bonferroni"];
const pValues = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 });

describe("pAdjust", () => {
  it("calls four of Benjamini & Hochberg's (1995) fifteen tests at 5 %, Bonferroni three", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const called = (adjustment: Adjustment) => pAdjust(p, adjustment).filter((one) => one! <= 0.05).length;
    expect(called("bh")).toBe(4);
    expect(called("bonferroni")).toBe(3);
  });

  it("adjusts by the step", () => {
    const p = [0.04, 0.01, null, 0.03];
    expect(pAdjust(p, "bonferroni")).toEqual([0.12, 0.03, null, 0.09]);
    expect(pAdjust(p, "bh")).toEqual([0.04, 0.03, null, 0.04]);
    expect(pAdjust(p, "holm")).toEqual([0.06, 0.03, null, 0.06]);
    expect(pAdjust(p, "hochberg")).toEqual([0.04, 0.03, null, 0.04]);
    const [by] = pAdjust(p, "by");
    expect(by).toBeCloseTo(0.04 * (1 + 1 / 2 + 1 / 3), 14);
  });

  it.each(ADJUSTMENTS)("keeps the ranking, gaps and order of tests, and never lowers: %s", (adjustment) => {
    fc.assert(
      fc.property(pValues, (p) => {
        const adjusted = pAdjust(p, adjustment);
        for (const [i, one] of p.entries()) {
          expect(adjusted[i] === null).toBe(one === null);
          if (one === null) continue;
          expect(adjusted[i]).toBeGreaterThanOrEqual(one);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          for (const [j, other] of p.entries())
            if (other !== null && other >= one) expect(adjusted[j]).toBeGreaterThanOrEqual(adjusted[i]!);
        }
        expect(pAdjust(p.toReversed(), adjustment).reverse()).toEqual(adjusted);
      }),
    );
  });

  it("is the stricter the more it guards against: bh ≤ hochberg ≤ holm ≤ bonferroni, bh ≤ by", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [bh, by, holm, hochberg, bonferroni] = ADJUSTMENTS.map((adjustment) => pAdjust(p, adjustment));
        for (const i of p.keys()) {
          if (p[i] === null) continue;
          expect(bh![i]).toBeLessThanOrEqual(hochberg![i]! + 1e-12);
          expect(hochberg![i]).toBeLessThanOrEqual(holm![i]! + 1e-12);
          expect(holm![i]).toBeLessThanOrEqual(bonferroni![i]! + 1e-12);
          expect(bh![i]).toBeLessThanOrEqual(by![i]! + 1e-12);
        }
      }),
    );
  });

  it("refuses what is no p value", () => {
    expect(() => pAdjust([0.5, 1.2], "bh")).toThrow("pValues must lie between 0 and 1");
    expect(() => pAdjust([Number.NaN], "holm")).toThrow("pValues must lie");
  });
});
