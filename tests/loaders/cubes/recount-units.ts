/** Agreement and pairs, unit by unit and pair by pair. */
import { AGREEMENT_BLOCKS } from "../../../src/lib/schema/cubes.js";
import { answersOf, type Content, compare, groupBy, itemAttribute, localDay, mondayOf } from "./recount-rows.js";
import type { Row } from "./tables.js";

interface Unit {
  readonly cell: Row;
  readonly block: number;
  readonly votes: readonly Row[];
}

export function unitsOf(content: Content): Unit[] {
  const units = groupBy(answersOf(content), (row) => [row.item_id, row.question, row.round, row.policy_version]);
  return units.map((answers) => {
    const votes = onePerRater(answers);
    const { item_id, question, round, policy_version } = answers[0]!;
    const attribute = (name: "market" | "queue" | "policy") => itemAttribute(content, item_id, name);
    const first = votes
      .map((row) => row.labeled_at as string | null)
      .reduce((a, b) => (a !== null && (b === null || a < b) ? a : b), null);
    const cell = {
      week: mondayOf(localDay(content, attribute("market"), first)),
      market: attribute("market"),
      queue: attribute("queue"),
      policy: attribute("policy"),
      policy_version: policy_version!,
      question: question!,
      round: round!,
    };
    return { cell, block: Number(BigInt(`0x${item_id}`) % BigInt(AGREEMENT_BLOCKS)), votes };
  });
}

/** The latest vote of everyone who can be told from others. */
function onePerRater(answers: readonly Row[]): Row[] {
  const latest = [...answers].sort(
    (a, b) =>
      compare(b.labeled_at, a.labeled_at) ||
      compare(b.updated_at, a.updated_at) ||
      compare(b.annotation_id, a.annotation_id),
  );
  const seen = new Set<string>();
  return latest.filter((row) => {
    const version = row.annotator_kind === "model" ? row.model_version : null;
    if (row.annotator_id === null && version === null) return true;
    const rater = JSON.stringify([row.annotator_kind, row.annotator_id, version]);
    if (seen.has(rater)) return false;
    seen.add(rater);
    return true;
  });
}

export const labelsOf = (content: Content, question: unknown): readonly string[] =>
  content.taxonomy.questions?.[question as string]?.labels?.map(({ value }) => value) ?? ["no", "yes"];

/** Cells of one unit each; `widths`: label positions, and those of ordinal and interval questions. */
export function agreementRows(content: Content, widths: { readonly labels: number; readonly ordered: number }): Row[] {
  return unitsOf(content).flatMap(({ cell, block, votes }) => {
    const scopes = new Map<string, readonly Row[]>();
    const add = (raters: string, vote: Row) => scopes.set(raters, [...(scopes.get(raters) ?? []), vote]);
    for (const vote of votes) {
      add("all", vote);
      add(vote.annotator_kind as string, vote);
      if (vote.team !== null) add(`team:${vote.team}`, vote);
      if (vote.market !== null) add(`market:${vote.market}`, vote);
    }
    for (const [scope, majorities] of majoritiesOf(votes)) if (majorities.length > 1) scopes.set(scope, majorities);
    return [...scopes].map(([raters, scope]) => {
      const row: Record<string, Row[string]> = { ...cell, raters, block, labels: scope.length, units: 1, agreeing: 0 };
      row.unanimous = scope.length > 1 && scope.every(({ label }) => label === scope[0]!.label) ? 1 : 0;
      const count = (position: number) =>
        scope.filter(({ label }) => label === labelsOf(content, cell.question)[position - 1]).length;
      for (let k = 1; k <= widths.labels; k++) row[`label_${k}`] = count(k);
      for (let j = 1; j <= widths.ordered; j++)
        for (let k = j + 1; k <= widths.ordered; k++) row[`pair_${j}_${k}`] = count(j) * count(k);
      for (const [a, vote] of scope.entries())
        for (const [b, other] of scope.entries())
          if (a !== b && vote.label === other.label) row.agreeing = (row.agreeing as number) + 1;
      return row;
    });
  });
}

/** Cells of one pair each. */
export function pairRows(content: Content): Row[] {
  return unitsOf(content).flatMap(({ cell, votes }) => {
    const rows: Row[] = [];
    const add = (scope: string, rater_a: string, rater_b: string, label_a: unknown, label_b: unknown) =>
      rows.push({ ...cell, scope, rater_a, rater_b, label_a: label_a as string, label_b: label_b as string, n: 1 });
    const positions = labelsOf(content, cell.question);
    const model = (vote: Row) => (vote.model_version ?? "model") as string;
    for (const [a, vote] of votes.entries()) {
      for (const [b, other] of votes.entries()) {
        if (a < b) {
          const labels = [vote.label, other.label].sort(
            (x, y) => positions.indexOf(x as string) - positions.indexOf(y as string),
          );
          add("all", "all", "all", labels[0], labels[1]);
        }
        if (other.annotator_kind !== "model") continue;
        if (vote.annotator_kind === "human") add("human-model", "human", model(other), vote.label, other.label);
        else if (model(vote) < model(other)) add("models", model(vote), model(other), vote.label, other.label);
      }
    }
    for (const [scope, majorities] of majoritiesOf(votes))
      for (const a of majorities)
        for (const b of majorities) if (a.rater < b.rater) add(scope, a.rater, b.rater, a.label, b.label);
    return rows;
  });
}

/** Each team's and each market's most frequent label, where there is one. */
function majoritiesOf(votes: readonly Row[]): [scope: string, { readonly rater: string; readonly label: string }[]][] {
  return (["team", "market"] as const).map((column) => {
    const groups = groupBy(
      votes.filter((vote) => vote[column] !== null),
      (vote) => [vote[column]],
    );
    const majorities = groups.flatMap((group) => {
      const label = majority(group.map((vote) => vote.label));
      return label === undefined ? [] : [{ rater: group[0]![column] as string, label: label as string }];
    });
    return [`${column}s`, majorities];
  });
}

/** The one most frequent label, or undefined. */
function majority(labels: readonly unknown[]): unknown {
  const [first, second] = groupBy(labels, (label) => [label]).sort((a, b) => b.length - a.length);
  return second && second.length === first!.length ? undefined : first![0];
}
