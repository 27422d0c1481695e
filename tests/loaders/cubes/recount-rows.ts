/** What the cubes count, worked out row by row in plain loops. */
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import type { Row } from "./tables.js";

export interface Content {
  readonly annotations: readonly Row[];
  readonly reference_labels: readonly Row[];
  readonly items: readonly Row[];
  readonly taxonomy: Taxonomy;
}

export const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));
export const compare = (a: unknown, b: unknown): number => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);

export function groupBy<T>(rows: Iterable<T>, key: (row: T) => readonly unknown[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const name = JSON.stringify(key(row));
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()];
}

/** Labels given, and the `no` to every choice that was not picked. */
export function answersOf({ annotations, taxonomy }: Content): Row[] {
  const stated = annotations.filter((row) => row.status === "labelled" && row.label !== null);
  const visits = groupBy(annotations, (row) => [row.submission_id, row.item_id]);
  const implied = visits.flatMap((visit) =>
    impliedRows(visit, taxonomy, (row) => row.status === "labelled", "annotation_id"),
  );
  return [...stated, ...implied.map((row) => ({ ...row, label: "no" }))];
}

function referencesOf({ reference_labels, taxonomy }: Content): Row[] {
  const decisions = groupBy(reference_labels, (row) => [row.reference_id, row.item_id]);
  const implied = decisions.flatMap((decision) => impliedRows(decision, taxonomy, () => true, "reference_id"));
  return [...reference_labels, ...implied.map((row) => ({ ...row, reference_label: "no" }))];
}

/** For each multiple-choice question that was answered: its first row, once for every choice without a row. */
function impliedRows(visit: readonly Row[], taxonomy: Taxonomy, counts: (row: Row) => boolean, id: string): Row[] {
  return Object.entries(taxonomy.questions ?? {})
    .filter(([, { multiple }]) => multiple)
    .flatMap(([base, { labels }]) => {
      const choices = labels!.map(({ value }) => `${base}:${value}`);
      const answered = visit.filter((row) => counts(row) && [base, ...choices].includes(row.question as string));
      const [first] = answered.sort((a, b) => compare(a[id], b[id]) || compare(a.question, b.question));
      if (!first) return [];
      const missing = choices.filter((question) => !visit.some((row) => row.question === question));
      return missing.map((question) => ({ ...first, question }));
    });
}

/** Every answer with the reference that judges it, once per set. */
export function judgedRows(content: Content): Row[] {
  const references = referencesOf(content);
  const replaced = (row: Row) =>
    references.some(
      (other) =>
        other.replaces_reference_id === row.reference_id &&
        other.reference_id !== row.reference_id &&
        sameMatter(other, row),
    );
  return answersOf(content).flatMap((answer) => {
    const about = references.filter(
      (row) =>
        row.question === answer.question &&
        (row.audited_annotation_id === null
          ? row.item_id === answer.item_id
          : row.audited_annotation_id === answer.annotation_id),
    );
    return groupBy(about, (row) => [row.reference_set]).flatMap((set) => {
      const order = [...set].sort(
        (a, b) =>
          KINDS.indexOf(a.kind as string) - KINDS.indexOf(b.kind as string) ||
          Number(replaced(a)) - Number(replaced(b)) ||
          Number(a.audited_annotation_id === null) - Number(b.audited_annotation_id === null) ||
          compare(b.decided_at, a.decided_at) ||
          compare(a.reference_id, b.reference_id),
      );
      const judge = order.find((row) => mayJudge(row, answer));
      if (!judge) return [];
      const original =
        references.find(
          (row) =>
            row.reference_id === judge.replaces_reference_id &&
            row.reference_id !== judge.reference_id &&
            row.kind !== "arbitration" &&
            sameMatter(row, judge) &&
            (row.audited_annotation_id === null || row.audited_annotation_id === answer.annotation_id),
        ) ?? (judge.kind === "arbitration" ? order.find((row) => row.kind !== "arbitration") : undefined);
      return {
        ...answer,
        reference_label: judge.reference_label!,
        reference_set: judge.reference_set!,
        reference_kind: judge.kind!,
        decided_at: judge.decided_at!,
        selection: (original ?? judge).selection!,
        sampling_weight: (original ?? judge).sampling_weight ?? 1,
      };
    });
  });
}

const KINDS = ["arbitration", "audit", "gold"];

const sameMatter = (a: Row, b: Row): boolean =>
  a.item_id === b.item_id && a.question === b.question && a.reference_set === b.reference_set;

function mayJudge(reference: Row, answer: Row): boolean {
  if (reference.decided_by !== null && reference.decided_by === answer.annotator_id) return false;
  const versions = [reference.policy_version, answer.policy_version];
  return versions.includes(null) || versions[0] === versions[1];
}

/** What is known of an item: what the table says, else what its annotations agree on. */
export function itemAttribute({ items, annotations }: Content, item: unknown, name: "market" | "queue" | "policy") {
  const said = items.find((row) => row.item_id === item)?.[name] ?? null;
  if (said !== null) return said;
  const seen = new Set(annotations.filter((row) => row.item_id === item && row[name] !== null).map((row) => row[name]));
  return seen.size === 1 ? [...seen][0]! : null;
}

/** The local day, `YYYY-MM-DD`, of a moment in a market; null where undated. */
export function localDay({ taxonomy }: Content, market: unknown, moment: unknown): string | null {
  if (moment === null) return null;
  const timeZone = taxonomy.markets?.[text(market)]?.time_zone ?? "UTC";
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(`${text(moment).replace(" ", "T")}Z`),
  );
}

/** The Monday on or before a day. */
export function mondayOf(day: string | null): string | null {
  if (day === null) return null;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
