import type { Item } from "../canonical.js";
import type { Annotator } from "../people.js";
import { TEAMS } from "../setting.js";
import type { Effect } from "./schema.js";

/** A part of the labels, named by what is fixed in it. */
export interface Scope {
  readonly market?: string | undefined;
  readonly queue?: string | undefined;
  readonly policy?: string | undefined;
  readonly team?: string | undefined;
  /** Address, as the exports have it. */
  readonly annotator?: string | undefined;
  readonly annotators?: "human" | "model" | undefined;
  readonly modelVersion?: string | undefined;
}

/** The labels an effect touches, its time aside. */
export function scopeOf(effect: Effect, annotators: readonly Annotator[]): Scope {
  switch (effect.kind) {
    case "team-gap":
      return { ...defined(effect, "team", "queue", "policy"), annotators: "human" };
    case "policy-unclear":
      return { ...defined(effect, "queue", "policy"), annotators: "human" };
    case "market-drop":
      return defined(effect, "market", "queue", "policy");
    case "model-regression":
      return { ...defined(effect, "modelVersion", "market", "queue", "policy"), annotators: "model" };
    case "volume-link":
      return { market: effect.market, annotators: "human" };
    case "calibration-session":
      return { market: effect.market, policy: effect.policy, annotators: "human" };
    case "annotator-drift": {
      const found = placed(annotators, effect.team, effect.place);
      return { team: effect.team, ...(found && { annotator: found.email }), annotators: "human" };
    }
    case "faster-ramp":
      return { team: effect.team, annotators: "human" };
    case "suspect-gold":
      return defined(effect, "market", "queue", "policy");
    case "mix-shift":
    case "outage":
      return { market: effect.market };
  }
}

/** Whether an item's market, queue and policy are in a scope. */
export const inPlace = (item: Pick<Item, "market" | "queue" | "policy">, scope: Scope): boolean =>
  (scope.market ?? item.market) === item.market &&
  (scope.queue ?? item.queue) === item.queue &&
  (scope.policy ?? item.policy) === item.policy;

/** The person at a place of a team's roster, from 1. */
export const placed = (annotators: readonly Annotator[], team: string, place: number): Annotator | undefined =>
  annotators.filter((annotator) => annotator.team === team)[place - 1];

export const marketOf = (team: string): string => TEAMS.find(({ name }) => name === team)!.market;

function defined<T extends object, Name extends keyof T>(from: T, ...names: readonly Name[]): Pick<T, Name> {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  ) as unknown as Pick<T, Name>;
}
