import { describe, expect, it } from "vitest";
import { lacks } from "../../../../src/lib/analysis/lacks.js";
import { METRICS } from "../../../../src/lib/schema/metrics.js";
import { FACTS } from "../../../../src/lib/schema/needs.js";
import type { WorkbookInfo } from "../../../../src/lib/workbook/results.js";
import { INFO } from "../workbook/tiny-info.js";

const holding = (change: Partial<WorkbookInfo["holds"]>): WorkbookInfo => ({
  ...INFO,
  holds: { ...INFO.holds, ...change },
});
const said = (info: WorkbookInfo) => lacks(info).map(({ title, markets }) => [title, markets]);

describe("lacks", () => {
  it("is empty where nothing is lacking", () => expect(lacks(INFO)).toEqual([]));

  it("says what would supply it in the words of the metric or fact", () => {
    expect(lacks(holding({ agreement: [] }))).toEqual([
      { title: METRICS.agreement.title, ...METRICS.agreement.needs, without: null, markets: null },
    ]);
    expect(lacks(holding({ time: [] }))).toEqual([{ ...FACTS.time, markets: null }]);
  });

  it("names the markets that lack what others have", () => {
    expect(said(holding({ accuracy: ["TH"] }))).toEqual([["Accuracy", ["Indonesia"]]]);
    expect(said(holding({ volume: ["", "ID", "TH"], agreement: ["ID", "TH"] }))).toContainEqual([
      "Agreement",
      ["work without a market"],
    ]);
  });

  it("asks for audits or gold labels where there are neither, and not for error rates besides", () => {
    const nothing = { accuracy: [], gold_accuracy: [], false_positive_rate: [], false_negative_rate: [] };
    expect(said(holding({ ...nothing, annotators: [] }))).toEqual([
      ["Accuracy", null],
      ["Gold accuracy", null],
    ]);
    expect(said(holding({ gold_accuracy: [] }))).toEqual([]);
  });

  it("asks for the meaning of labels where they are judged and tell no direction", () => {
    expect(said(holding({ false_positive_rate: [], false_negative_rate: ["TH"] }))).toEqual([
      ["False-positive rate", null],
      ["False-negative rate", ["Indonesia"]],
    ]);
  });

  it("asks for models only where no market has any, and for two markets", () => {
    expect(said(holding({ models: ["TH"], teams: ["TH"] }))).toEqual([]);
    expect(said(holding({ models: [] }))).toEqual([["Models", null]]);
    const one = ["TH"];
    expect(said(holding(Object.fromEntries(Object.keys(INFO.holds).map((need) => [need, one]))))).toEqual([
      ["Markets", null],
    ]);
  });

  it("asks who gave a label only of people whose labels are judged", () => {
    expect(said(holding({ annotators: [] }))).toEqual([["Annotators", null]]);
    expect(said(holding({ annotators: ["TH"], people: ["TH"] }))).toEqual([]);
  });

  it("lacks just work where there is none", () => {
    expect(said(holding(Object.fromEntries(Object.keys(INFO.holds).map((need) => [need, []]))))).toEqual([
      ["Volume", null],
    ]);
  });
});
