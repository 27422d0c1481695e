import { describe, expect, it } from "vitest";
import { gapsText, isGap } from "../../../../src/lib/analysis/gaps.js";
import type { Days } from "../../../../src/lib/workbook/days.js";

const gap = (market: string, ...days: Days) => ({ market, days });
const INFO = { gaps: [gap("TH", "2026-08-04", "2026-08-17"), gap("TH", "2026-09-01", "2026-09-10")] };

describe("isGap", () => {
  it("is true of days that all lie in one stretch of their market", () => {
    expect(isGap(["2026-08-10", "2026-08-16"], "TH", INFO)).toBe(true);
    expect(isGap(["2026-08-04", "2026-08-04"], "TH", INFO)).toBe(true);
    expect(isGap(["2026-08-03", "2026-08-09"], "TH", INFO)).toBe(false);
    expect(isGap(["2026-08-10", "2026-08-16"], "VN", INFO)).toBe(false);
  });
});

describe("gapsText", () => {
  const thailand = { value: "TH", name: "Thailand" };
  it("names the stretches of the days in view", () => {
    expect(gapsText([thailand], null, INFO)).toBe(
      "No rows at all for a week or more, so perhaps never exported, and not counted as zero: Thailand 4 Aug – 17 Aug 2026, 1 Sep – 10 Sep 2026.",
    );
    expect(gapsText([thailand], ["2026-08-15", "2026-08-31"], INFO)).toMatch(/: Thailand 15 Aug – 17 Aug 2026\.$/);
  });

  it("says nothing where there is none, and counts markets beyond the third", () => {
    expect(gapsText([thailand], ["2026-08-18", "2026-08-31"], INFO)).toBeNull();
    expect(gapsText([{ value: "VN", name: "Vietnam" }], null, INFO)).toBeNull();
    const many = ["A", "B", "C", "D", "E"].map((name) => ({ value: name, name }));
    const gaps = many.map(({ value }) => gap(value, "2026-08-04", "2026-08-17"));
    expect(gapsText(many, null, { gaps })).toMatch(/: A 4 .*; B 4 .*; C 4 Aug – 17 Aug 2026; and 2 more markets\.$/);
  });
});
