/** The last local day of every demo, a Sunday. Fixed, so that a demo is the same whenever it is made. */
export const LAST_DAY = "2026-11-15";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** Policy versions before and after the change half-way. */
export const POLICY_VERSIONS = ["2026.2", "2026.3"] as const;

/** The days a demo covers: whole weeks, Monday to Sunday, numbered from 0. */
export interface Calendar {
  readonly weeks: number;
  readonly days: number;
  /** The Monday half-way on which the new policy version comes into force. */
  readonly changeDay: number;
  /** Midnight that begins a day (0 … days) as milliseconds since 1970, for a zone so many hours ahead of UTC. */
  midnight(day: number, utcOffset: number): number;
  /** The policy version in force on a day. */
  policyVersion(day: number): string;
  /** The Monday nearest to a share (0–1) of the time. */
  mondayAt(share: number): number;
}

/** The calendar of a number of weeks up to `LAST_DAY`. */
export function createCalendar(weeks: number): Calendar {
  const days = weeks * 7;
  const mondayAt = (share: number) => Math.round(weeks * share) * 7;
  const changeDay = mondayAt(0.5);
  const first = Date.parse(`${LAST_DAY}T00:00:00Z`) - (days - 1) * DAY;
  return {
    weeks,
    days,
    changeDay,
    midnight: (day, utcOffset) => first + day * DAY - utcOffset * HOUR,
    policyVersion: (day) => POLICY_VERSIONS[day < changeDay ? 0 : 1],
    mondayAt,
  };
}

/** `2026-11-15T09:30:00.000Z` */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
