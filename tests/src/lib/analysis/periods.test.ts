import { describe, expect, it } from "vitest";
import { comparedPeriods, isWhole, lastWholeDay, periodsOf, shared } from "../../../../src/lib/analysis/periods.js";
import type { Days } from "../../../../src/lib/workbook/days.js";

const YEAR: Days = ["2026-01-01", "2026-12-31"];
const calendar = (days: Days | null, asOf: string | null = null) => ({ days, asOf });

describe("comparedPeriods", () => {
  it("compares the last four whole weeks with the four before", () => {
    // 27 Sep 2026 is a Sunday, 30 Sep a Wednesday: both days see the same last whole week.
    const expected = { previous: ["2026-08-03", "2026-08-30"], current: ["2026-08-31", "2026-09-27"] };
    expect(comparedPeriods(null, calendar(["2026-01-01", "2026-09-27"]))).toEqual({ periods: expected, absent: null });
    expect(comparedPeriods(null, calendar(["2026-01-01", "2026-09-30"])).periods).toEqual(expected);
    expect(comparedPeriods(null, calendar(["2026-01-01", "2026-09-26"])).periods?.current[1]).toBe("2026-09-20");
  });

  it("compares chosen days with as many right before", () => {
    expect(comparedPeriods(["2026-09-01", "2026-09-30"], calendar(YEAR)).periods).toEqual({
      previous: ["2026-08-02", "2026-08-31"],
      current: ["2026-09-01", "2026-09-30"],
    });
    expect(comparedPeriods(["2026-09-01", "2026-09-01"], calendar(YEAR)).periods?.previous).toEqual([
      "2026-08-31",
      "2026-08-31",
    ]);
  });

  it("compares nothing with a period that the data do not cover", () => {
    const { periods, absent } = comparedPeriods(["2026-01-15", "2026-01-31"], calendar(YEAR));
    expect(periods?.previous).toEqual(["2025-12-29", "2026-01-14"]);
    expect(absent?.code).toBe("no-data");
    expect(comparedPeriods(null, calendar(["2026-08-04", "2026-09-27"])).absent?.code).toBe("no-data");
    expect(comparedPeriods(null, calendar(["2026-08-03", "2026-09-27"])).absent).toBeNull();
  });

  it("compares nothing where nothing is dated", () => {
    expect(comparedPeriods(null, calendar(null))).toEqual({
      periods: null,
      absent: { code: "not-available", text: "No change: rows carry no time." },
    });
  });
});

describe("lastWholeDay", () => {
  it("is the last day with data, unless the snapshot's moment falls within it", () => {
    expect(lastWholeDay({ days: YEAR, asOf: null })).toBe("2026-12-31");
    expect(lastWholeDay({ days: YEAR, asOf: "2027-01-01T00:00:00.000Z" })).toBe("2026-12-31");
    expect(lastWholeDay({ days: YEAR, asOf: "2026-12-31T17:00:00.000Z" })).toBe("2026-12-30");
  });
});

describe("periods", () => {
  it("are whole where all their days are known", () => {
    expect(isWhole("2026-09-21", "week", ["2026-09-21", "2026-09-27"])).toBe(true);
    expect(isWhole("2026-09-21", "week", ["2026-09-21", "2026-09-26"])).toBe(false);
    expect(isWhole("2026-09-21", "week", ["2026-09-22", "2026-12-31"])).toBe(false);
    expect(isWhole("2026-09-21", "day", ["2026-09-21", "2026-09-21"])).toBe(true);
  });

  it("are all that touch some days", () => {
    expect(periodsOf(["2026-09-27", "2026-09-29"], "week")).toEqual(["2026-09-21", "2026-09-28"]);
    expect(periodsOf(["2026-09-30", "2026-10-01"], "day")).toEqual(["2026-09-30", "2026-10-01"]);
  });
});

describe("shared", () => {
  it("is what both ranges of days have, or null", () => {
    expect(shared(["2026-09-01", "2026-09-20"], ["2026-09-10", "2026-09-30"])).toEqual(["2026-09-10", "2026-09-20"]);
    expect(shared(["2026-09-01", "2026-09-02"], ["2026-09-02", "2026-09-30"])).toEqual(["2026-09-02", "2026-09-02"]);
    expect(shared(["2026-09-01", "2026-09-02"], ["2026-09-03", "2026-09-30"])).toBeNull();
  });
});
