import { ascending } from "d3-array";
import { requireCount, requireSameLength } from "./checks.js";

/** How many units had the event, and how many were last seen without it, at each time. */
export interface SurvivalCounts {
  /** Distinct, ascending, ≥ 0. */
  readonly times: readonly number[];
  readonly events: readonly number[];
  readonly censored: readonly number[];
}

/**
 * Counts rows.
 *
 * @param times time to the event, or to when last seen; null = missing, the unit is left out
 * @param events whether the event came at that time (1, true) or not yet (0, false); null = missing, the unit is left out
 * @returns times ascending, in the unit given, with events and censorings at each; empty without units
 * @throws RangeError for unequal lengths and times that are negative or not finite
 * @see {@link kaplanMeier}
 */
export function survivalCounts(
  times: readonly (number | null)[],
  events: readonly (number | boolean | null)[],
): SurvivalCounts {
  requireSameLength(times, "times", events, "events");
  const at = new Map<number, { events: number; censored: number }>();
  for (const [i, time] of times.entries()) {
    const event = events[i]!;
    if (time === null || event === null) continue;
    const here = at.get(time) ?? { events: 0, censored: 0 };
    if (Number(event) === 1) here.events++;
    else if (Number(event) === 0) here.censored++;
    else throw new RangeError(`events must be 0 or 1, true or false, or null, not ${event}.`);
    at.set(time, here);
  }
  const distinct = [...at.keys()].sort(ascending);
  const counts = {
    times: distinct,
    events: distinct.map((time) => at.get(time)!.events),
    censored: distinct.map((time) => at.get(time)!.censored),
  };
  requireSurvivalCounts(counts);
  return counts;
}

/** Throws a RangeError unless times ascend from 0 and each has its counts. */
export function requireSurvivalCounts({ times, events, censored }: SurvivalCounts): void {
  requireSameLength(times, "times", events, "events");
  requireSameLength(times, "times", censored, "censored");
  for (const [i, time] of times.entries())
    if (!Number.isFinite(time) || time < 0 || (i > 0 && !(time > times[i - 1]!)))
      throw new RangeError(`times must be finite, at least 0, distinct and ascending, not ${times.join(", ")}.`);
  for (const count of events) requireCount(count, "a count of events");
  for (const count of censored) requireCount(count, "a count of censored");
}
