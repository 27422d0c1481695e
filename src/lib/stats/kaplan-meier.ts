import { sum } from "d3-array";
import { requireSurvivalCounts, type SurvivalCounts } from "./survival-counts.js";
import { twoSidedZ } from "./two-sided-z.js";

/** The curve from one time on. */
export interface SurvivalStep {
  readonly time: number;
  /** Units not yet gone just before. */
  readonly atRisk: number;
  readonly events: number;
  /** The share without the event after this time, 0..1. */
  readonly survival: number;
  /** Greenwood's, of the share; null where that is 0. */
  readonly standardError: number | null;
  /** Of the log(−log) interval, in 0..1; null where the share is 0 or 1. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface KaplanMeier {
  /** One step per time of an event or a censoring; none without units. */
  readonly steps: readonly SurvivalStep[];
  /** First time after which at most half are without the event, the mean of both ends of a stretch at exactly half; null if not reached. */
  readonly median: number | null;
}

/** Shares closer to a half than this are a half. */
const ROUNDING = 1e-9;

/**
 * The share of units that the event has not come to by a time, when some were last seen before it (Kaplan & Meier):
 *
 *     S(t) = Π (1 − d/n),  se = S √(Σ d / (n(n − d))),  limits S^exp(±z se / (S ln S))
 *
 * over times up to t, d events among n units at risk; who is last seen at the time of an event is at risk of it.
 *
 * @param counts events and censorings by time; rows go through `survivalCounts`
 * @param confidence between 0 and 1, of each step by itself
 * @returns one step per time at which a unit had the event or was last seen, S in 0..1 and never rising, limits in 0..1 and null where
 *   S is 0 or 1; no steps without units
 * @throws RangeError for times that do not ascend and what is no count
 * @see Kaplan & Meier (1958); Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, 2nd ed., ch. 1
 */
export function kaplanMeier(counts: SurvivalCounts, confidence = 0.95): KaplanMeier {
  const z = twoSidedZ(confidence);
  requireSurvivalCounts(counts);
  let atRisk = sum(counts.events) + sum(counts.censored);
  let survival = 1;
  let greenwood = 0;
  const steps: SurvivalStep[] = [];
  for (const [i, time] of counts.times.entries()) {
    const events = counts.events[i]!;
    const gone = events + counts.censored[i]!;
    if (gone === 0) continue;
    survival *= (atRisk - events) / atRisk;
    if (survival > 0) greenwood += events / (atRisk * (atRisk - events));
    const se = Math.sqrt(greenwood);
    const limit = (sign: number): number | null =>
      survival === 0 || survival === 1 ? null : survival ** Math.exp((sign * z * se) / Math.log(survival));
    steps.push({
      ...{ time, atRisk, events, survival, standardError: survival === 0 ? null : survival * se },
      ...{ lower: limit(-1), upper: limit(1) },
    });
    atRisk -= gone;
  }
  return { steps, median: median(steps) };
}

function median(steps: readonly SurvivalStep[]): number | null {
  const first = steps.find(({ survival }) => survival <= 0.5 + ROUNDING);
  if (first === undefined) return null;
  const next = steps.find(({ survival }) => survival < first.survival);
  return first.survival >= 0.5 - ROUNDING && next !== undefined ? (first.time + next.time) / 2 : first.time;
}
