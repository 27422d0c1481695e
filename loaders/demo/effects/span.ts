import type { Calendar } from "../calendar.js";
import { MODELS } from "../setting.js";
import type { Effect, When } from "./schema.js";

/** The number of a day; may lie outside the demo. */
export function dayOf(when: When, calendar: Calendar): number {
  if ("share" in when) return calendar.mondayAt(when.share);
  if ("week" in when) return when.week * 7;
  return "day" in when ? when.day : calendar.dayOf(when.date);
}

/** First day an effect holds. */
export function startDay(effect: Effect, calendar: Calendar): number {
  if (effect.kind === "volume-link") return 0;
  if (effect.start) return dayOf(effect.start, calendar);
  return effect.kind === "model-regression" ? service(effect.modelVersion, calendar)[0] : 0;
}

/** The day after the last on which an effect holds; the number of days where it lasts. */
export function endDay(effect: Effect, calendar: Calendar): number {
  if (effect.kind === "calibration-session")
    return Math.min(calendar.days, startDay(effect, calendar) + 7 * effect.weeks);
  if (effect.kind === "outage") return Math.min(calendar.days, startDay(effect, calendar) + effect.days);
  if ("end" in effect && effect.end) return dayOf(effect.end, calendar);
  if (effect.kind === "model-regression") return service(effect.modelVersion, calendar)[1];
  return calendar.days;
}

/** How much of an effect holds, by day: from 0 to 1. */
export function doseOf(effect: Effect, calendar: Calendar): Float64Array {
  const [first, end] = [startDay(effect, calendar), endDay(effect, calendar)];
  const ramp = effect.kind === "annotator-drift" ? effect.rampWeeks * 7 : 0;
  return Float64Array.from({ length: calendar.days }, (_, day) => {
    if (day < first || day >= end) return 0;
    return ramp === 0 ? 1 : Math.min(1, (day - first + 1) / ramp);
  });
}

export const lagDays = (effect: Extract<Effect, { kind: "volume-link" }>): number =>
  "weeks" in effect.lag ? effect.lag.weeks * 7 : effect.lag.days;

/** From which day to before which a model version is in service. */
export function service(version: string, calendar: Calendar): readonly [from: number, before: number] {
  const place = MODELS.findIndex((model) => model.version === version);
  const next = MODELS[place + 1];
  return [calendar.mondayAt(MODELS[place]!.releasedAt), next ? calendar.mondayAt(next.releasedAt) : calendar.days];
}
