import { describe, expect, it } from "vitest";
import { holdings, marketGaps } from "../../../../src/lib/workbook/holdings.js";
import { EXAMPLE, exampleWorkbook } from "./example-workbook.js";
import { tinyWorkbook } from "./tiny-workbook.js";

describe("holdings", () => {
  it("names the markets that have anything of each metric and fact", async () => {
    // TH: people with audits and twice-labelled items; ID: people with gold labels; VN: a model with audits; one row without a market.
    expect(await holdings(await exampleWorkbook())).toEqual({
      accuracy: ["TH", "VN"],
      gold_accuracy: ["ID"],
      false_positive_rate: ["ID", "TH", "VN"],
      false_negative_rate: ["ID", "TH", "VN"],
      agreement: ["TH"],
      volume: ["", "ID", "TH", "VN"],
      time: ["", "ID", "TH", "VN"],
      markets: ["", "ID", "TH", "VN"],
      teams: [],
      people: ["", "ID", "TH"],
      models: ["VN"],
      annotators: ["ID", "TH"],
    });
  });

  it("does not take targeted audits, other questions and single labels for more than they are", async () => {
    const targeted = EXAMPLE.judged?.filter(({ selection }) => selection === "targeted");
    const other = [{ ...EXAMPLE.judged?.[0], question: "harm", n: 40 }];
    const single = (EXAMPLE.agreement ?? []).map((cell) => ({ ...cell, labels: 1 }));
    const query = await tinyWorkbook({ ...EXAMPLE, judged: [...(targeted ?? []), ...other], agreement: single });
    const { accuracy, false_negative_rate, agreement } = await holdings(query);
    expect({ accuracy, false_negative_rate, agreement }).toEqual({
      accuracy: [],
      false_negative_rate: [],
      agreement: [],
    });
  });

  it("holds nothing in an empty workbook", async () => {
    const held = await holdings(await tinyWorkbook({}));
    expect(Object.values(held).flat()).toEqual([]);
  });
});

describe("marketGaps", () => {
  it("finds stretches of seven days and more between the first and last row of a market", async () => {
    const on = (market: string | null, ...days: (string | null)[]) =>
      days.map((day) => ({ day, market, submissions: 1 }));
    const query = await tinyWorkbook({
      volume: [
        ...on("TH", "2026-08-03", "2026-08-11", "2026-08-18", "2026-08-31", null),
        // Seven days apart are six days without a row.
        ...on("VN", "2026-08-03", "2026-08-10"),
        ...on(null, "2026-08-03", "2026-09-03"),
      ],
    });
    expect(await marketGaps(query)).toEqual([
      { market: "", days: ["2026-08-04", "2026-09-02"] },
      { market: "TH", days: ["2026-08-04", "2026-08-10"] },
      { market: "TH", days: ["2026-08-19", "2026-08-30"] },
    ]);
  });
});
