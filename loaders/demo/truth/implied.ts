import type { Effect } from "../effects/schema.js";
import { marketOf, type Scope } from "../effects/scope.js";
import { findPolicy, findTeam, POLICIES, TEAMS } from "../setting.js";
import type { Direction, Implied, TruthMetric } from "./truth.js";

type Moves = Implied["moves"];

const ALL: readonly TruthMetric[] = [
  "agreement",
  "false positives",
  "false negatives",
  "confusion",
  "violation rate",
  "overturn rate",
  "error",
];

/** What follows elsewhere from a change of how often labels are right. */
export function impliedByLabels(scope: Scope, direction: "up" | "down"): Implied[] {
  const moves = labelMoves(scope, direction);
  return [
    { why: "same", scope, narrower: false, moves },
    { why: "child", scope, narrower: true, moves },
    ...parents(scope).map((parent) => ({ why: "parent" as const, scope: parent, narrower: false, moves })),
    ...neighbours(scope).map((policy) => ({
      why: "mechanical" as const,
      scope: { ...scope, policy },
      narrower: true,
      moves: towards("any", "false positives", "false negatives", "confusion", "violation rate"),
    })),
    ...comparisons(scope).map((other) => ({
      why: "by comparison" as const,
      scope: other,
      narrower: false,
      moves: towards(opposite(direction), "accuracy", "gold accuracy"),
    })),
  ];
}

/** What follows from a change of volume or mix in a market. */
export function impliedByVolume(effect: Extract<Effect, { kind: "mix-shift" | "volume-link" | "outage" }>): Implied[] {
  const scope = { market: effect.market };
  const moves = towards("any", "volume", "workload");
  const volume: Implied[] = [
    { why: "same", scope, narrower: true, moves },
    { why: "parent", scope: {}, narrower: false, moves },
  ];
  if (effect.kind !== "mix-shift") return volume;
  const mixed = towards("any", "accuracy", "gold accuracy", "model calibration error", ...ALL);
  return [
    ...volume,
    { why: "mechanical", scope, narrower: false, moves: mixed },
    ...(["human", "model"] as const).map((annotators) => ({
      why: "mechanical" as const,
      scope: { ...scope, annotators },
      narrower: true,
      moves: mixed,
    })),
    ...TEAMS.filter(({ market }) => market === effect.market).map(({ name }) => ({
      why: "mechanical" as const,
      scope: { team: name },
      narrower: true,
      moves: mixed,
    })),
    ...(effect.dimension === "queue" ? POLICIES : []).map(({ code }) => ({
      why: "mechanical" as const,
      scope: { ...scope, policy: code },
      narrower: true,
      moves: mixed,
    })),
    { why: "parent", scope: {}, narrower: false, moves: mixed },
    ...(["queue", "policy"] as const)
      .filter((dimension) => dimension === effect.dimension)
      .flatMap((dimension) => [effect.from, effect.to].map((code) => ({ [dimension]: code })))
      .map((part) => ({ why: "mechanical" as const, scope: part, narrower: true, moves: [...moves, ...mixed] })),
  ];
}

/** What follows from wrong gold labels: those who label rightly look wrong against them. */
export function impliedByGold(scope: Scope): Implied[] {
  const moves = [
    ...towards("down", "gold accuracy"),
    ...towards("any", "false positives", "false negatives", "confusion"),
    ...towards("up", "error"),
  ];
  return [
    { why: "same", scope, narrower: true, moves },
    ...parents(scope).map((parent) => ({ why: "parent" as const, scope: parent, narrower: false, moves })),
    ...neighbours(scope).map((policy) => ({
      why: "mechanical" as const,
      scope: { ...scope, policy },
      narrower: true,
      moves,
    })),
  ];
}

function labelMoves(scope: Scope, direction: "up" | "down"): Moves {
  const bad = opposite(direction);
  return [
    ...towards(direction, "accuracy", "gold accuracy", "agreement"),
    ...towards(bad, "overturn rate", "error", "false positives", "false negatives", "confusion"),
    ...towards("any", "violation rate"),
    ...(scope.annotators === "human" ? [] : towards("any", "model calibration error")),
  ];
}

/** Every scope that holds this one: some of what it fixes left open, or put by what holds it in turn. */
export function parents(scope: Scope): Scope[] {
  const market = scope.market ?? (scope.team && marketOf(scope.team));
  const options: { readonly [name in keyof Scope]?: readonly (string | undefined)[] } = {
    market: [market, undefined],
    queue: [scope.queue, undefined],
    policy: [scope.policy, scope.policy && findPolicy(scope.policy).parent, undefined],
    team: [scope.team, undefined],
    annotator: [scope.annotator, undefined],
    annotators: [scope.annotators, undefined],
    modelVersion: [scope.modelVersion, undefined],
  };
  let found: Record<string, string>[] = [{}];
  for (const [name, values] of Object.entries(options)) {
    found = found.flatMap((part) =>
      [...new Set(values)].map((value) => (value === undefined ? part : { ...part, [name]: value })),
    );
  }
  return found.filter((parent) => !sameScope(parent, scope));
}

export const sameScope = (one: Scope, other: Scope): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (name) => one[name as keyof Scope] === other[name as keyof Scope],
  );

/** The policies that wrong labels on a policy's items are taken for, and the other way round. */
const neighbours = ({ policy }: Scope): string[] =>
  policy === undefined
    ? []
    : POLICIES.filter(
        ({ code, confusedWith }) => confusedWith === policy || findPolicy(policy).confusedWith === code,
      ).map(({ code }) => code);

/** Who or what looks better or worse only because it is measured against the scope. */
function comparisons(scope: Scope): Scope[] {
  const { policy, team, annotator, market, modelVersion } = scope;
  const policies = policy === undefined ? [] : POLICIES.filter(({ code }) => code !== policy).map(({ code }) => code);
  const place = { ...(market && { market }), ...(team && { team }), ...(modelVersion && { modelVersion }) };
  const teams =
    team === undefined || annotator ? [] : TEAMS.filter(({ name }) => name !== team).map(({ name }) => name);
  return [
    ...policies.map((code) => ({ ...place, policy: code })),
    ...teams.map((name) => ({ team: name, ...(policy && { policy }) })),
    ...[...new Set(TEAMS.map(({ name }) => findTeam(name).market))]
      .filter((code) => code !== (market ?? (team && marketOf(team))) && (market ?? team) !== undefined)
      .map((code) => ({ market: code, ...(policy && { policy }) })),
  ];
}

export const opposite = (direction: "up" | "down"): "up" | "down" => (direction === "up" ? "down" : "up");

const towards = (direction: Direction, ...metrics: readonly TruthMetric[]): Moves =>
  metrics.map((metric) => ({ metric, direction }));
