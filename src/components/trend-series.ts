import { addDays } from "../lib/workbook/days.js";
import type { TrendPoint } from "../lib/workbook/results.js";

/** A point placed on the axis of time. */
export interface SeriesPoint extends TrendPoint {
  /** Start, middle and end of the period. */
  readonly start: Date;
  readonly middle: Date;
  readonly end: Date;
}

export interface Series {
  readonly market: string;
  /** Every period from the first to the last of the chart; those without data have no value. */
  readonly points: readonly SeriesPoint[];
}

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The starts of all periods of `step` days from the earliest to the latest of these points. */
export function periodsOf(points: readonly TrendPoint[], step: 1 | 7): string[] {
  const known = points.map(({ period }) => period).sort();
  const last = known[known.length - 1] ?? "";
  const periods: string[] = [];
  for (let period = known[0] ?? ""; period !== "" && period <= last; period = addDays(period, step))
    periods.push(period);
  return periods;
}

/** One series per market, in the order given, each over all the periods: without data there is a gap. */
export function trendSeries(
  points: readonly TrendPoint[],
  markets: readonly string[],
  periods: readonly string[],
  step: 1 | 7,
): Series[] {
  const metric = points[0]?.metric;
  if (metric === undefined) return [];
  // A period is whole or not for all markets alike, also for those without a row in it.
  const cut = new Set(points.filter(({ partial }) => partial).map(({ period }) => period));
  return markets.map((market) => {
    const found = new Map(points.filter((point) => point.market === market).map((point) => [point.period, point]));
    const at = (period: string) =>
      placed(found.get(period) ?? { ...NOTHING, metric, market, period, partial: cut.has(period) }, step);
    return { market, points: periods.map(at) };
  });
}

const NOTHING = {
  value: null,
  lower: null,
  upper: null,
  n: 0,
  annotators: null,
  absent: { code: "no-data", text: "No data." },
} as const;

function placed(point: TrendPoint, step: number): SeriesPoint {
  const start = time(point.period);
  const end = time(addDays(point.period, step));
  return { ...point, start: new Date(start), middle: new Date((start + end) / 2), end: new Date(end) };
}
