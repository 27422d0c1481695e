import { describe, expect, it } from "vitest";
import { chooseJudges, type Judge } from "../../../../src/lib/workbook/judges.js";

const AUDITED: Judge = { market: "TH", family: "accuracy", referenceSet: "first", n: 1, undated: 0 };
const GOLD: Judge = { market: "TH", family: "gold_accuracy", referenceSet: "panel", n: 100, undated: 0 };

const judges = (candidates: readonly Judge[]) => chooseJudges(candidates, ["first", "second", "panel"]);

describe("chooseJudges", () => {
  it("prefers random audits of production work to gold labels, market by market", () => {
    const elsewhere = { ...GOLD, market: "ID" };
    expect(judges([GOLD, elsewhere, AUDITED])).toEqual([AUDITED, elsewhere]);
  });

  it("takes the first set of the taxonomy of several in a family", () => {
    expect(judges([{ ...AUDITED, referenceSet: "second", n: 100 }, AUDITED])).toEqual([AUDITED]);
  });

  it("takes what judges labels in view before what judges others only", () => {
    const unseen = { ...AUDITED, n: 0 };
    expect(judges([unseen, GOLD])).toEqual([GOLD]);
    expect(judges([unseen])).toEqual([unseen]);
  });

  it("knows work without a market as a market of its own", () => {
    const nowhere = { ...AUDITED, market: "" };
    expect(judges([AUDITED, nowhere])).toEqual([AUDITED, nowhere]);
  });
});
