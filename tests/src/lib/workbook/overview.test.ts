import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ViewState } from "../../../../src/lib/schema/filters.js";
import { overview } from "../../../../src/lib/workbook/overview.js";
import type { Query } from "../../../../src/lib/workbook/query.js";
import type { MarketOverview, Overview, WorkbookInfo } from "../../../../src/lib/workbook/results.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { workbookInfo } from "../../../../src/lib/workbook/workbook-info.js";
import { anyViewState } from "./any-view-state.js";
import { EXAMPLE, exampleWorkbook, judged } from "./example-workbook.js";
import { tinyWorkbook } from "./tiny-workbook.js";

let query: Query;
let info: WorkbookInfo;
beforeAll(async () => {
  query = await exampleWorkbook();
  info = await workbookInfo(query);
});

const ask = (change: Partial<ViewState> = {}): Promise<Overview> =>
  overview(query, { ...defaultViewState(), ...change }, info);
const of = (result: Overview, market: string): MarketOverview =>
  result.markets.find((each) => each.market === market) as MarketOverview;

describe("overview", () => {
  it("shows accuracy of random audits with an interval that knows annotators differ", async () => {
    // 250 of 300 right. Five annotators with 58, 54, 50, 46 and 42 of 60: V = 5/4 · 160/300² = 0.00222, design effect
    // 0.00222 / (0.8333 · 0.1667 / 300) = 4.8; 62.5 · 0.1667 errors, so 1/(1/4 + 1/10.42) = 2.890 degrees of freedom: Wilson at n = 62.5 with t = 3.252, by scipy
    // 1.17. Targeted audits do not count.
    const { accuracy } = of(await ask(), "TH");
    expect(accuracy).toMatchObject({ metric: "accuracy", n: 300, annotators: 5, absent: null });
    expect(accuracy.value).toBeCloseTo(250 / 300, 12);
    expect(accuracy.lower).toBeCloseTo(0.635339, 6);
    expect(accuracy.upper).toBeCloseTo(0.93485, 6);
  });

  it("compares the last four whole weeks with the four before", async () => {
    // 0.8 [0.4807, 0.9453] (design effect 6.25) minus 0.9 [0.7602, 0.9623] (design effect 1), square and add.
    const { change } = of(await ask(), "TH");
    expect(change).toMatchObject({
      previous: ["2026-08-03", "2026-08-30"],
      current: ["2026-08-31", "2026-09-27"],
      absent: null,
    });
    expect(change.value).toBeCloseTo(-0.1, 12);
    expect(change.lower).toBeCloseTo(-0.425309, 6);
    expect(change.upper).toBeCloseTo(0.101641, 6);
  });

  it("shows gold accuracy, by its name, where a market has no random audits", async () => {
    // 36 of 40; two annotators equally good: design effect 1; four errors, so 1/(1/1 + 1/4) degrees of freedom and t = 23.328.
    const result = await ask();
    expect(of(result, "ID").accuracy).toMatchObject({ metric: "gold_accuracy", value: 0.9, n: 40, annotators: 2 });
    expect(of(result, "ID").accuracy.lower).toBeCloseTo(0.055501, 6);
    expect(result.notices.find(({ code }) => code === "gold")?.text).toContain("Indonesia");
  });

  it("asks no number of annotators of labels that have none", async () => {
    // 99 of 110 by a model, 10 of them undated: Wilson with z.
    const { accuracy } = of(await ask(), "VN");
    expect(accuracy).toMatchObject({ metric: "accuracy", value: 0.9, n: 110, annotators: null });
    expect(accuracy.lower).toBeCloseTo(0.829765, 6);
  });

  it("takes markets together without mixing metrics", async () => {
    const { total } = await ask();
    expect(total.accuracy).toMatchObject({ metric: "accuracy", n: 410, annotators: 5 });
    expect(total.accuracy.value).toBeCloseTo((250 + 99) / 410, 12);
  });

  it("shows α with percent agreement and AC1", async () => {
    // 40 items, 32 agree: percent 0.8. D_e = 2·40·40/(80·79), α = 1 − 0.2/D_e = 0.605; AC1 = (0.8 − p_e)/(1 − p_e)
    // with three labels, p_e = (½·½ + ½·½ + 0·1)/2 = 0.25: 0.7333. Both blocks are equal: no spread to measure.
    const { agreement } = of(await ask(), "TH");
    expect(agreement).toMatchObject({ n: 80, units: 40, lower: null, upper: null, absent: { code: "undefined" } });
    expect(agreement.value).toBeCloseTo(0.605, 12);
    expect(agreement.percent).toBeCloseTo(0.8, 12);
    expect(agreement.ac1).toBeCloseTo(0.55 / 0.75, 12);
    expect(of(await ask(), "ID").agreement.absent).toEqual({ code: "no-data", text: "No item was labelled twice." });
  });

  it("counts submissions, work without a market in a row of its own", async () => {
    const result = await ask();
    expect(result.markets.map(({ name, volume }) => [name, volume.value])).toEqual([
      ["Indonesia", 50],
      ["Thailand", 500],
      ["Vietnam", 100],
      ["Without a market", 7],
    ]);
    expect(result.total.volume.value).toBe(657);
  });

  it("judges work without a market like any other", async () => {
    const cells = judged({ ...EXAMPLE.judged?.[0], market: null, cluster: null }, 50, 40);
    const nowhere = await tinyWorkbook({ ...EXAMPLE, judged: cells });
    const result = await overview(nowhere, defaultViewState(), info);
    expect(of(result, "").accuracy).toMatchObject({ value: 0.8, n: 50 });
    expect(result.total.accuracy).toMatchObject({ value: 0.8, n: 50 });
  });

  it("keeps to the days asked for and compares them with as many before", async () => {
    const result = await ask({ from: "2026-09-01", to: "2026-09-27" });
    const { accuracy, change, volume } = of(result, "TH");
    expect(accuracy).toMatchObject({ value: 0.8, n: 200 });
    expect(change).toMatchObject({ previous: ["2026-08-05", "2026-08-31"], current: ["2026-09-01", "2026-09-27"] });
    expect(change.value).toBeCloseTo(-0.1, 12);
    expect(volume.value).toBe(300);
    expect(of(result, "VN").accuracy.n).toBe(100);
    expect(result.notices).toEqual(
      expect.arrayContaining([
        { code: "weeks", text: "Agreement and interval widths count whole weeks: 31 Aug – 27 Sep 2026." },
        { code: "undated", text: "Left out, as they carry no day: 10 submissions and 10 judged labels." },
      ]),
    );
  });

  it("takes the design effect of whole weeks for days within one", async () => {
    // 9 Sep is a Wednesday; the annotators' week is that of 7 Sep: the same five, the same design effect of 6.25 and 6.4 errors.
    const { accuracy } = of(await ask({ from: "2026-09-09", to: "2026-09-09" }), "TH");
    expect(accuracy.lower).toBeCloseTo(0.48072, 6);
  });

  it("says where the period before is not covered", async () => {
    const { change } = of(await ask({ from: "2026-08-10", to: "2026-08-31" }), "TH");
    expect(change).toMatchObject({
      value: null,
      previous: ["2026-07-19", "2026-08-09"],
      absent: {
        code: "no-data",
        text: "No change: the period before, 19 Jul – 9 Aug 2026, begins before the data, 3 Aug 2026.",
      },
    });
  });

  it("says that a market has no time where others have", async () => {
    const cell = { day: null, market: "XX", submissions: 40 };
    const mixed = await tinyWorkbook({ ...EXAMPLE, volume: [...(EXAMPLE.volume ?? []), cell] });
    const result = await overview(mixed, defaultViewState(), await workbookInfo(mixed));
    expect(of(result, "XX").change).toMatchObject({ previous: null, absent: { code: "not-available" } });
    expect(of(result, "TH").change.absent).toBeNull();
  });

  it("says too few, with numbers, and has no value then", async () => {
    const { accuracy, change } = of(await ask({ market: ["ID"], from: "2026-09-09", to: "2026-09-09" }), "ID");
    expect(accuracy.value).toBe(0.9);
    expect(change.absent?.text).toBe("8 Sep 2026: No labels of items whose right label is known beforehand.");
    const few = await tinyWorkbook({ ...EXAMPLE, judged: judged({ ...EXAMPLE.judged?.[0], cluster: 1 }, 29, 20) });
    expect(of(await overview(few, defaultViewState(), info), "TH").accuracy).toMatchObject({
      value: null,
      n: 29,
      absent: { code: "too-few", text: "Too few: 29 judged labels, at least 30 are needed." },
    });
  });

  it("asks one policy against the rest of every label", async () => {
    // Every label says gambling; where the reference says ok, that is wrong of gambling, and of nudity nobody erred.
    const result = await ask({ policy: "gambling" });
    expect(of(result, "TH").accuracy.value).toBeCloseTo(250 / 300, 12);
    expect(of(await ask({ policy: "nudity" }), "TH").accuracy).toMatchObject({ value: 1, n: 300 });
    expect(of(result, "TH").volume.value).toBe(200);
    expect(result.notices.find(({ code }) => code === "policy")?.text).toContain("whether it says Gambling");
  });

  it("names the total after what it is of", async () => {
    expect((await ask()).total.name).toBe("All markets");
    expect((await ask({ market: ["TH", "VN"] })).total).toMatchObject({
      name: "Chosen markets",
      volume: { value: 600 },
    });
  });

  it("judges by the set asked for", async () => {
    const result = await ask({ reference: "panel" });
    expect(of(result, "ID").accuracy).toMatchObject({ metric: "gold_accuracy", n: 40 });
    expect(of(result, "TH").accuracy.absent?.code).toBe("no-data");
    expect(result.total.accuracy).toMatchObject({ metric: "gold_accuracy", n: 40 });
  });

  it("says where agreement is not available, once and in each place", async () => {
    const result = await ask({ model: ["guard-1"] });
    expect(of(result, "TH").agreement.absent?.code).toBe("not-available");
    expect(result.notices.filter(({ code }) => code === "agreement")).toHaveLength(1);
  });

  it("works without any time: everything counts, and there is no change", async () => {
    const undated = await tinyWorkbook({
      ...EXAMPLE,
      judged: EXAMPLE.judged?.map((cell) => ({ ...cell, day: null })) ?? [],
      volume: EXAMPLE.volume?.map((cell) => ({ ...cell, day: null })) ?? [],
      agreement: EXAMPLE.agreement?.map((cell) => ({ ...cell, week: null })) ?? [],
      snapshot: {},
    });
    const result = await overview(undated, defaultViewState(), await workbookInfo(undated));
    expect(of(result, "TH").accuracy.value).toBeCloseTo(250 / 300, 12);
    expect(of(result, "TH").agreement.units).toBe(40);
    expect(result.total.volume.value).toBe(657);
    expect(of(result, "TH").change).toEqual({
      value: null,
      lower: null,
      upper: null,
      previous: null,
      current: null,
      absent: { code: "not-available", text: "No change: rows carry no time." },
    });
    expect(result.notices.map(({ code }) => code)).not.toContain("undated");
  });

  it("works on an empty workbook", async () => {
    const empty = await tinyWorkbook({});
    const result = await overview(empty, defaultViewState(), await workbookInfo(empty));
    expect(result.markets).toEqual([]);
    expect(result.total).toMatchObject({ accuracy: { value: null, n: 0 }, volume: { value: null, n: 0 } });
  });

  it("is the sum of its markets, under any filters", async () => {
    await fc.assert(
      fc.asyncProperty(anyViewState(info), async (state) => {
        const { markets, total } = await overview(query, state, info);
        const sum = (n: (market: MarketOverview) => number) => markets.reduce((all, market) => all + n(market), 0);
        expect(total.volume.n).toBe(sum(({ volume }) => volume.n));
        expect(total.accuracy.n).toBe(
          sum(({ accuracy }) => (accuracy.metric === total.accuracy.metric ? accuracy.n : 0)),
        );
        expect(total.agreement.units).toBe(sum(({ agreement }) => agreement.units));
      }),
      { numRuns: 25 },
    );
  });

  it("does not change when all markets are picked, but for work without one", async () => {
    const all = info.choices.market.map(({ value }) => value);
    await fc.assert(
      fc.asyncProperty(anyViewState(info), async (state) => {
        const filtered = await overview(query, { ...state, market: all }, info);
        const { markets } = await overview(query, { ...state, market: [] }, info);
        expect(filtered.markets).toEqual(markets.filter(({ market }) => market !== ""));
      }),
      { numRuns: 25 },
    );
  });

  it("asks few queries that hand over few rows", async () => {
    const counts: number[] = [];
    const counting: Query = async (sql, parameters) => {
      const rows = await query(sql, parameters);
      counts.push(rows.length);
      return rows as never;
    };
    await overview(counting, defaultViewState(), info);
    expect(counts.length).toBeLessThanOrEqual(7);
    expect(Math.max(...counts)).toBeLessThan(50);
  });
});
