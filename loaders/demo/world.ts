import { type Calendar, createCalendar } from "./calendar.js";
import { demoEffects, type Effect } from "./effects.js";
import { type Annotator, createAnnotators } from "./people.js";
import { MARKETS } from "./setting.js";

/** What a simulation starts from. The same world gives the same cases. */
export interface World {
  readonly seed: number;
  readonly calendar: Calendar;
  /** When the exports are taken: what would happen later has not happened. */
  readonly end: number;
  /** Submissions aimed at; chance moves the number made by a per cent or so. */
  readonly submissions: number;
  readonly annotators: readonly Annotator[];
  readonly effects: readonly Effect[];
}

export interface WorldOptions {
  readonly submissions: number;
  readonly seed: number;
  readonly weeks: number;
  /** Default: what the demo has to tell. */
  readonly effects?: readonly Effect[];
}

export function createWorld({ submissions, seed, weeks, effects }: WorldOptions): World {
  const calendar = createCalendar(weeks);
  return {
    seed,
    calendar,
    end: Math.min(...MARKETS.map(({ utcOffset }) => calendar.midnight(calendar.days, utcOffset))),
    submissions,
    annotators: createAnnotators(seed, calendar),
    effects: effects ?? demoEffects(calendar),
  };
}
