import { type Calendar, createCalendar, policyVersionName } from "./calendar.js";
import { type Plan, planEffects } from "./effects/plan.js";
import type { Effect } from "./effects/schema.js";
import { type Annotator, createAnnotators } from "./people.js";
import { MARKETS } from "./setting.js";

/** What a simulation starts from. The same world gives the same cases. */
export interface World {
  readonly seed: number;
  readonly calendar: Calendar;
  /** When the exports are taken: what would happen later has not happened. */
  readonly end: number;
  /** Submissions aimed at; chance and what is planted move the number made by some per cent. */
  readonly submissions: number;
  readonly annotators: readonly Annotator[];
  readonly effects: readonly Effect[];
  readonly plan: Plan;
}

export interface WorldOptions {
  readonly submissions: number;
  readonly seed: number;
  readonly weeks: number;
  /** What to plant; with none, nothing goes beyond the random spread of the setting. */
  readonly effects: readonly Effect[];
}

/** @throws Failure naming the effects that do not fit the demo. */
export function createWorld({ submissions, seed, weeks, effects }: WorldOptions): World {
  const calendar = createCalendar(weeks);
  const annotators = createAnnotators(seed, calendar);
  return {
    seed,
    calendar,
    end: Math.min(...MARKETS.map(({ utcOffset }) => calendar.midnight(calendar.days, utcOffset))),
    submissions,
    annotators,
    effects,
    plan: planEffects(effects, seed, calendar, annotators),
  };
}

/** The policy version in force in a market on a day. */
export const policyVersionOn = (world: World, market: string, day: number): string =>
  policyVersionName(world.plan.policyChanges(market).filter((change) => day >= change).length);
