import { beforeAll, describe, expect, it } from "vitest";
import type { ViewState } from "../../../../src/lib/schema/filters.js";
import type { Query } from "../../../../src/lib/workbook/query.js";
import type { TrendPoint, Trends, WorkbookInfo } from "../../../../src/lib/workbook/results.js";
import { trends } from "../../../../src/lib/workbook/trends.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { workbookInfo } from "../../../../src/lib/workbook/workbook-info.js";
import { EXAMPLE, exampleWorkbook } from "./example-workbook.js";
import { tinyWorkbook } from "./tiny-workbook.js";

let query: Query;
let info: WorkbookInfo;
beforeAll(async () => {
  query = await exampleWorkbook();
  info = await workbookInfo(query);
});

const ask = (change: Partial<ViewState> = {}): Promise<Trends> =>
  trends(query, { ...defaultViewState(), ...change }, info);
const line = ({ points }: Trends, metric: string, market: string): TrendPoint[] =>
  points
    .filter((point) => point.metric === metric && point.market === market)
    .toSorted((a, b) => a.period.localeCompare(b.period));

describe("trends", () => {
  it("shows rates by week, with gaps where nothing was judged", async () => {
    const found = line(await ask(), "accuracy", "TH");
    expect(found.map(({ period, value, n }) => [period, value, n])).toEqual([
      ["2026-08-10", 0.9, 100],
      ["2026-09-07", 0.8, 200],
    ]);
    // The interval of the week's own five annotators: design effect 6.25, as on the overview.
    expect(found[1]?.lower).toBeCloseTo(0.48072, 6);
  });

  it("shows rates by day with the design effect of the day's week", async () => {
    const found = line(await ask({ grain: "day" }), "accuracy", "TH");
    expect(found.map(({ period }) => period)).toEqual(["2026-08-12", "2026-09-09"]);
    expect(found[1]?.lower).toBeCloseTo(0.48072, 6);
  });

  it("shows error rates of the same references", async () => {
    // All labels say gambling: nothing violating is missed. What is not violating is always labelled so, but the one
    // annotator who was always right met none of it: four annotators are too few.
    const result = await ask();
    expect(line(result, "false_negative_rate", "TH").map(({ period, value, n }) => [period, value, n])).toEqual([
      ["2026-08-10", 0, 90],
      ["2026-09-07", 0, 160],
    ]);
    expect(line(result, "false_positive_rate", "TH").map(({ n, absent }) => [n, absent?.text])).toEqual([
      [10, "Too few: 10 judged labels, at least 30 are needed."],
      [40, "Too few: 4 annotators, at least 5 are needed."],
    ]);
  });

  it("shows gold accuracy by its name, and models without annotators", async () => {
    const result = await ask();
    expect(line(result, "gold_accuracy", "ID")).toEqual([expect.objectContaining({ value: 0.9, annotators: 2 })]);
    expect(line(result, "accuracy", "VN")).toEqual([expect.objectContaining({ value: 0.9, n: 100, annotators: null })]);
  });

  it("shows agreement by week whatever the grain", async () => {
    const found = line(await ask({ grain: "day" }), "agreement", "TH");
    expect(found).toEqual([expect.objectContaining({ period: "2026-08-10", n: 80, partial: false })]);
    expect(found[0]?.value).toBeCloseTo(0.605, 12);
  });

  it("counts no work as zero only where the market has rows nearby, and nothing beyond its first and last day", async () => {
    const nudity = { market: "TH", annotator_kind: "human", policy: "nudity", submissions: 5 };
    const cells = ["2026-08-18", "2026-09-18"].map((day) => ({ ...nudity, day }));
    const mixed = await tinyWorkbook({ ...EXAMPLE, volume: [...(EXAMPLE.volume ?? []), ...cells] });
    const known = await workbookInfo(mixed);
    const gambling = await trends(mixed, { ...defaultViewState(), policy: "gambling" }, known);
    expect(line(gambling, "volume", "TH").map(({ period, value }) => [period, value])).toEqual([
      ["2026-08-03", 200],
      // No row of the market at all: perhaps never exported.
      ["2026-08-10", null],
      // Five submissions under another policy.
      ["2026-08-17", 0],
      ["2026-08-24", null],
      ["2026-08-31", null],
      ["2026-09-07", null],
      ["2026-09-14", 0],
      ["2026-09-21", 0],
    ]);
    expect(line(gambling, "volume", "TH")[1]?.absent).toEqual({
      code: "no-data",
      text: "No row of this market for a week or more: perhaps never exported.",
    });
    expect(line(gambling, "volume", "ID")).toEqual([expect.objectContaining({ period: "2026-09-07", value: 50 })]);
    const state = { ...defaultViewState(), grain: "day", from: "2026-09-15" } as const;
    expect(line(await trends(mixed, state, known), "volume", "TH").map(({ period, value }) => [period, value])).toEqual(
      [
        ["2026-09-15", null],
        ["2026-09-16", null],
        ["2026-09-17", null],
        ["2026-09-18", 5],
        // Five days: not long enough to doubt them.
        ["2026-09-19", 0],
        ["2026-09-20", 0],
        ["2026-09-21", 0],
        ["2026-09-22", 0],
        ["2026-09-23", 0],
        ["2026-09-24", 300],
      ],
    );
  });

  it("draws no line of zeros for a market that the filters leave nothing of", async () => {
    expect(line(await ask({ policy: "nudity" }), "volume", "ID")).toEqual([]);
  });

  it("draws no line for a market whose work is not dated", async () => {
    const cell = { day: null, market: "XX", submissions: 40 };
    const mixed = await tinyWorkbook({ ...EXAMPLE, volume: [...(EXAMPLE.volume ?? []), cell] });
    const result = await trends(mixed, defaultViewState(), await workbookInfo(mixed));
    expect(line(result, "volume", "XX")).toEqual([]);
    expect(line(result, "volume", "")).toEqual([expect.objectContaining({ period: "2026-09-21", value: 7 })]);
  });

  it("marks periods that the chosen days cut, but not agreement, which counts whole weeks", async () => {
    const result = await ask({ from: "2026-08-12", to: "2026-09-24" });
    expect(line(result, "accuracy", "TH").map(({ partial }) => partial)).toEqual([true, false]);
    expect(line(result, "agreement", "TH").map(({ partial }) => partial)).toEqual([false]);
    expect(line(result, "volume", "TH").map(({ partial }) => partial)).toEqual([
      true,
      ...[false, false, false, false, false],
      true,
    ]);
    expect(result.notices.map(({ code }) => code)).toContain("weeks");
  });

  it("marks a week that is not over in the snapshot", async () => {
    const midweek: WorkbookInfo = { ...info, days: ["2026-08-05", "2026-09-24"] };
    const partial = line(await trends(query, defaultViewState(), midweek), "volume", "TH")
      .filter(({ partial }) => partial)
      .map(({ period }) => period);
    expect(partial).toEqual(["2026-08-03", "2026-09-21"]);
  });

  it("says how much carries no day, whether days are chosen or not", async () => {
    const left = { code: "undated", text: "Left out, as they carry no day: 10 submissions and 10 judged labels." };
    expect((await ask()).notices).toContainEqual(left);
    expect((await ask({ from: "2026-09-01" })).notices).toContainEqual(left);
  });

  it("has nothing to show where nothing is dated", async () => {
    const undated = await tinyWorkbook({ ...EXAMPLE, snapshot: {} });
    const result = await trends(undated, defaultViewState(), await workbookInfo(undated));
    expect(result).toEqual({ grain: "week", points: [], notices: [] });
  });

  it("shows weeks where days would be too many points, and says so", async () => {
    // 500 days of 3 markets, four points each, are 6,000: more than a browser can bear.
    const long: WorkbookInfo = { ...info, days: ["2025-05-16", "2026-09-27"] };
    const result = await trends(query, { ...defaultViewState(), grain: "day" }, long);
    expect(result.grain).toBe("week");
    expect(result.notices[0]?.text).toBe("Shown by week: 500 days of 3 markets are too many points.");
    const one = await trends(query, { ...defaultViewState(), grain: "day", market: ["TH"] }, long);
    expect(one.grain).toBe("day");
  });

  it("says which figures are missing altogether, instead of empty points", async () => {
    const result = await ask({ model: ["guard-1"] });
    expect(result.points.some(({ metric }) => metric === "agreement")).toBe(false);
    expect(result.notices.find(({ code }) => code === "agreement")?.text).toContain("by model version");
    const labels = EXAMPLE.labels?.map((label) => ({ ...label, means: null, policy: null })) ?? [];
    const silent = await tinyWorkbook({ ...EXAMPLE, labels });
    const { points, notices } = await trends(silent, defaultViewState(), await workbookInfo(silent));
    expect(points.some(({ metric }) => metric === "false_positive_rate")).toBe(false);
    expect(line({ grain: "week", points, notices }, "accuracy", "TH")).toHaveLength(2);
    expect(notices.find(({ code }) => code === "directions")?.text).toContain("“Gambling”");
  });

  it("adds up to the whole: volumes of all periods are the dated submissions", async () => {
    for (const grain of ["day", "week"] as const) {
      const { points } = await ask({ grain });
      const volume = points.filter(({ metric }) => metric === "volume").reduce((sum, { n }) => sum + n, 0);
      expect(volume).toBe(647);
    }
  });
});
