/** The cubes counted again from rows, sharing nothing with the loaders: what their SQL must agree with. */
import type { CubeName } from "../../../src/lib/schema/cubes.js";
import { type Content, compare, groupBy, itemAttribute, judgedRows, localDay, mondayOf } from "./recount-rows.js";
import { agreementRows, labelsOf, pairRows } from "./recount-units.js";
import type { Row } from "./tables.js";

const ITEM = ["market", "queue", "policy"] as const;
const LABELLER = ["team", "annotator_kind", "model_version", "policy_version"];
const REFERENCE = ["reference_kind", "selection", "reference_set", "label", "reference_label"];
const JUDGED = [...ITEM, ...LABELLER, "question", "round", ...REFERENCE];

/** Every cell of every cube, the `cluster` of annotators left out. */
export function recount(content: Content): Record<CubeName, Row[]> {
  const judged: Row[] = judgedRows(content).map((row) => ({
    ...located(content, row),
    n: 1,
    weight: row.sampling_weight as number,
    weight_squared: (row.sampling_weight as number) ** 2,
    annotator_id: row.annotator_kind === "human" ? row.annotator_id! : null,
  }));
  const weights = ["n", "weight", "weight_squared"];
  const agreement = agreementRows(content, widths(content));
  const measures = Object.keys(agreement[0] ?? {}).filter((name) =>
    /^(units|agreeing|unanimous|label_\d+|pair_\d+_\d+)$/.test(name),
  );
  return {
    judgements: cells(judged, ["day", ...JUDGED], weights),
    annotators: cells(judged, ["week", ...JUDGED, "annotator_id"], weights),
    volume: cells(
      submissions(content),
      ["day", ...ITEM, ...LABELLER, "round", "status", "label", "final"],
      ["submissions"],
    ),
    agreement: cells(
      agreement,
      ["week", ...ITEM, "policy_version", "question", "round", "raters", "block", "labels"],
      measures,
    ),
    pairs: cells(
      pairRows(content),
      ["week", ...ITEM, "policy_version", "question", "round", "scope", "rater_a", "rater_b", "label_a", "label_b"],
      ["n"],
    ),
    audit_delay: cells(
      judged.flatMap((row) => {
        const delay = delayOf(row);
        return row.reference_kind === "gold" || delay === null ? [] : [{ ...row, delay }];
      }),
      [
        "week",
        ...ITEM,
        ...["team", "annotator_kind", "model_version", "round", "reference_kind", "selection", "reference_set"],
        "delay",
      ],
      ["n"],
    ),
  };
}

/** Whole days from label to decision; −1 for any time before the label. */
function delayOf({ labeled_at, decided_at }: Row): number | null {
  if (labeled_at === null || decided_at === null) return null;
  const moment = (value: unknown) => Date.parse(`${String(value).replace(" ", "T")}Z`);
  const hours = (moment(decided_at) - moment(labeled_at)) / 3_600_000;
  if (hours < 0) return -1;
  return Math.min(366, Math.floor(hours / 24));
}

function cells(rows: readonly Row[], dimensions: readonly string[], measures: readonly string[]): Row[] {
  return groupBy(rows, (row) => dimensions.map((name) => row[name])).map((group) => ({
    ...Object.fromEntries(dimensions.map((name) => [name, group[0]![name]!])),
    ...Object.fromEntries(measures.map((name) => [name, group.reduce((sum, row) => sum + (row[name] as number), 0)])),
  }));
}

/** The row with the market, queue and policy of the work, else of its item, and its local day and week. */
function located(content: Content, row: Row): Row {
  const found = Object.fromEntries(ITEM.map((name) => [name, row[name] ?? itemAttribute(content, row.item_id, name)]));
  const day = localDay(content, found.market, row.labeled_at);
  return { ...row, ...found, day, week: mondayOf(day) };
}

function submissions(content: Content): Row[] {
  const primary = primaryQuestion(content);
  const status = ["labelled", "refused", "skipped"];
  return groupBy(content.annotations, (row) => [row.submission_id, row.item_id]).map((rows) => {
    const [shown] = [...rows].sort(
      (a, b) =>
        Number(b.question === primary) - Number(a.question === primary) ||
        status.indexOf(a.status as string) - status.indexOf(b.status as string) ||
        compare(b.labeled_at, a.labeled_at) ||
        compare(a.question, b.question) ||
        compare(a.annotation_id, b.annotation_id),
    );
    const row = located(content, shown!);
    const label = row.question === primary ? row.label! : null;
    return { ...row, label, final: row.final === null ? null : String(row.final), submissions: 1 };
  });
}

function primaryQuestion({ taxonomy }: Content): string | undefined {
  const questions = Object.entries(taxonomy.questions ?? {});
  return (questions.find(([, { primary }]) => primary) ??
    questions.find(([, { multiple }]) => !multiple) ??
    questions[0])?.[0];
}

function widths(content: Content): { labels: number; ordered: number } {
  const questions = Object.entries(content.taxonomy.questions ?? {});
  const asked = questions.map(([question, { multiple, level }]) => ({
    labels: multiple ? 2 : labelsOf(content, question).length,
    ordered: level && level !== "nominal" ? labelsOf(content, question).length : 0,
  }));
  return {
    labels: Math.max(...asked.map(({ labels }) => labels)),
    ordered: Math.max(...asked.map(({ ordered }) => ordered)),
  };
}
