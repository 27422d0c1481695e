import { describe, expect, it } from "vitest";
import { change, noChange } from "../../../../src/lib/analysis/change.js";
import type { Periods } from "../../../../src/lib/analysis/periods.js";
import type { Figure } from "../../../../src/lib/workbook/results.js";

const PERIODS: Periods = { previous: ["2026-08-03", "2026-08-30"], current: ["2026-08-31", "2026-09-27"] };
const figure = (value: number | null, lower: number | null, upper: number | null): Figure => ({
  metric: "accuracy",
  n: 100,
  annotators: null,
  value,
  lower,
  upper,
  absent: lower === null ? { code: "too-few", text: "Too few: 3 judged labels." } : null,
});

describe("change", () => {
  it("is current minus previous, by square and add", () => {
    // Newcombe (1998), table II, example (a), method 10: 56/70 − 48/80 with Wilson limits 0.6918–0.8774 and
    // 0.4904–0.7003 is 0.2 with limits 0.0524 and 0.3339.
    const result = change(figure(0.8, 0.6918, 0.8774), figure(0.6, 0.4904, 0.7003), PERIODS);
    expect(result).toMatchObject({ ...PERIODS, absent: null });
    expect(result.value).toBeCloseTo(0.2, 12);
    expect(result.lower).toBeCloseTo(0.0524, 3);
    expect(result.upper).toBeCloseTo(0.3339, 3);
  });

  it("says which period is missing, and why", () => {
    const missing = figure(null, null, null);
    expect(change(figure(0.8, 0.7, 0.9), missing, PERIODS)).toEqual({
      value: null,
      lower: null,
      upper: null,
      ...PERIODS,
      absent: { code: "too-few", text: "3 Aug – 30 Aug 2026: Too few: 3 judged labels." },
    });
    expect(change(missing, figure(0.8, 0.7, 0.9), PERIODS).absent?.text).toContain("31 Aug – 27 Sep 2026");
  });

  it("keeps the value where an interval is missing", () => {
    const result = change(figure(0.8, null, null), figure(0.6, 0.5, 0.7), PERIODS);
    expect(result).toMatchObject({ lower: null, upper: null, absent: { code: "too-few" } });
    expect(result.value).toBeCloseTo(0.2, 12);
  });
});

describe("noChange", () => {
  it("has no periods where there are none", () => {
    expect(noChange(null, { code: "not-available", text: "No time." })).toMatchObject({
      previous: null,
      current: null,
    });
  });
});
