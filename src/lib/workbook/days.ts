/** Local days as `YYYY-MM-DD` text: no time zone can move them, and they sort as text. */

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** First and last local day, included. */
export type Days = readonly [first: string, last: string];

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const found = new Date(Date.UTC(year, month - 1, date));
  return year >= 1000 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date;
}

export const addDays = (day: string, days: number): string => text(time(day) + days * DAY);

/** Days from the first to the last, both included. */
export const countDays = ([first, last]: Days): number => Math.round((time(last) - time(first)) / DAY) + 1;

/** The Monday of a day's week. */
export const monday = (day: string): string => addDays(day, -((new Date(time(day)).getUTCDay() + 6) % 7));

/** The Sunday of a day's week. */
export const sunday = (day: string): string => addDays(monday(day), 6);

/** `1 Sep 2026` */
export function formatDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** `1 Sep 2026`, `1 Sep – 30 Sep 2026`, `31 Dec 2025 – 6 Jan 2026`. */
export function formatDays([first, last]: Days): string {
  if (first === last) return formatDay(first);
  const start = formatDay(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? start.slice(0, -5) : start} – ${formatDay(last)}`;
}
