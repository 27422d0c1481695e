import * as Plot from "npm:@observablehq/plot";
import { formatInterval, formatNumberOf, formatValue } from "../lib/format.js";
import { METRICS, type MetricName } from "../lib/schema/metrics.js";
import { formatDay, formatDays } from "../lib/workbook/days.js";
import { noteOf } from "./numbers-table.js";
import type { Series, SeriesPoint } from "./trend-series.js";

export interface TrendPanelOptions {
  readonly metric: MetricName;
  readonly step: 1 | 7;
  readonly width: number;
  /** The other markets' series: drawn faint, for comparison. */
  readonly others: readonly Series[];
  /** Common to all panels of a chart. */
  readonly domain: readonly [number, number];
  /** Read out in place of the picture. */
  readonly label: string;
  readonly axisTitle: string | null;
}

type Panel = (HTMLElement | SVGSVGElement) & Plot.Plot;

/**
 * One market's course: a line with its 95 % band, or columns for counts. A period without
 * a figure is a gap with a cross at the foot; a period that is not whole is drawn hollow.
 */
export function trendPanel({ points }: Series, options: TrendPanelOptions): Panel {
  const { metric, width, domain, label, axisTitle } = options;
  const { unit } = METRICS[metric];
  const percent = unit === "share";
  const ticks = startTicks(points, Math.floor(width / 42));
  const panel = Plot.plot({
    width,
    height: 176,
    marginTop: 24,
    marginLeft: 44,
    marginRight: 12,
    marginBottom: 34,
    style: { fontFamily: "inherit", fontSize: "11px" },
    x: {
      type: "utc",
      label: null,
      domain: [points[0]?.start, points[points.length - 1]?.end],
      ticks,
      tickFormat: (_: Date, index: number) => tickText(ticks, index),
    },
    y: {
      label: axisTitle,
      domain: percent ? domain.map((end) => end * 100) : domain,
      percent,
      grid: true,
      ticks: 4,
      tickSize: 0,
      labelArrow: "none",
      tickFormat: valueTick(unit),
    },
    marks: [
      ...(unit === "submissions" ? columns(points) : course(points, options)),
      gaps(points, options),
      ...pointer(points, options),
    ],
  }) as Panel;
  // Inside a picture nothing is announced by itself, and a nameless group may not have a label.
  for (const part of panel.querySelectorAll("[aria-label]")) {
    part.setAttribute("data-mark", part.getAttribute("aria-label") ?? "");
    part.removeAttribute("aria-label");
  }
  panel.setAttribute("role", "img");
  panel.setAttribute("aria-label", label);
  return panel;
}

const valueTick = (unit: string) => (tick: number) =>
  unit === "submissions" ? compact.format(tick) : `${+tick.toFixed(2)}${unit === "share" ? "%" : ""}`.replace("-", "−");

const compact = new Intl.NumberFormat("en", { notation: "compact" });

/** Starts of periods, thinned to at most so many. */
function startTicks(points: readonly SeriesPoint[], most: number): Date[] {
  const every = Math.ceil(points.length / Math.max(1, most));
  return points.filter((_, index) => index % every === 0).map(({ start }) => start);
}

/** `5`, and below it the month where it changes, or the year where that does. */
function tickText(ticks: readonly Date[], index: number): string {
  const [tick, before] = [ticks[index] as Date, ticks[index - 1]];
  const [date, month, year] = formatDay(tick.toISOString().slice(0, 10)).split(" ");
  if (before !== undefined && before.getUTCFullYear() !== tick.getUTCFullYear()) return `${date} ${month}\n${year}`;
  return before?.getUTCMonth() === tick.getUTCMonth() ? `${date}` : `${date}\n${month}`;
}

function columns(points: readonly SeriesPoint[]): Plot.Markish[] {
  const shape = { x1: "start", x2: "end", y: "value", insetLeft: 0.5, insetRight: 0.5 } as const;
  return [
    Plot.rectY(counted(whole(points)), { ...shape, fill: "var(--series)" }),
    Plot.rectY(counted(partial(points)), {
      ...shape,
      fill: "var(--series-soft)",
      stroke: "var(--series)",
      strokeDasharray: "2 2",
    }),
    Plot.ruleY([0]),
  ];
}

function course(points: readonly SeriesPoint[], { others, step }: TrendPanelOptions): Plot.Markish[] {
  const at = { x: "middle", y: "value" } as const;
  const radius = step === 7 || points.length < 40 ? 2.5 : 1.5;
  return [
    Plot.line(
      others.flatMap((series) => series.points),
      { ...at, z: "market", stroke: "var(--series-other)", strokeWidth: 1 },
    ),
    Plot.areaY(points, { x: "middle", y1: "lower", y2: "upper", fill: "var(--series)", fillOpacity: 0.16 }),
    Plot.ruleX(points.filter(alone), {
      x: "middle",
      y1: "lower",
      y2: "upper",
      stroke: "var(--series)",
      strokeOpacity: 0.5,
    }),
    Plot.line(points, {
      x: "middle",
      y: (point: SeriesPoint) => (point.partial ? null : point.value),
      stroke: "var(--series)",
      strokeWidth: 1.75,
    }),
    Plot.link(segmentsToPartial(points), {
      x1: ([from]) => from.middle,
      y1: ([from]) => from.value,
      x2: ([, to]) => to.middle,
      y2: ([, to]) => to.value,
      stroke: "var(--series)",
      strokeWidth: 1.5,
      strokeDasharray: "2 3",
    }),
    Plot.dot(whole(points), { ...at, r: radius, fill: "var(--series)" }),
    Plot.dot(partial(points), { ...at, r: radius + 0.5, fill: "var(--theme-background)", stroke: "var(--series)" }),
  ];
}

/** A cross at the foot of every period without a figure. */
const gaps = (points: readonly SeriesPoint[], { domain }: TrendPanelOptions): Plot.Markish =>
  Plot.dot(
    points.filter(({ value }) => value === null),
    { x: "middle", y: () => domain[0], symbol: "times", r: 2.5, stroke: "var(--ink-faint)", dy: -5 },
  );

/** A figure whose neighbours have none: the band cannot show its interval. */
const alone = ({ value }: SeriesPoint, index: number, points: readonly SeriesPoint[]): boolean =>
  value !== null && (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;

/** Those with a figure: an interval of time without one would be drawn as a column of none. */
const counted = (points: readonly SeriesPoint[]): SeriesPoint[] => points.filter(({ value }) => value !== null);
const whole = (points: readonly SeriesPoint[]): SeriesPoint[] => points.filter((point) => !point.partial);
const partial = (points: readonly SeriesPoint[]): SeriesPoint[] => points.filter((point) => point.partial);

function segmentsToPartial(points: readonly SeriesPoint[]): (readonly [SeriesPoint, SeriesPoint])[] {
  return points
    .slice(1)
    .map((point, index) => [points[index] as SeriesPoint, point] as const)
    .filter(([from, to]) => (from.partial || to.partial) && from.value !== null && to.value !== null);
}

/** What follows the pointer, drawn anew at each move; the table of numbers says the same to those without one. */
function pointer(points: readonly SeriesPoint[], { domain, step }: TrendPanelOptions): Plot.Markish[] {
  const at = { x: "middle", y: ({ value }: SeriesPoint) => value ?? domain[0], ariaHidden: "true" } as const;
  const title = (point: SeriesPoint) => describe(point, step);
  return [
    Plot.ruleX(
      points,
      Plot.pointerX({ x: "middle", stroke: "var(--ink-faint)", strokeWidth: 0.75, ariaHidden: "true" }),
    ),
    Plot.tip(points, Plot.pointerX({ ...at, title, fontSize: 12, lineHeight: 1.35, stroke: "var(--rule-strong)" })),
  ];
}

/** What a tooltip says of a point, line by line. */
export function describe(point: SeriesPoint, step: 1 | 7): string {
  const { metric, period, value, lower, upper, n, annotators, end } = point;
  const { unit, title } = METRICS[metric];
  const last = new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10);
  const labels = metric === "volume" || value === null ? "" : `n = ${formatNumberOf(n, "label")}`;
  const people = annotators === null || labels === "" ? "" : `, ${formatNumberOf(annotators, "annotator")}`;
  const lines = [
    step === 1 ? formatDay(period) : formatDays([period, last]),
    value === null ? title : `${title} ${formatValue(value, unit)}`,
    lower === null || upper === null ? "" : `95% interval ${formatInterval(lower, upper, unit)}`,
    labels + people,
    noteOf(point),
  ];
  return lines.filter((line) => line !== "").join("\n");
}
