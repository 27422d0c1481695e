import { describe, expect, it } from "vitest";
import { addDays, countDays, formatDays, isDay, monday, sunday } from "../../../../src/lib/workbook/days.js";

describe("isDay", () => {
  it.each(["2026-09-30", "2024-02-29", "2000-02-29"])("takes %s", (day) => expect(isDay(day)).toBe(true));

  it.each(["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-9-3", "30/09/2026", "", "2026-09-30T00:00"])(
    "refuses %s",
    (day) => expect(isDay(day)).toBe(false),
  );
});

describe("local days", () => {
  it("are added and counted over ends of months and years", () => {
    expect(addDays("2026-02-27", 3)).toBe("2026-03-02");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(countDays(["2026-09-01", "2026-09-30"])).toBe(30);
    expect(countDays(["2026-09-01", "2026-09-01"])).toBe(1);
  });

  it("belong to the week from Monday to Sunday", () => {
    // 28 Sep 2026 is a Monday.
    expect(monday("2026-09-28")).toBe("2026-09-28");
    expect(monday("2026-10-04")).toBe("2026-09-28");
    expect(sunday("2026-09-28")).toBe("2026-10-04");
    expect(sunday("2026-10-04")).toBe("2026-10-04");
  });

  it("are written with the year once where it is one year", () => {
    expect(formatDays(["2026-09-01", "2026-09-30"])).toBe("1 Sep – 30 Sep 2026");
    expect(formatDays(["2025-12-31", "2026-01-06"])).toBe("31 Dec 2025 – 6 Jan 2026");
    expect(formatDays(["2026-09-01", "2026-09-01"])).toBe("1 Sep 2026");
  });
});
