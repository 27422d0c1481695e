/** The last local day of every demo, a Sunday. Fixed, so that a demo is the same whenever it is made. */
export const LAST_DAY = "2026-11-15";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** What a policy version is called: the first is in force when the demo begins. */
export const policyVersionName = (index: number): string => `2026.${index + 2}`;

/** The days a demo covers: whole weeks, Monday to Sunday, numbered from 0. */
export interface Calendar {
  readonly weeks: number;
  readonly days: number;
  /** Midnight that begins a day (0 … days) as milliseconds since 1970, for a zone so many hours ahead of UTC. */
  midnight(day: number, utcOffset: number): number;
  /** The Monday nearest to a share (0–1) of the time. */
  mondayAt(share: number): number;
  /** The number of a day written as `2026-11-15`; outside 0 … days − 1 where the demo does not cover it. */
  dayOf(date: string): number;
  /** A day as `2026-11-15`. */
  date(day: number): string;
}

/** The calendar of a number of weeks up to `LAST_DAY`. */
export function createCalendar(weeks: number): Calendar {
  const days = weeks * 7;
  const first = Date.parse(`${LAST_DAY}T00:00:00Z`) - (days - 1) * DAY;
  return {
    weeks,
    days,
    midnight: (day, utcOffset) => first + day * DAY - utcOffset * HOUR,
    mondayAt: (share) => Math.round(weeks * share) * 7,
    dayOf: (date) => Math.round((Date.parse(`${date}T00:00:00Z`) - first) / DAY),
    date: (day) => isoTime(first + day * DAY).slice(0, 10),
  };
}

const digits = (count: number, width: number): readonly string[] =>
  Array.from({ length: count }, (_, value) => String(value).padStart(width, "0"));
const TWO = digits(60, 2);
const THREE = digits(1000, 3);
const dayTexts = new Map<number, string>();

/** `2026-11-15T09:30:00.000Z`, of whole milliseconds. Written millions of times, so a day is only spelt out once. */
export function isoTime(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY);
  const within = milliseconds - day * DAY;
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 11);
    dayTexts.set(day, text);
  }
  const seconds = Math.floor(within / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${TWO[Math.floor(minutes / 60)]}:${TWO[minutes % 60]}:${TWO[seconds % 60]}`;
  return `${text}${clock}.${THREE[within % 1000]}Z`;
}
