import { describe, expect, it } from "vitest";
import type { Judge } from "../../../../src/lib/workbook/judges.js";
import { familyNotice, setsNotice, undatedNotice } from "../../../../src/lib/workbook/notices.js";
import { INFO } from "./tiny-info.js";

const judge = (market: string, referenceSet: string, family: Judge["family"] = "accuracy", n = 1): Judge => ({
  market,
  referenceSet,
  family,
  n,
  undated: 0,
});

describe("setsNotice", () => {
  it("names who judges which market where one metric has several judges", () => {
    expect(setsNotice([judge("TH", "audits"), judge("ID", "panel")], INFO)[0]?.text).toBe(
      "Markets are judged by different reference sets: Thailand by Quality team; Indonesia by Gold panel.",
    );
  });

  it("is silent where judges differ because metrics do, or judge nothing in the view", () => {
    expect(setsNotice([judge("TH", "audits"), judge("ID", "panel", "gold_accuracy")], INFO)).toEqual([]);
    expect(setsNotice([judge("TH", "audits"), judge("ID", "panel", "accuracy", 0)], INFO)).toEqual([]);
    expect(setsNotice([judge("TH", "audits"), judge("ID", "audits")], INFO)).toEqual([]);
  });
});

describe("familyNotice", () => {
  it("names the markets that a total leaves out", () => {
    const judges = [judge("TH", "audits"), judge("", "panel", "gold_accuracy")];
    expect(familyNotice(judges, "accuracy", INFO)[0]?.text).toBe(
      "Without random audits, shown as gold accuracy and left out of the total: work without a market.",
    );
    expect(familyNotice([judge("TH", "audits")], "accuracy", INFO)).toEqual([]);
    expect(familyNotice([judge("ID", "panel", "gold_accuracy", 0)], "accuracy", INFO)).toEqual([]);
  });
});

describe("undatedNotice", () => {
  it("counts what is left out, and is silent where nothing is", () => {
    expect(undatedNotice(1, 2)[0]?.text).toBe("Left out, as they carry no day: 1 submission and 2 judged labels.");
    expect(undatedNotice(0, 1)[0]?.text).toBe("Left out, as they carry no day: 1 judged label.");
    expect(undatedNotice(0, 0)).toEqual([]);
  });
});
