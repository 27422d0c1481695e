/** Drafts reference labels from a plain table: of a file of audits or gold, or of a gold column beside the label. */
import { TABLES } from "../../../src/lib/schema/tables.js";
import type { Assumption } from "../reader.js";
import { chooseAnswers } from "./answer-columns.js";
import { lookUpItem, takeAudited } from "./audited-labels.js";
import type { DraftColumn } from "./guess-column.js";
import { REFERENCE_HEADERS } from "./header-patterns.js";
import { headerWords, labelWords, shownHeader } from "./header-words.js";
import { categoryColumns, itemColumn, type PlainContext, take, unusedColumns } from "./plain-columns.js";
import { type ColumnProfile, LONGEST_LABEL } from "./profile.js";
import { constant, type DraftQuestion, expression, type SelectDraft } from "./select-draft.js";

/** Columns that hold what a label should have been, beside one that holds the label. */
export const referenceColumns = (usable: readonly ColumnProfile[]): ColumnProfile[] =>
  usable.filter(
    ({ name, values, longest }) =>
      values.length > 0 && longest <= LONGEST_LABEL && REFERENCE_HEADERS.test(headerWords(name)),
  );

/**
 * The references of a file of its own; undefined where no column could be the right label.
 *
 * @param labels - the drafted annotations that they judge
 */
export async function draftReferences(
  context: PlainContext,
  labels: readonly SelectDraft[],
): Promise<SelectDraft | undefined> {
  const { connection, group, usable } = context;
  const free = [...usable];
  const takeColumn = (name: string) => take(free, TABLES.reference_labels, name);
  const asked = labels.flatMap(({ questions }) => questions);
  const known = labels.flatMap((one) => one.ids ?? []);
  const references = ["replaces_reference_id", "reference_id"].map(takeColumn);
  const audited = await takeAudited(context, free, known);
  const ids = [...references, audited, takeColumn("decided_by")];
  const kind = kindOf(group.files.map(({ name }) => name).join(" "), group.shape.columns);
  const replaced = kind === "arbitration" && !ids[0] ? replacedColumn(free) : undefined;
  const lookedUp = await lookUpItem(context, audited, free, known);
  const item = lookedUp?.item ?? itemColumn(free);
  const times = ["decided_at", "requested_at", "updated_at"].map(takeColumn);
  const [right] = referenceColumns(free);
  const { answers, assumptions } = right
    ? { answers: [{ profile: right, labels: right.values }], assumptions: [] }
    : await chooseAnswers(connection, group.relation, free.filter(isNoOutcome), {});
  const [answer] = answers;
  if (!answer) return undefined;
  free.splice(free.indexOf(answer.profile), 1);
  const columns = [item, ...ids, replaced, ...times, ...categoryColumns(free, TABLES.reference_labels)].filter(
    (column) => column !== undefined,
  );
  return {
    table: "reference_labels",
    columns: [
      ...columns,
      questionColumn(context, answer.profile, answer.labels, asked),
      { name: "reference_label", sql: answer.profile.sql, assumptions: assumptions.slice(0, 1), from: answer.profile },
      ...decisionColumns(context.source, kind, columns, item),
    ],
    from: lookedUp?.from ?? group.from,
    clause: answer.profile.filled < answer.profile.rows ? `WHERE ${answer.profile.sql} <> ''` : undefined,
    remarks: [],
    leftOut: context.leftOut,
    unused: unusedColumns(free),
    questions: [],
  };
}

/** The audit that an arbitration replaces: the second column that names a reference. */
function replacedColumn(free: ColumnProfile[]): DraftColumn | undefined {
  const audit = take(free, TABLES.reference_labels, "reference_id");
  return audit && { ...audit, name: "replaces_reference_id" };
}

/** The gold answers that stand in a column beside the labels. */
export function draftGoldBeside(context: PlainContext, annotations: SelectDraft): SelectDraft | undefined {
  const [gold] = referenceColumns(context.usable.filter(({ name }) => annotations.unused.includes(name)));
  const item = annotations.columns.find(({ name }) => name === "item_id");
  if (!gold || !item?.from) return undefined;
  return {
    table: "reference_labels",
    columns: [
      { ...item, assumptions: [] },
      questionColumn(context, gold, gold.values, annotations.questions),
      expression("reference_label", gold.sql, {
        assumed: `${shownHeader(gold.name)} is the right label`,
        evidence: "its header says so",
        change: "remove this file where it is another label",
      }),
      ...decisionColumns(context.source, "gold", [], item),
    ],
    from: context.group.from,
    clause: [
      gold.filled < gold.rows ? `WHERE ${gold.sql} <> ''` : [],
      // An item has a row per label, and one gold answer.
      `QUALIFY row_number() OVER (PARTITION BY ${item.sql} ORDER BY source_file, source_row) = 1`,
    ]
      .flat()
      .join("\n"),
    remarks: [],
    leftOut: [],
    unused: [],
    questions: [],
  };
}

const isNoOutcome = ({ name }: ColumnProfile): boolean =>
  !/\b(outcome|reason|severity|status|agree\w*)\b/.test(headerWords(name));

type Kind = "gold" | "audit" | "arbitration";

function kindOf(files: string, headers: readonly string[]): Kind {
  const said = (text: string): Kind | undefined => {
    const words = headerWords(text);
    if (/\b(arbitrat\w*|adjudicat\w*|appeals?|disputes?)\b/.test(words)) return "arbitration";
    if (/\b(gold|golden|ground truth|truth)\b/.test(words)) return "gold";
    return /\b(audit\w*|qa|reviews?)\b/.test(words) ? "audit" : undefined;
  };
  return said(files) ?? headers.map(said).find((kind) => kind !== undefined) ?? "audit";
}

/** What the contract asks of a reference and the file does not tell. */
function decisionColumns(source: string, kind: Kind, found: readonly DraftColumn[], item: DraftColumn): DraftColumn[] {
  const has = (name: string) => found.some((column) => column.name === name);
  const audited = found.find(({ name }) => name === "audited_annotation_id");
  const made = {
    reference_id: expression("reference_id", `'${kind} ' || ${(audited ?? item).sql}`),
    kind: constant("kind", kind, {
      assumed: `these are ${{ gold: "gold answers", audit: "audits", arbitration: "arbitrations" }[kind]}`,
      evidence: "the names of file and columns speak of them, or of nothing else",
      change: "write 'gold', 'audit' or 'arbitration'",
    }),
    selection: constant(
      "selection",
      { gold: "gold", audit: "targeted", arbitration: "dispute" }[kind],
      ...selectionDoubt(kind),
    ),
    // Arbitration replaces audits of the same set only; gold is a set of its own.
    reference_set: constant("reference_set", kind === "gold" ? `${source} gold` : source),
  };
  return Object.values(made).filter(({ name }) => !has(name));
}

const selectionDoubt = (kind: Kind): Assumption[] =>
  kind === "audit"
    ? [
        {
          assumed: "the audited labels were not drawn at random, so that no production accuracy is claimed",
          evidence: "no column says how they were chosen",
          change: "write 'random' where they were, with their sampling_weight",
        },
      ]
    : [];

/** References answer the question of the labels they judge: the only one there is, else the one with most labels in common. */
function questionColumn(
  { questionOf }: PlainContext,
  profile: ColumnProfile,
  labels: readonly string[],
  asked: readonly DraftQuestion[],
): DraftColumn {
  if (asked.length === 0) return constant("question", questionOf(profile.name, labels));
  const common = ({ labels: known }: DraftQuestion) => {
    const spelled = new Set(known.map(labelWords));
    return labels.filter((label) => spelled.has(labelWords(label))).length;
  };
  const best = asked.reduce((a, b) => (common(b) > common(a) ? b : a));
  const agree = common(best);
  const isOnlyOne = asked.filter((one) => common(one) === labels.length).length === 1;
  if (isOnlyOne && agree === labels.length) return constant("question", best.question);
  return constant("question", best.question, {
    assumed: `${shownHeader(profile.name)} answers the question ${shownHeader(best.question)}`,
    evidence: `${agree} of its ${labels.length} labels are among that question's`,
    change: `name another question${agree < labels.length ? "; spellings that differ belong into the synonyms of taxonomy.json" : ""}`,
  });
}
