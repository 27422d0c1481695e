import { gapsText } from "../lib/analysis/gaps.js";
import { METRIC_NAMES, METRICS, type MetricName } from "../lib/schema/metrics.js";
import { FACTS } from "../lib/schema/needs.js";
import { addDays, type Days } from "../lib/workbook/days.js";
import type { Choice, TrendPoint, Trends, WorkbookInfo } from "../lib/workbook/results.js";
import { dictionaryAnchor } from "./dictionary.js";
import { html } from "./html.js";
import { nothing } from "./nothing.js";
import { painted } from "./painted.js";
import { prose } from "./prose.js";
import { trendChart } from "./trend-chart.js";
import { periodsOf } from "./trend-series.js";

export interface TrendsOptions {
  readonly info: WorkbookInfo;
  /** In CSS pixels. */
  readonly width: number;
  /** The trends this will replace. Charts out of sight are drawn after the next paint; without any, all but the first. */
  readonly previous: Element | null;
}

/** Every metric over time, one section each; panels of one market stand below each other. */
export function trendsView(trends: Trends, { info, width, previous }: TrendsOptions): HTMLElement {
  const { points, grain } = trends;
  if (points.length === 0)
    return html`<div class="trends">${info.days === null ? timeless(info) : nothing(info)}</div>`;
  const markets = marketsOf(points, info);
  const steps = { day: 1, week: 7 } as const;
  const section = (metric: MetricName, index: number) => {
    const step = metric === "agreement" ? 7 : steps[grain];
    const shown = points.filter((point) => point.metric === metric);
    const periods = periodsOf(
      metric === "agreement" && grain === "day" ? shown : points.filter(sameGrain(grain)),
      step,
    );
    const lacking = prose(whyMissing(metric, trends, info));
    const notes = metric === "volume" ? gapsText(markets, daysFrom(periods, step), info) : null;
    const chart = () => trendChart(shown, { metric, step, markets, periods, width, lacking, notes });
    const id = metric.replaceAll("_", "-");
    const old = previous?.querySelector(`#${id}`) ?? null;
    const seen = old === null ? index === 0 : isSeen(old);
    return html`<section id=${id}>
      <h2>${METRICS[metric].title}</h2>
      <p class="caption">
        ${METRICS[metric].description} ${DIRECTIONS[METRICS[metric].better]}
        <a data-carry href="./dictionary.html#${dictionaryAnchor("metric", metric)}">How it is counted</a>
      </p>
      ${seen ? chart() : later(chart, old?.querySelector(".trend") ?? null)}
    </section>`;
  };
  return html`<div class="trends">${METRIC_NAMES.filter((metric) => !isAlternative(metric, points)).map(section)}</div>`;
}

/** Nothing can be placed in time; or there is nothing at all. */
function timeless(info: WorkbookInfo): HTMLElement {
  if (info.holds.volume.length === 0) return nothing(info);
  return html`<p class="lede">${FACTS.time.missing}. ${FACTS.time.without}</p>`;
}

/** Why a metric has no figures: what the page says of it above, what the snapshot lacks, or what the filters leave out. */
function whyMissing(metric: MetricName, { notices }: Trends, { holds }: WorkbookInfo): string {
  const notice = notices.find(({ code }) => NOTICES[metric].includes(code));
  if (notice !== undefined) return notice.text;
  const { missing, supply } = METRICS[metric].needs;
  return holds[metric].length === 0 ? `${missing} in this snapshot. ${supply}` : `${missing} under these filters.`;
}

const NOTICES: { readonly [metric in MetricName]: readonly string[] } = {
  accuracy: ["errors"],
  gold_accuracy: ["errors"],
  false_positive_rate: ["errors", "directions"],
  false_negative_rate: ["errors", "directions"],
  agreement: ["agreement"],
  volume: [],
};

/** First and last day of some periods; there is at least one. */
const daysFrom = (periods: readonly string[], step: 1 | 7): Days => [
  periods[0] as string,
  addDays(periods[periods.length - 1] as string, step - 1),
];

/** In the window, or with a table of numbers that the reader has opened. */
function isSeen(section: Element): boolean {
  const { top, bottom } = section.getBoundingClientRect();
  return (bottom > 0 && top < innerHeight) || section.querySelector("details[open]") !== null;
}

/** Holds the place of an element that is made after the next paint, as high as the one before. */
function later(make: () => Element, before: Element | null): Element {
  const height = before?.getBoundingClientRect().height ?? 0;
  const place = html`<div style="min-height: ${height}px"></div>`;
  // A frame later than whoever waits for this paint, so as not to come before.
  void painted()
    .then(painted)
    .then(() => place.replaceWith(make()));
  return place;
}

const DIRECTIONS = { higher: "Higher is better.", lower: "Lower is better.", neither: "" } as const;

/** Agreement is by week even where the rest is by day. */
const sameGrain = (grain: Trends["grain"]) => (point: TrendPoint) => grain === "week" || point.metric !== "agreement";

/** The markets that have points, in the workbook's order; last any it has no name for. */
function marketsOf(points: readonly TrendPoint[], { choices }: WorkbookInfo): Choice[] {
  const found = new Set(points.map(({ market }) => market));
  const named = choices.market.filter(({ value }) => found.delete(value));
  return [...named, ...Array.from(found, (value) => ({ value, name: value }))];
}

/** Accuracy and gold accuracy stand in for each other: the one without points is left out. */
function isAlternative(metric: MetricName, points: Trends["points"]): boolean {
  const has = (name: MetricName) => points.some((point) => point.metric === name);
  return (
    (metric === "gold_accuracy" && !has(metric)) || (metric === "accuracy" && !has(metric) && has("gold_accuracy"))
  );
}
