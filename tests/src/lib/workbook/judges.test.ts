import { describe, expect, it } from "vitest";
import { raw } from "../../../../src/lib/workbook/fragment.js";
import { chooseJudges, type InView } from "../../../../src/lib/workbook/judges.js";
import { type JudgedCell, tinyWorkbook } from "./tiny-workbook.js";

const EVERYTHING: InView = { days: null, undated: true };
const AUDITED = { market: "TH", round: "production", reference_kind: "audit", selection: "random" };
const GOLD = { market: "TH", round: "gold", reference_kind: "gold", selection: "gold" };

async function judges(cells: readonly JudgedCell[], view: InView = EVERYTHING) {
  const query = await tinyWorkbook({ judged: cells });
  return chooseJudges(query, raw("TRUE"), ["first", "second", "panel"], view);
}

describe("chooseJudges", () => {
  it("prefers random audits of production work to gold labels, market by market", async () => {
    const found = await judges([
      { ...AUDITED, reference_set: "second", n: 1 },
      { ...GOLD, reference_set: "first", n: 100 },
      { ...GOLD, market: "ID", reference_set: "panel", n: 3 },
    ]);
    expect(found.toSorted((a, b) => a.market.localeCompare(b.market))).toEqual([
      { market: "ID", family: "gold_accuracy", referenceSet: "panel", n: 3, undated: 3 },
      { market: "TH", family: "accuracy", referenceSet: "second", n: 1, undated: 1 },
    ]);
  });

  it("takes the first set of the taxonomy of several in a family", async () => {
    const found = await judges([
      { ...AUDITED, reference_set: "second", n: 100 },
      { ...AUDITED, reference_set: "first", n: 1 },
    ]);
    expect(found).toEqual([expect.objectContaining({ referenceSet: "first", n: 1 })]);
  });

  it.each([
    ["targeted audits", { ...AUDITED, selection: "targeted" }, []],
    ["disputes", { ...AUDITED, selection: "dispute" }, []],
    ["random audits of onboarding", { ...AUDITED, round: "onboarding" }, []],
    ["arbitration of a random audit", { ...AUDITED, reference_kind: "arbitration" }, ["accuracy"]],
    ["gold labels in production", { ...AUDITED, reference_kind: "gold", selection: "gold" }, ["gold_accuracy"]],
    ["gold labels drawn at random", { ...AUDITED, reference_kind: "gold" }, ["gold_accuracy"]],
    ["arbitration of gold labels", { ...AUDITED, reference_kind: "arbitration", selection: "gold" }, ["gold_accuracy"]],
  ])("knows the family of %s", async (_, cell, families) => {
    expect((await judges([{ ...cell, reference_set: "first", n: 1 }])).map(({ family }) => family)).toEqual(families);
  });

  it("judges a range of days by what was judged within it", async () => {
    const cells = [
      { ...AUDITED, reference_set: "first", day: "2026-09-01", n: 100 },
      { ...GOLD, reference_set: "panel", day: "2026-09-02", n: 2 },
      { ...GOLD, reference_set: "panel", day: null, n: 5 },
    ];
    expect(await judges(cells, { days: ["2026-09-02", "2026-09-30"], undated: false })).toEqual([
      { market: "TH", family: "gold_accuracy", referenceSet: "panel", n: 2, undated: 5 },
    ]);
  });

  it("knows work without a market as a market of its own", async () => {
    const [judge] = await judges([{ ...AUDITED, market: null, reference_set: "first", n: 1 }]);
    expect(judge?.market).toBe("");
  });
});
