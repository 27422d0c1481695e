import { formatList, formatValue } from "../lib/format.js";
import { METRICS, type MetricName } from "../lib/schema/metrics.js";
import { formatDay } from "../lib/workbook/days.js";
import type { TrendPoint } from "../lib/workbook/results.js";
import { absentWord } from "./figure-text.js";
import { html } from "./html.js";
import { numbersTable } from "./numbers-table.js";
import { trendPanel } from "./trend-panel.js";
import { type Series, type SeriesPoint, trendSeries } from "./trend-series.js";

export interface TrendChartOptions {
  readonly metric: MetricName;
  readonly step: 1 | 7;
  /** One panel each, in this order. */
  readonly markets: readonly { readonly value: string; readonly name: string }[];
  /** Starts of the periods the panels span. */
  readonly periods: readonly string[];
  /** Of the whole chart, in CSS pixels. */
  readonly width: number;
  /** Said where there is nothing to count. */
  readonly lacking: unknown;
  /** What readers should know of the picture, said below it. */
  readonly notes: string | null;
}

const GAP = 24;
const NARROWEST = 250;
const WIDEST = 640;

/**
 * A metric over time: one panel per market on common scales, the other markets faint behind.
 * Markets that have nothing to count are named below.
 */
export function trendChart(points: readonly TrendPoint[], options: TrendChartOptions): HTMLElement {
  const { metric, step, markets, periods, width, lacking, notes } = options;
  const counted = new Set(points.filter(({ n }) => n > 0).map(({ market }) => market));
  if (counted.size === 0) return html`<p class="trend-empty">${lacking}</p>`;
  const shown = markets.filter(({ value }) => counted.has(value));
  const without = markets.filter(({ value }) => !counted.has(value));
  const series = trendSeries(
    points,
    shown.map(({ value }) => value),
    periods,
    step,
  );
  const columns = Math.max(1, Math.min(markets.length, Math.floor((width + GAP) / (NARROWEST + GAP))));
  const panelWidth = Math.min(WIDEST, Math.floor((width - GAP * (columns - 1)) / columns));
  const domain = domainOf(points, metric);
  const panel = (each: Series, index: number) => {
    const name = shown[index]?.name ?? each.market;
    const picture = () =>
      trendPanel(each, {
        metric,
        step,
        width: panelWidth,
        domain,
        others: series.filter((other) => other !== each),
        label: describePanel(each, name, metric, step),
        axisTitle: index % columns === 0 ? axisTitle(metric) : null,
      });
    return html`<div class="panel">
      <h3><span class="panel-name">${name}</span> ${latestText(each, step)}</h3>
      ${isSilent(each) ? html`<p class="panel-empty">${reasonOf(each, step)}</p>` : picture()}
    </div>`;
  };
  const template = `repeat(${columns}, minmax(0, ${panelWidth}px))`;
  return html`<figure class="trend">
    <div class="panels" style=${{ gridTemplateColumns: template, columnGap: `${GAP}px` }}>${series.map(panel)}</div>
    ${without.length === 0 ? null : html`<p class="caption">${METRICS[metric].needs.missing}: ${formatList(without.map(({ name }) => name))}.</p>`}
    ${notes === null ? null : html`<p class="caption">${notes}</p>`}
    ${numbersTable(points, { title: METRICS[metric].title, markets })}
  </figure>`;
}

/** From the least to the greatest end of an interval; counts and error rates from zero. */
function domainOf(points: readonly TrendPoint[], metric: MetricName): readonly [number, number] {
  const { unit, better } = METRICS[metric];
  const ends = points.flatMap(({ value, lower, upper }) => [value, lower, upper]).filter((end) => end !== null);
  const low = better === "higher" ? Math.min(...ends) : 0;
  const high = Math.max(...ends);
  const room = (high - low || 0.1) * 0.05;
  if (unit === "submissions") return [0, high || 1];
  const floor = unit === "share" ? 0 : -1;
  return [Math.max(floor, low - (low === 0 ? 0 : room)), Math.min(1, high + room)];
}

const isSilent = ({ points }: Series): boolean => points.every(({ value }) => value === null);

/** Why a series shows nothing: the reason of its latest period that has any labels. */
function reasonOf({ points }: Series, step: 1 | 7): string {
  const last = points.findLast(({ n }) => n > 0);
  return `No ${STEPS[step]} can be shown. The last: ${last?.absent?.text}${step === 1 ? " Weeks hold more." : ""}`;
}

/** The latest whole period, and the latest of these that has a figure: another one where there were too few labels since. */
function latestOf({ points }: Series): {
  readonly whole: SeriesPoint | undefined;
  readonly figure: SeriesPoint | undefined;
} {
  const whole = points.filter(({ partial }) => !partial);
  return { whole: whole.at(-1), figure: whole.findLast(({ value }) => value !== null) };
}

/** The figure of the latest whole period; of an earlier one with its date. Empty where the panel says why there is none. */
function latestText(series: Series, step: 1 | 7): HTMLElement | null {
  if (isSilent(series)) return null;
  const { whole, figure } = latestOf(series);
  if (figure?.value == null)
    return html`<span class="panel-date">${whole === undefined ? `no whole ${STEPS[step]}` : absentWord(whole.absent)}</span>`;
  const value = html`<span class="panel-latest">${formatValue(figure.value, METRICS[figure.metric].unit)}</span>`;
  if (figure === whole) return value;
  const date = `${step === 1 ? "on" : "week of"} ${formatDay(figure.period)}`;
  return html`<span>${value} <span class="panel-date">${date}</span></span>`;
}

const STEPS = { 1: "day", 7: "week" } as const;

function axisTitle(metric: MetricName): string {
  const { title, unit } = METRICS[metric];
  return unit === "share" ? `${title} (%)` : unit === "coefficient" ? `${title} (α)` : title;
}

function describePanel(series: Series, name: string, metric: MetricName, step: 1 | 7): string {
  const { title, unit } = METRICS[metric];
  const { figure } = latestOf(series);
  const found =
    figure?.value == null
      ? ""
      : ` Latest whole ${STEPS[step]} with a figure, from ${formatDay(figure.period)}: ${formatValue(figure.value, unit)}.`;
  return `${title} by ${STEPS[step]} in ${name}.${found} The numbers are in the table below.`;
}
