import { describe, expect, it } from "vitest";
import { chosenDays } from "../../../../src/lib/workbook/chosen-days.js";
import type { Days } from "../../../../src/lib/workbook/days.js";

const DATA: { readonly days: Days } = { days: ["2026-08-03", "2026-09-27"] };

describe("chosenDays", () => {
  it("is null where no days are asked for", () => expect(chosenDays({ from: null, to: null }, DATA)).toBeNull());

  it("takes an open end from the data", () => {
    expect(chosenDays({ from: "2026-09-01", to: null }, DATA)).toEqual(["2026-09-01", "2026-09-27"]);
    expect(chosenDays({ from: null, to: "2026-09-01" }, DATA)).toEqual(["2026-08-03", "2026-09-01"]);
  });

  it("keeps days outside the data, as a range that has none", () => {
    expect(chosenDays({ from: "2027-01-01", to: null }, DATA)).toEqual(["2027-01-01", "2027-01-01"]);
    expect(chosenDays({ from: null, to: "2025-01-01" }, DATA)).toEqual(["2025-01-01", "2025-01-01"]);
    expect(chosenDays({ from: "2026-09-01", to: null }, { days: null })).toEqual(["2026-09-01", "2026-09-01"]);
  });
});
