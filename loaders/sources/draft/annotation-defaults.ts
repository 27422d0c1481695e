/** What a plain table of annotations leaves open: whether people labelled, whether labels were given, what is missing. */
import type { Assumption } from "../reader.js";
import type { Answer } from "./answer-columns.js";
import type { DraftColumn } from "./guess-column.js";
import { shownHeader } from "./header-words.js";
import type { LeftOutColumn } from "./personal.js";
import { constant, expression } from "./select-draft.js";

/** Names of models, as a column of judges has them. */
const MODEL_NAMES = "gpt|claude|gemini|llama|mistral|qwen|deepseek|sealion|seallm|bert|llm|model|classifier|guard|bot$";

export function kindColumn(found: readonly DraftColumn[], annotator: DraftColumn | undefined): DraftColumn[] {
  if (found.some(({ name }) => name === "annotator_kind")) return [];
  const model = found.find(({ name }) => name === "model_version")?.from;
  if (model && model.filled < model.rows) {
    return [expression("annotator_kind", `CASE WHEN ${model.sql} IS NULL THEN 'human' ELSE 'model' END`)];
  }
  if (model && !annotator) return [constant("annotator_kind", "model")];
  const judges = annotator?.from;
  const models = judges?.values.filter((value) => new RegExp(MODEL_NAMES, "i").test(value)).length ?? 0;
  if (judges && models > 0) {
    const isModel = `regexp_matches(lower(${judges.sql}), '${MODEL_NAMES}')`;
    return [
      expression("annotator_kind", `CASE WHEN ${isModel} THEN 'model' ELSE 'human' END`, {
        assumed: "who has a model's name is a model",
        evidence: `${models} of ${judges.values.length} names in ${shownHeader(judges.name)} do`,
        change: "name the models: CASE WHEN … IN ('…') THEN 'model' ELSE 'human' END",
      }),
      expression("model_version", `CASE WHEN ${isModel} THEN ${judges.sql} END`),
    ];
  }
  return [
    constant("annotator_kind", "human", {
      assumed: "people gave all labels",
      evidence: "no column speaks of a model",
      change: "write 'model', and name it AS model_version",
    }),
  ];
}

export function statusColumn(label: string, answers: readonly Answer[]): DraftColumn {
  const [only] = answers;
  if (answers.length > 1 || only!.profile.filled === only!.profile.rows) return constant("status", "labelled");
  const { rows: total, filled, name } = only!.profile;
  return expression("status", `CASE WHEN coalesce(trim(${label}), '') = '' THEN 'skipped' ELSE 'labelled' END`, {
    assumed: "where there is no label, the item was skipped",
    evidence: `${shownHeader(name)} is empty in ${total - filled} of ${total} records`,
    change: "leave these out with WHERE, or write 'refused'",
  });
}

/** What the workbook would lack, with what would supply it. */
export function missingRemarks(columns: readonly DraftColumn[], leftOut: readonly LeftOutColumn[]): Assumption[] {
  const addresses = leftOut.find(({ kind }) => kind === "e-mail addresses");
  const lacks = (name: string) => !columns.some((column) => column.name === name);
  return [
    lacks("labeled_at") && {
      assumed: "labels have no time",
      evidence: "no column holds one that could be read",
      change: "select one AS labeled_at; else no trend can be drawn",
    },
    lacks("annotator_id") && {
      assumed: "nobody knows who labelled",
      evidence: addresses
        ? `${shownHeader(addresses.header)} holds e-mail addresses, which no draft selects`
        : "no column names annotators",
      change: addresses
        ? "select it AS annotator_id where it says who labelled: of an id only the pseudonym is ever written"
        : "select one AS annotator_id; else nothing can be said of annotators",
    },
    lacks("market") && {
      assumed: "labels have no market",
      evidence: "no header names one",
      change: "select one AS market, or write 'TH' AS market where the files are of one",
    },
  ].filter((remark) => remark !== false);
}

/** Small numbers are likely to be used by other sources, for other items and people. */
export function localIds(ids: readonly DraftColumn[]): Assumption[] {
  const small = ids.flatMap(({ name, from }) =>
    from && from.numbers === 1 && (from.highest ?? 0) < 1e6 ? [{ name, from }] : [],
  );
  if (small.length === 0) return [];
  const headers = small.map(({ from }) => shownHeader(from.name)).join(" and ");
  const { name, from } = small[0]!;
  return [
    {
      assumed: `${headers} ${small.length > 1 ? "mean" : "means"} the same in every source`,
      evidence: `${small.length > 1 ? "they are small numbers" : "it is a small number"}, as files count for themselves`,
      change: `put a name before it, as '… ' || ${from.sql} AS ${name}, in every mapping that has these ids`,
    },
  ];
}
