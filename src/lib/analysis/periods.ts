import { max, min } from "d3-array";
import { addDays, countDays, type Days, formatDay, formatDays, monday, sunday } from "../workbook/days.js";
import type { Absent } from "../workbook/results.js";

/** Two equally long periods, one right after the other. */
export interface Periods {
  readonly previous: Days;
  readonly current: Days;
}

/** What is known of time: first and last day with data, and the moment the snapshot knows up to. */
export interface Calendar {
  readonly days: Days | null;
  readonly asOf: string | null;
}

const WEEKS = 4;

/** Why there is no change where nothing is dated. */
export const NO_TIME: Absent = { code: "not-available", text: "No change: rows carry no time." };

/** The last day that is over: the last with data, unless the snapshot's moment falls within it. */
export function lastWholeDay({ days, asOf }: { readonly days: Days; readonly asOf: string | null }): string {
  const [, last] = days;
  return asOf !== null && asOf.slice(0, 10) <= last ? addDays(last, -1) : last;
}

/**
 * What a change compares: the days asked for against as many before; without any, the last four whole
 * weeks against the four before. Periods are given even where the data do not cover them, and `absent` then says so.
 */
export function comparedPeriods(
  chosen: Days | null,
  { days, asOf }: Calendar,
): { readonly periods: Periods | null; readonly absent: Absent | null } {
  if (days === null) return { periods: null, absent: NO_TIME };
  const periods = chosen === null ? lastWeeks(lastWholeDay({ days, asOf })) : before(...chosen);
  const { previous } = periods;
  if (previous[0] >= days[0]) return { periods, absent: null };
  const text = `No change: the period before, ${formatDays(previous)}, begins before the data, ${formatDay(days[0])}.`;
  return { periods, absent: { code: "no-data", text } };
}

function lastWeeks(lastDay: string): Periods {
  const weekEnd = sunday(lastDay) === lastDay ? lastDay : addDays(sunday(lastDay), -7);
  return before(addDays(weekEnd, 1 - 7 * WEEKS), weekEnd);
}

function before(first: string, last: string): Periods {
  const length = countDays([first, last]);
  return { previous: [addDays(first, -length), addDays(first, -1)], current: [first, last] };
}

/** A day or week of a chart, by its first day. */
export type Grain = "day" | "week";

/** The days of a period. */
export const daysOf = (period: string, grain: Grain): Days => [period, grain === "day" ? period : addDays(period, 6)];

/** Whether a period lies within what is known of it. */
export function isWhole(period: string, grain: Grain, known: Days): boolean {
  const [first, last] = daysOf(period, grain);
  return first >= known[0] && last <= known[1];
}

/** The days both have; null where there are none. */
export function shared(a: Days, b: Days): Days | null {
  const first = max([a[0], b[0]]) as string;
  const last = min([a[1], b[1]]) as string;
  return first <= last ? [first, last] : null;
}

/** First days of all periods that touch these days. */
export function periodsOf(days: Days, grain: Grain): string[] {
  const periods: string[] = [];
  const step = grain === "day" ? 1 : 7;
  for (let period = grain === "day" ? days[0] : monday(days[0]); period <= days[1]; period = addDays(period, step)) {
    periods.push(period);
  }
  return periods;
}
