import { WEEK } from "../calendar.js";
import type { Item } from "../canonical.js";
import type { Annotator } from "../people.js";
import type { World } from "../world.js";
import type { RightEffect } from "./right-effect.js";
import { shareRight } from "./share-right.js";
import { doseOf } from "./span.js";

/** What an effect came to among the cases simulated: expectations, label by label, not what chance then made of them. */
export interface EffectTally {
  /** Labels it touched (of `suspect-gold`: gold labels in its scope), and random audits of them. */
  labels: number;
  audits: number;
  /** Sum of the changes of the probability of a right label against the same world without it. */
  change: number;
  /** Sums of dose × change and of dose², whose ratio is the change at full dose. */
  dosedChange: number;
  dosed: number;
  /** Gold labels that are wrong. */
  wrong: number;
  /** Of a mix shift: labels and their expected right ones, by where items were taken from and brought to. */
  readonly mix: { from: MixPart; to: MixPart };
}

interface MixPart {
  labels: number;
  right: number;
}

/** Takes down what planted effects come to while cases are made. */
export interface Tally {
  readonly effects: readonly EffectTally[];
  labelled(item: Item, untouched: number, probability: number, effects: readonly RightEffect[]): void;
  audited(item: Item, effects: readonly RightEffect[]): void;
  learned(annotator: Annotator, labeledAt: number, change: number): void;
  agreed(effect: number, wrong: boolean): void;
}

/** Newcomers' labels count towards a faster ramp-up for so long. */
export const RAMP_WEEKS = 8;

export function createTally(world: World): Tally {
  const tallies = world.effects.map(
    (): EffectTally => ({
      labels: 0,
      audits: 0,
      change: 0,
      dosedChange: 0,
      dosed: 0,
      wrong: 0,
      mix: { from: { labels: 0, right: 0 }, to: { labels: 0, right: 0 } },
    }),
  );
  const ramps = world.effects.flatMap((effect, index) => (effect.kind === "faster-ramp" ? [{ ...effect, index }] : []));
  const shifts = world.effects.flatMap((effect, index) =>
    effect.kind === "mix-shift" ? [{ ...effect, index, dose: doseOf(effect, world.calendar) }] : [],
  );

  return {
    effects: tallies,
    labelled(item, untouched, probability, effects) {
      for (const effect of effects) {
        const dose = effect.dose[item.day]!;
        if (dose === 0) continue;
        const change = probability - shareRight(untouched, effects, item.day, effect);
        const tally = tallies[effect.index]!;
        tally.labels += 1;
        tally.change += change;
        tally.dosedChange += dose * change;
        tally.dosed += dose * dose;
      }
      for (const { index, market, dimension, from, to, dose } of shifts) {
        if (item.market !== market || dose[item.day] === 0) continue;
        const tally = tallies[index]!;
        tally.labels += 1;
        const part = item[dimension] === from ? tally.mix.from : item[dimension] === to ? tally.mix.to : null;
        if (part) {
          part.labels += 1;
          part.right += probability;
        }
      }
    },
    audited(item, effects) {
      for (const { index, dose } of effects) if (dose[item.day] !== 0) tallies[index]!.audits += 1;
      for (const { index, market, dose } of shifts) {
        if (item.market === market && dose[item.day] !== 0) tallies[index]!.audits += 1;
      }
    },
    learned(annotator, labeledAt, change) {
      if (labeledAt - annotator.startedAt >= RAMP_WEEKS * WEEK) return;
      for (const { index, team } of ramps) {
        if (team !== annotator.team) continue;
        tallies[index]!.labels += 1;
        tallies[index]!.change += change;
      }
    },
    agreed(effect, wrong) {
      tallies[effect]!.labels += 1;
      if (wrong) tallies[effect]!.wrong += 1;
    },
  };
}
