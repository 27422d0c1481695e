import { Failure } from "../../failure.js";
import type { Calendar } from "../calendar.js";
import type { Item } from "../canonical.js";
import type { Annotator } from "../people.js";
import { CALIBRATIONS, findMarket, MARKETS, POLICY_CHANGE_AT } from "../setting.js";
import { contradictions } from "./contradictions.js";
import { meanMix } from "./mix.js";
import { type RightEffect, rightEffect, rightEffectsOf } from "./right-effect.js";
import type { Effect } from "./schema.js";
import { inPlace, scopeOf } from "./scope.js";
import { doseOf, startDay } from "./span.js";
import { waves } from "./waves.js";

/** Items of a market that move from one queue or policy to another. */
export interface Move {
  readonly index: number;
  readonly dimension: "queue" | "policy";
  readonly from: string;
  readonly to: string;
  /** Share of the items of `from` that move at a dose of 1. */
  readonly share: number;
  readonly dose: Float64Array;
}

export interface Session {
  readonly market: string;
  readonly policy: string;
  readonly day: number;
}

/** What the effects mean to each part of the simulation. */
export interface Plan {
  /** The effects that may bear on a label, its day aside. `by`: the annotator, or the version of a model. */
  right(item: Item, by: Annotator | string): readonly RightEffect[];
  /** Volume relative to what it would be. */
  volume(market: string, day: number): number;
  moves(market: string): readonly Move[];
  /** How many times faster than usual somebody learns. */
  timesFaster(annotator: Annotator): number;
  /** The gold effects whose scope an item is in. */
  gold(item: Item): readonly { readonly index: number; readonly share: number }[];
  readonly sessions: readonly Session[];
  /** The days on which new policy versions come into force in a market, in order. */
  policyChanges(market: string): readonly number[];
}

const NONE: readonly never[] = [];

/**
 * Plans effects for a seed, a time and people.
 * @throws Failure naming the effects that do not fit the demo, and what would.
 */
export function planEffects(
  effects: readonly Effect[],
  seed: number,
  calendar: Calendar,
  annotators: readonly Annotator[],
): Plan {
  const problems = effects.flatMap((effect, index) =>
    [...contradictions(effect, calendar)].map((problem) => `  effects.${index} (${effect.kind}): ${problem}`),
  );
  if (problems.length > 0) throw new Failure(`These effects do not fit the demo:\n${problems.join("\n")}`);

  const right = effects.flatMap((effect, index) => rightEffect(effect, index, seed, calendar, annotators) ?? []);
  const scopes = effects.map((effect) => scopeOf(effect, annotators));
  const volumes = new Map(MARKETS.map(({ code }) => [code, volumeOf(code)]));
  const moves = new Map(
    MARKETS.map(({ code }) => [code, effects.flatMap((effect, index) => move(effect, index, code) ?? [])]),
  );
  const golds = effects.flatMap((effect, index) =>
    effect.kind === "suspect-gold"
      ? [{ index, share: effect.share, scope: scopes[index]!, dose: doseOf(effect, calendar) }]
      : [],
  );
  const ramps = effects.filter((effect) => effect.kind === "faster-ramp");

  function volumeOf(market: string): Float64Array {
    const factors = new Float64Array(calendar.days).fill(1);
    for (const effect of effects) {
      if (effect.kind === "volume-link" && effect.market === market) {
        const { volume } = waves(effect, seed, calendar);
        for (let day = 0; day < calendar.days; day += 1) factors[day]! *= volume[day]!;
      } else if (effect.kind === "outage" && effect.market === market) {
        const first = startDay(effect, calendar);
        factors.forEach((_, day) => {
          if (day >= first && day < first + effect.days) factors[day]! *= effect.left;
        });
      }
    }
    return factors;
  }

  function move(effect: Effect, index: number, market: string): Move | null {
    if (effect.kind !== "mix-shift" || effect.market !== market) return null;
    const share = effect.points / 100 / meanMix(market, effect.dimension, effect.from);
    const { dimension, from, to } = effect;
    return { index, dimension, from, to, share, dose: doseOf(effect, calendar) };
  }

  return {
    right: rightEffectsOf(right, scopes),
    volume: (market, day) => volumes.get(market)![day]!,
    moves: (market) => moves.get(market)!,
    timesFaster: (annotator) =>
      ramps
        .filter(
          (effect) =>
            effect.team === annotator.team &&
            annotator.startedAt >=
              calendar.midnight(startDay(effect, calendar), findMarket(annotator.market).utcOffset),
        )
        .reduce((factor, effect) => factor * effect.timesFaster, 1),
    gold: (item) =>
      golds.length === 0 ? NONE : golds.filter(({ scope, dose }) => dose[item.day]! > 0 && inPlace(item, scope)),
    sessions: [
      ...CALIBRATIONS.map(({ market, policy, heldAt }) => ({ market, policy, day: calendar.mondayAt(heldAt) })),
      ...effects
        .filter((effect) => effect.kind === "calibration-session")
        .map((effect) => ({ market: effect.market, policy: effect.policy, day: startDay(effect, calendar) })),
    ],
    policyChanges(market) {
      const days = effects
        .filter((effect) => effect.kind === "market-drop" && effect.market === market)
        .map((effect) => startDay(effect, calendar));
      return days.length === 0 ? [calendar.mondayAt(POLICY_CHANGE_AT)] : [...new Set(days)].sort((a, b) => a - b);
    },
  };
}
