import type { Calendar } from "./calendar.js";

/** Whose label, on what, when: what an effect may depend on. All of it is known before labelling. */
export interface Situation {
  readonly kind: "human" | "model";
  readonly market: string;
  readonly team: string | null;
  /** Policy the item was queued under. */
  readonly policy: string;
  readonly day: number;
}

/** A planted change of the probability that a label is right. A field left out means: any. */
export interface Effect {
  readonly title: string;
  /** Percentage points. */
  readonly points: number;
  /** What auditors write as the reason of the errors it brings. */
  readonly reason: string;
  readonly kind?: "human" | "model";
  readonly market?: string;
  readonly team?: string;
  readonly policy?: string;
  /** First day it holds. */
  readonly fromDay?: number;
}

/** What the demo has to tell; everything else in it is chance, skill and learning. */
export function demoEffects(calendar: Calendar): readonly Effect[] {
  return [
    {
      title: "The new policy version is misapplied in Thailand",
      points: -12,
      reason: "outdated guideline",
      market: "TH",
      fromDay: calendar.changeDay,
    },
    {
      title: "Selat Jakarta is weak on gambling",
      points: -15,
      reason: "missed context",
      kind: "human",
      team: "Selat Jakarta",
      policy: "gambling",
    },
    {
      title: "The harassment policy is unclear to all",
      points: -10,
      reason: "policy unclear",
      kind: "human",
      policy: "harassment",
    },
  ];
}

/** The effects that hold in a situation. */
export function effectsIn(effects: readonly Effect[], situation: Situation): readonly Effect[] {
  return effects.filter(
    (effect) =>
      (effect.kind === undefined || effect.kind === situation.kind) &&
      (effect.market === undefined || effect.market === situation.market) &&
      (effect.team === undefined || effect.team === situation.team) &&
      (effect.policy === undefined || effect.policy === situation.policy) &&
      (effect.fromDay === undefined || situation.day >= effect.fromDay),
  );
}

/**
 * The probability of a right label: log odds for the ordinary case, then the planted points.
 * Points are added on the scale of shares, so an effect is as large as it says whatever the skill.
 */
export function probabilityRight(logOdds: number, effects: readonly Effect[]): number {
  const points = effects.reduce((sum, effect) => sum + effect.points, 0);
  return Math.min(1, Math.max(0, 1 / (1 + Math.exp(-logOdds)) + points / 100));
}
