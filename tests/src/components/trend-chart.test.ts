// @vitest-environment jsdom
import { expect, test } from "vitest";
import { trendChart } from "../../../src/components/trend-chart.js";
import { describe as describePoint } from "../../../src/components/trend-panel.js";
import { periodsOf, trendSeries } from "../../../src/components/trend-series.js";
import { trendsView } from "../../../src/components/trends-view.js";
import type { MetricName } from "../../../src/lib/schema/metrics.js";
import { INFO, TRENDS } from "./fixtures.js";
import { words } from "./words.js";

const pointsOf = (metric: MetricName) => TRENDS.points.filter((point) => point.metric === metric);
const accuracy = pointsOf("accuracy");
const periods = periodsOf(accuracy, 7);
const chart = trendChart(accuracy, {
  metric: "accuracy",
  step: 7,
  markets: INFO.choices.market,
  periods,
  width: 900,
  lacking: "Nothing judged.",
  notes: null,
});

test("periods run without a break from the first to the last", () => {
  const ends = accuracy.filter(({ period }) => period === "2026-01-05" || period === "2026-02-09");
  expect(periodsOf(ends, 7)).toEqual(periods);
  expect(periods).toHaveLength(6);
  expect(periodsOf([], 1)).toEqual([]);
});

test("a period without a row is a gap, not a zero", () => {
  const without = pointsOf("volume").filter(({ period }) => period !== "2026-01-19");
  const [series] = trendSeries(without, ["TH"], periods, 7);
  expect(series?.points.map(({ value }) => value)).toEqual([8000, 8120, null, 8360, 8480, 8600]);
});

test("every market has a panel with its name and its latest whole period", () => {
  const heads = [...chart.querySelectorAll("h3")].map(words);
  expect(heads).toEqual(["Indonesia 90.0%", "Thailand 96.0%", "Việt Nam"]);
});

/** The heads of panels whose points of some periods are changed. */
const headsWith = (change: (point: (typeof accuracy)[number]) => Partial<(typeof accuracy)[number]>) => {
  const points = accuracy.map((point) => ({ ...point, ...change(point) }));
  const options = { metric: "accuracy", step: 7, markets: INFO.choices.market, periods, width: 900 } as const;
  const changed = trendChart(points, { ...options, lacking: null, notes: null });
  return [...changed.querySelectorAll("h3")].map(words);
};
const few = { value: null, lower: null, upper: null, absent: { code: "too-few", text: "Too few." } } as const;

test("a number that is not of the latest whole period says of which it is", () => {
  const late = headsWith(({ market, period }) => (market === "TH" && period === "2026-02-02" ? few : {}));
  expect(late).toEqual(["Indonesia 90.0%", "Thailand 95.0% week of 26 Jan 2026", "Việt Nam"]);
});

test("where no whole period has a figure the panel's head says so", () => {
  expect(headsWith(({ market, partial }) => (market === "TH" && !partial ? few : {}))[1]).toBe("Thailand too few");
  expect(headsWith(({ market }) => (market === "TH" ? { partial: true } : {}))[1]).toBe("Thailand no whole week");
});

test("a panel is named for those who cannot see it", () => {
  expect(chart.querySelectorAll("svg[role=img]")[1]?.getAttribute("aria-label")).toBe(
    "Accuracy by week in Thailand. Latest whole week with a figure, from 2 Feb 2026: 96.0%. The numbers are in the table below.",
  );
});

test("a market whose periods are all too small says so in place of an empty panel", () => {
  expect(words(chart.querySelectorAll(".panel")[2]!)).toBe(
    "Việt Nam No week can be shown. The last: Too few: 9 labels, at least 30 are needed.",
  );
});

test("the line breaks at a period without a figure", () => {
  const line = chart.querySelectorAll("svg")[1]?.querySelectorAll("[data-mark=line] path");
  const d = line?.[line.length - 1]?.getAttribute("d") ?? "";
  expect(d.match(/M/g)).toHaveLength(2);
  expect(d).not.toContain("NaN");
});

test("a period that is not whole is drawn hollow, and its tooltip says so", () => {
  const hollow = chart.querySelectorAll("svg")[0]?.querySelectorAll("[data-mark=dot][stroke='var(--series)'] circle");
  expect(hollow).toHaveLength(1);
  const last = trendSeries(accuracy, ["ID"], periods, 7)[0]?.points[5];
  expect(describePoint(last!, 7)).toBe(
    "9 Feb – 15 Feb 2026\nAccuracy 91.0%\n95% interval 89.0–93.0%\nn = 185 labels, 14 annotators\nThe period is not whole.",
  );
});

test("the numbers of a chart are a table by market and period, made when it is opened", () => {
  const shuffled = {
    metric: "accuracy",
    step: 7,
    markets: INFO.choices.market,
    periods,
    width: 900,
    lacking: "Nothing judged.",
    notes: null,
  } as const;
  const details = trendChart(accuracy.toReversed(), shuffled).querySelector("details") as HTMLDetailsElement;
  expect(details.querySelector("table")).toBeNull();
  details.open = true;
  details.dispatchEvent(new Event("toggle"));
  const rows = [...details.querySelectorAll("tbody tr")].map(words);
  expect(rows[0]).toBe("Indonesia 5 Jan 2026 95.0% 93.0–97.0% 180");
  expect(rows[8]).toBe("Thailand 19 Jan 2026 too few 9 Too few: 9 labels, at least 30 are needed.");
});

test("a market without anything to count has no panel and is named below", () => {
  const none = accuracy.filter(({ market }) => market !== "VN");
  const options = {
    metric: "accuracy",
    step: 7,
    markets: INFO.choices.market,
    periods,
    width: 900,
    lacking: "Nothing judged.",
    notes: null,
  } as const;
  const without = trendChart(none, options);
  expect(without.querySelectorAll(".panel")).toHaveLength(2);
  expect(words(without)).toContain("No random audits of production work: Việt Nam.");
});

test("without points there is a sentence, not an empty chart", () => {
  const none = trendChart([], {
    metric: "accuracy",
    step: 7,
    markets: [],
    periods: [],
    width: 900,
    lacking: "Nothing judged.",
    notes: null,
  });
  expect(words(none)).toBe("Nothing judged.");
});

test("the page of trends has a section per metric, gold accuracy only where it has points", () => {
  const view = trendsView(TRENDS, { info: INFO, width: 900, previous: null });
  expect([...view.querySelectorAll("h2")].map((title) => title.textContent)).toEqual([
    "Accuracy",
    "False-positive rate",
    "False-negative rate",
    "Agreement",
    "Volume",
  ]);
  expect(view.innerHTML).not.toMatch(/NaN|undefined|\[object/);
});

test("agreement stays by week where the rest is by day", () => {
  const daily = { ...TRENDS, grain: "day" as const };
  // Out of sight there is no window here; an open table makes a chart one that is drawn at once.
  const previous = document.createElement("div");
  previous.innerHTML =
    "<section id='accuracy'><details open></details></section><section id='agreement'><details open></details></section>";
  const view = trendsView(daily, { info: INFO, width: 900, previous });
  expect(view.querySelector("#agreement svg")?.getAttribute("aria-label")).toContain("Agreement by week");
  expect(view.querySelector("#accuracy svg")?.getAttribute("aria-label")).toContain("Accuracy by day");
});

test("what is out of sight keeps its place until the rest is painted", () => {
  const view = trendsView(TRENDS, { info: INFO, width: 900, previous: null });
  expect(view.querySelector("#accuracy svg")).not.toBeNull();
  expect(view.querySelector("#volume svg")).toBeNull();
  expect(view.querySelector<HTMLElement>("#volume > div")?.style.minHeight).toBe("0px");
});

test("on a phone panels stand below each other", () => {
  const narrow = trendsView(TRENDS, { info: INFO, width: 328, previous: null });
  expect(narrow.querySelector<HTMLElement>(".panels")?.style.gridTemplateColumns).toBe("repeat(1, minmax(0, 328px))");
});

const sections = (change: Partial<typeof TRENDS>, info = INFO) =>
  trendsView({ ...TRENDS, ...change }, { info, width: 900, previous: drawnAtOnce });
/** Out of sight there is no window here; an open table makes a chart one that is drawn at once. */
const drawnAtOnce = document.createElement("div");
drawnAtOnce.innerHTML = ["accuracy", "false-negative-rate", "agreement", "volume"]
  .map((id) => `<section id='${id}'><details open></details></section>`)
  .join("");

test("a metric without points says whether the snapshot or the filters leave it without", () => {
  const points = TRENDS.points.filter(({ metric }) => metric !== "agreement");
  const said = (view: HTMLElement) => words(view.querySelector("#agreement .trend-empty")!);
  expect(said(sections({ points }))).toBe("No item was labelled twice under these filters.");
  expect(said(sections({ points }, { ...INFO, holds: { ...INFO.holds, agreement: [] } }))).toMatch(
    /^No item was labelled twice in this snapshot\. Have a share of the items labelled by two annotators/,
  );
  const notices = [{ code: "agreement", text: "Agreement is not available by model version." }];
  expect(said(sections({ points, notices }))).toBe("Agreement is not available by model version.");
});

test("nothing at all is one sentence, not five empty charts", () => {
  const text = (info: typeof INFO) => words(sections({ points: [] }, info));
  expect(text(INFO)).toBe("No work matches these filters. Reset them, or choose more of some.");
  expect(text({ ...INFO, days: null })).toMatch(
    /^No label carries a time\. Neither a change nor a trend can be shown\./,
  );
});

test("a period that may never have been exported is a cross and no column, and is named below the chart", () => {
  const gap = { market: "TH", days: ["2026-01-19", "2026-01-25"] } as const;
  const absent = { code: "no-data", text: "Perhaps never exported." } as const;
  const points = TRENDS.points.map((point) =>
    point.metric === "volume" && point.market === "TH" && point.period === "2026-01-19"
      ? { ...point, value: null, n: 0, absent }
      : point,
  );
  const volume = sections({ points }, { ...INFO, gaps: [gap] }).querySelector("#volume")!;
  const marks = (market: number, mark: string) =>
    volume.querySelectorAll("svg")[market]!.querySelectorAll(`[data-mark=${mark}] :is(rect, path)`).length;
  expect([marks(0, "rect"), marks(0, "dot")]).toEqual([6, 0]);
  expect([marks(1, "rect"), marks(1, "dot")]).toEqual([5, 1]);
  expect(words(volume)).toContain("perhaps never exported, and not counted as zero: Thailand 19 Jan – 25 Jan 2026.");
  expect(words(sections({}).querySelector("#volume")!)).not.toContain("exported");
});
