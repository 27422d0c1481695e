/**
 * The canonical tables: every column of the contract between an export and the
 * workbook, described once. Casting, validation, Parquet types, pseudonyms, the
 * order of duplicates and the dictionary page all follow from this list.
 */

/** Raise when rows of the same export come out differently: it is part of every snapshot's identity. */
export const CONTRACT_VERSION = 3;

/** How a value is read from text, and what it becomes in a snapshot. */
export type ColumnType =
  /** An identifier; only its pseudonym (16 hex digits) is ever written. */
  | "id"
  /** A short name out of a vocabulary (see `vocabulary`), or free where there is none. */
  | "category"
  /** One of `values`, fixed by the contract. */
  | "enum"
  /** A short text an analyst wrote for readers (event titles). Never item content. */
  | "text"
  /** UTC timestamp. */
  | "timestamp"
  /** Double. */
  | "number"
  /** true or false. */
  | "boolean";

/** Identifiers of one namespace share pseudonyms; those of different namespaces never meet. */
export type Namespace = "annotation" | "submission" | "item" | "person" | "reference" | "session" | "group" | "event";

/** The sections of `taxonomy.json` a category column draws its values from. */
export type Vocabulary = "markets" | "queues" | "policies" | "questions" | "labels";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** A required column must be in the mapping, and no row may leave it empty. */
  readonly required?: boolean;
  readonly namespace?: Namespace;
  readonly vocabulary?: Vocabulary;
  readonly values?: readonly string[];
  /** Inclusive limits of a number. */
  readonly range?: readonly [number, number];
  readonly unit?: string;
  readonly description: string;
}

export interface Table {
  readonly name: TableName;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly Column[];
  /** Rows that agree in these columns are one thing exported more than once; the latest wins. The first is its id. */
  readonly key: readonly string[];
  /** When the thing became known: what `--as-of` compares. */
  readonly knownAt: string | null;
}

export type TableName = "annotations" | "reference_labels" | "items" | "events" | "roster";

const id = (name: string, namespace: Namespace, description: string, required = false): Column => ({
  name,
  type: "id",
  namespace,
  description,
  required,
});
const category = (name: string, description: string, vocabulary?: Vocabulary, required = false): Column => ({
  name,
  type: "category",
  description,
  required,
  ...(vocabulary && { vocabulary }),
});
const choice = (name: string, values: readonly string[], description: string, required = false): Column => ({
  name,
  type: "enum",
  values,
  description,
  required,
});
const time = (name: string, description: string, required = false): Column => ({
  name,
  type: "timestamp",
  description,
  required,
  unit: "UTC",
});

const market = category("market", "Market the work belongs to.", "markets");
const queue = category("queue", "Queue the item was served from.", "queues");
const policy = category("policy", "Policy the item was queued or reported under, known before labelling.", "policies");
const language = category("language", "Language of the item, as a BCP 47 tag.");
const team = category("team", "Labelling team, usually one of a BPO vendor.");
const question = category("question", "The question that was answered.", "questions", true);
const policyVersion = category("policy_version", "Version of the policy in force.");

export const ANNOTATOR_KINDS = ["human", "model"] as const;
export const STATUSES = ["labelled", "skipped", "refused"] as const;
export const ROUNDS = ["production", "gold", "calibration", "onboarding"] as const;
export const REFERENCE_KINDS = ["gold", "audit", "arbitration"] as const;
export const SELECTIONS = ["random", "targeted", "dispute", "gold"] as const;
export const OUTCOMES = ["upheld", "overturned"] as const;
export const EVENT_KINDS = [
  "policy version",
  "guideline",
  "clarification",
  "calibration",
  "training",
  "onboarding",
  "model release",
  "incident",
] as const;

export const TABLES: { readonly [name in TableName]: Table } = {
  annotations: {
    name: "annotations",
    row: "one annotator's label for one question on one item",
    key: ["annotation_id", "question"],
    knownAt: "labeled_at",
    columns: [
      id("annotation_id", "annotation", "The annotation, as the tool names it.", true),
      id("submission_id", "submission", "One visit: all answers an annotator gave to an item at one time.", true),
      id("item_id", "item", "The thing that was labelled.", true),
      question,
      category("label", "The answer. Empty only where the status is not `labelled`.", "labels"),
      choice("status", STATUSES, "Whether a label was given.", true),
      id("annotator_id", "person", "Who labelled. Empty for anonymous votes."),
      choice("annotator_kind", ANNOTATOR_KINDS, "Whether a person or a model labelled.", true),
      category("model_version", "Model and version, for model annotations."),
      category("prompt_version", "Prompt version, for model annotations."),
      {
        ...team,
        description: `${team.description} Empty: the team that the roster names for that time, if it is one.`,
      },
      market,
      queue,
      policy,
      language,
      time("labeled_at", "When the label was given."),
      time("updated_at", "When the row last changed in the tool; the latest of duplicates wins."),
      { name: "handling_seconds", type: "number", range: [0, 86_400 * 7], unit: "s", description: "Time spent." },
      {
        name: "confidence",
        type: "number",
        range: [0, 1],
        unit: "probability",
        description: "Probability the annotator or model gave to its label.",
      },
      { name: "final", type: "boolean", description: "This decision took effect." },
      choice("round", ROUNDS, "The kind of work the label was given in.", true),
      id("session_id", "session", "Calibration or onboarding session."),
      policyVersion,
    ],
  },
  reference_labels: {
    name: "reference_labels",
    row: "what a label should have been, and who says so",
    key: ["reference_id", "question"],
    knownAt: "decided_at",
    columns: [
      id("reference_id", "reference", "The decision, as the tool names it.", true),
      id("item_id", "item", "The item it is about.", true),
      question,
      category("reference_label", "The label that should have been given.", "labels", true),
      category(
        "reference_set",
        "Name of the set: one judge of a label. Sets never overrule each other.",
        undefined,
        true,
      ),
      choice(
        "kind",
        REFERENCE_KINDS,
        "Where it comes from. Within a set arbitration outranks audit, audit outranks gold.",
        true,
      ),
      choice(
        "selection",
        SELECTIONS,
        "How the item came to be judged. Only random audits carry production accuracy.",
        true,
      ),
      id("decided_by", "person", "Who decided. Nobody judges their own annotation."),
      time("decided_at", "When it was decided."),
      time("requested_at", "When the audit or arbitration was asked for."),
      id(
        "audited_annotation_id",
        "annotation",
        "The annotation it judges; empty: every annotation of the item and question.",
      ),
      id("replaces_reference_id", "reference", "The reference it replaces; it keeps that one's selection and weight."),
      choice("outcome", OUTCOMES, "Whether the audited label stood."),
      category("error_reason", "Why the label was wrong, as the auditor classed it."),
      category("severity", "How grave the error is, as the auditor classed it."),
      {
        name: "sampling_weight",
        type: "number",
        range: [0, 1e9],
        unit: "labels",
        description: "How many labels this one stands for (inverse sampling probability). Empty: 1.",
      },
      policyVersion,
      time("updated_at", "When the row last changed in the tool; the latest of duplicates wins."),
    ],
  },
  items: {
    name: "items",
    row: "the thing that was labelled, without its content",
    key: ["item_id"],
    knownAt: "created_at",
    columns: [
      id("item_id", "item", "The item.", true),
      market,
      queue,
      policy,
      language,
      time("created_at", "When the item was made."),
      id("group_id", "group", "What items belong together: the stream, the creator."),
      time("updated_at", "When the row last changed in the tool; the latest of duplicates wins."),
    ],
  },
  events: {
    name: "events",
    row: "something dated that may explain a change, for one scope",
    key: ["event_id"],
    knownAt: "starts_at",
    columns: [
      id("event_id", "event", "The event; one row per scope, so the mapping makes it unique.", true),
      choice("kind", EVENT_KINDS, "What happened.", true),
      time("starts_at", "When it began.", true),
      time("ends_at", "When it ended."),
      { name: "title", type: "text", required: true, description: "A short title that readers see." },
      market,
      queue,
      policy,
      team,
      id("annotator_id", "person", "The annotator it concerns, if one."),
      { name: "link", type: "text", description: "Where to read more, inside the organisation." },
      time("updated_at", "When the row last changed in the tool; the latest of duplicates wins."),
    ],
  },
  roster: {
    name: "roster",
    row: "an annotator's membership of a team for a time",
    key: ["annotator_id", "team", "started_at"],
    knownAt: null,
    columns: [
      id("annotator_id", "person", "The annotator.", true),
      { ...team, required: true },
      category("vendor", "The BPO vendor."),
      category("site", "The site the team works at."),
      market,
      time("started_at", "First moment in the team."),
      time("ended_at", "Last moment in the team."),
      time("updated_at", "When the row last changed in the tool; the latest of duplicates wins."),
    ],
  },
};

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Where a row came from. Readers supply the first two; the loader adds the source's folder name. */
export const PROVENANCE: readonly Column[] = [
  { name: "source_file", type: "text", required: true, description: "File, relative to the source's folder." },
  {
    name: "source_row",
    type: "number",
    required: true,
    description: "Record in that file, from 1; a header is not counted.",
  },
];

/** A column that any mapping may yield besides: it is obeyed, and no snapshot holds it. */
export const DELETED: Column = {
  name: "deleted",
  type: "boolean",
  description:
    "True: the tool holds this no longer, since `updated_at`. Such a row needs only that and the first column of the key; a column of the key that it leaves empty stands for all.",
};

/** Columns of `quarantine`: rows that broke the contract. */
export const QUARANTINE_COLUMNS: readonly Column[] = [
  { name: "source", type: "category", required: true, description: "Folder of the source." },
  ...PROVENANCE,
  {
    name: "table",
    type: "category",
    description: "Table it was meant for; empty where the record could not be read at all.",
  },
  { name: "column", type: "category", description: "First column that broke the contract." },
  { name: "reason", type: "text", required: true, description: "What is wrong, and what was expected." },
  {
    name: "value",
    type: "text",
    description: "The value, for enum, number and time columns only, with letters masked.",
  },
];

/** The column of a table, or undefined. */
export function findColumn(table: TableName, name: string): Column | undefined {
  return TABLES[table].columns.find((column) => column.name === name);
}
