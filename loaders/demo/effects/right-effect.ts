import type { Calendar } from "../calendar.js";
import type { Item } from "../canonical.js";
import type { Annotator } from "../people.js";
import { errorShareOfPeople } from "./error-share.js";
import type { Effect } from "./schema.js";
import { inPlace, type Scope } from "./scope.js";
import { doseOf, endDay, startDay } from "./span.js";
import { waves } from "./waves.js";

/** A change of how often labels are right. */
export interface RightEffect {
  /** Place in the list of effects. */
  readonly index: number;
  /** Share of right labels added at a dose of 1; below 0 where it makes labels worse. */
  readonly change: number;
  /** By local day of the item; 0 where it does not hold. */
  readonly dose: Float64Array;
  /** The ordinary share of errors in its scope: what helps takes its part of the errors there are. */
  readonly errorShare: number;
  /** What auditors write as the reason of the errors it brings. */
  readonly reason: string;
}

/** The kinds that change how often labels are right, and what auditors write of the errors they bring. */
const REASONS: { readonly [kind in Effect["kind"]]?: string } = {
  "team-gap": "missed context",
  "policy-unclear": "policy unclear",
  "market-drop": "outdated guideline",
  "model-regression": "model error",
  "volume-link": "time pressure",
  "annotator-drift": "inattention",
  "calibration-session": "policy unclear",
};

/** What an effect changes in how often labels are right; null where it changes something else. */
export function rightEffect(
  effect: Effect,
  index: number,
  seed: number,
  calendar: Calendar,
  annotators: readonly Annotator[],
): RightEffect | null {
  const reason = REASONS[effect.kind];
  if (reason === undefined || !("points" in effect)) return null;
  const helps = effect.kind === "calibration-session";
  const dose = effect.kind === "volume-link" ? waves(effect, seed, calendar).felt : doseOf(effect, calendar);
  const span = [startDay(effect, calendar), endDay(effect, calendar)] as const;
  const canHelp = effect.kind === "calibration-session" || effect.kind === "volume-link";
  const errorShare = canHelp ? errorShareOfPeople(annotators, effect.market, calendar, span) : 1;
  return { index, change: ((helps ? 1 : -1) * effect.points) / 100, dose, errorShare, reason };
}

/** Finds the effects whose scope a label is in, from a memory of who and where. */
export function rightEffectsOf(
  effects: readonly RightEffect[],
  scopes: readonly Scope[],
): (item: Item, by: Annotator | string) => readonly RightEffect[] {
  const known = new Map<Annotator | string, Map<string, readonly RightEffect[]>>();

  function find(item: Item, by: Annotator | string): readonly RightEffect[] {
    return effects.filter(({ index }) => {
      const scope = scopes[index]!;
      if (!inPlace(item, scope)) return false;
      if (typeof by === "string") return scope.annotators !== "human" && (scope.modelVersion ?? by) === by;
      return (
        scope.annotators !== "model" &&
        (scope.team ?? by.team) === by.team &&
        (scope.annotator ?? by.email) === by.email
      );
    });
  }

  return (item, by) => {
    const places = known.get(by) ?? new Map<string, readonly RightEffect[]>();
    if (places.size === 0) known.set(by, places);
    const place = `${item.market} ${item.queue} ${item.policy}`;
    const found = places.get(place) ?? find(item, by);
    places.set(place, found);
    return found;
  };
}
