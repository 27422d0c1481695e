/** A small sound export for every reader, from which broken ones are made. What nobody may see holds `SECRET`. */
import { number, text, workbookFile } from "../readers/workbook-file.js";

/** Stands in ids, free texts and labels, which neither a message nor the quarantine may show. */
export const SECRET = "s3cr3t";

export interface Seed {
  /** Reader's call, without the file. */
  readonly reader: string;
  readonly options: string;
  readonly file: string;
  /** SELECT list of a mapping to `annotations`, from the reader's rows. */
  readonly columns: string;
  readonly bytes: Buffer;
  /** Whether its bytes are text, so that slices and separators mean something. */
  readonly isText: boolean;
}

const RECORDS = Array.from({ length: 6 }, (_, n) => ({
  annotation_id: `${SECRET}-${n % 5}`,
  item_id: `${SECRET}-item-${n % 3}`,
  question: "violation",
  label: n % 2 ? "ok" : `${SECRET} label`,
  status: "labelled",
  annotator_id: `${SECRET}@example.org`,
  annotator_kind: "human",
  labeled_at: `2026-09-0${n + 1}T08:00:00Z`,
  handling_seconds: String(10 + n),
  round: "production",
  note: `said "${SECRET}",\nand ละเมิด 😀 more`,
}));
const NAMES = Object.keys(RECORDS[0]!) as (keyof (typeof RECORDS)[number])[];

const STRAIGHT = `annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_id,
  annotator_kind, labeled_at, handling_seconds, round, source_file, source_row`;
const OF_TOOL = `annotation_id, annotation_id AS submission_id, item_id, question, label, status,
  annotator_id, annotator_kind, labeled_at, 'production' AS round, source_file, source_row`;

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
const delimited = (
  delimiter: string,
  names: readonly string[],
  records: readonly { readonly [name: string]: string }[],
) =>
  [names.join(delimiter), ...records.map((record) => names.map((name) => quoted(record[name] ?? "")).join(delimiter))]
    .map((line) => `${line}\n`)
    .join("");

function seed(reader: string, extension: string, content: string | Uint8Array, options = "", columns = OF_TOOL): Seed {
  const isText = typeof content === "string";
  return { reader, options, file: `export.${extension}`, columns, bytes: Buffer.from(content), isText };
}

const JSON_MIN = [1, 2, 3].map((id) => ({
  text: SECRET,
  id,
  annotator: SECRET,
  annotation_id: id,
  created_at: "2026-09-01T08:00:00Z",
  updated_at: "2026-09-01T09:00:00Z",
  lead_time: 12.5,
  violation: id === 2 ? { choices: ["ok", SECRET] } : "ok",
}));

const TASKS = [1, 2, 3].map((id) => ({
  id,
  project: 1,
  data: { text: `${SECRET} "x", {y}` },
  annotations: [
    {
      id: 10 + id,
      completed_by: { id, email: `${SECRET}@example.org` },
      created_at: "2026-09-01T08:00:00Z",
      lead_time: 3.5,
      prediction: { id: 90 + id, result: [] },
      result: [
        { from_name: "violation", type: "choices", value: { choices: ["ok", SECRET] } },
        { from_name: "tree", type: "taxonomy", value: { taxonomy: [["a", SECRET]] } },
      ],
    },
  ],
  predictions: [
    {
      id: 90 + id,
      model_version: "m1",
      score: 0.5,
      result: [{ from_name: "violation", type: "rating", value: { rating: 4 } }],
    },
  ],
}));

const DATA_ROWS = [1, 2, 3].map((id) => ({
  data_row: { id: `${SECRET}-${id}`, details: { dataset_name: "streams" } },
  metadata_fields: [{ schema_name: "market", value: "TH" }],
  projects: {
    p1: {
      name: "Project",
      labels: [
        {
          id: `${SECRET}-label-${id}`,
          label_details: { created_at: "2026-09-01T08:00:00Z", created_by: `${SECRET}@example.org` },
          performance_details: { seconds_to_create: 12, skipped: false },
          annotations: {
            objects: [],
            classifications: [
              { name: "violation", radio_answer: { name: SECRET, classifications: [] } },
              { name: "tags", checklist_answers: [{ name: "a", classifications: [] }, { name: SECRET }] },
            ],
          },
        },
      ],
      project_details: { batch_name: "b", workflow_status: "DONE" },
    },
  },
}));

const ARGILLA = [1, 2, 3].map((id) => ({
  id: `${SECRET}-${id}`,
  _server_id: `server-${id}`,
  text: SECRET,
  "verdict.responses": ["ok", SECRET],
  "verdict.responses.users": [`${SECRET}-1`, `${SECRET}-2`],
  "verdict.responses.status": ["submitted", "draft"],
  "verdict.suggestion": "ok",
  "verdict.suggestion.score": 0.5,
  "verdict.suggestion.agent": "m1",
}));

const REPORT = {
  id: 42,
  job_id: 5,
  target_last_updated: "2026-09-02T08:00:00Z",
  assignee: { id: SECRET },
  comparison_summary: { annotations: { confusion_matrix: null } },
  frame_results: {
    7: {
      conflicts: [{ type: "low_overlap" }],
      annotations: {
        confusion_matrix: {
          labels: ["car", SECRET, "unmatched"],
          rows: [
            [2, 1, 0],
            [0, 0, 0],
            [1, 0, 0],
          ],
        },
      },
    },
  },
};

const APPEN = [
  "_unit_id",
  "_created_at",
  "_golden",
  "_id",
  "_started_at",
  "_tainted",
  "_worker_id",
  "is_spam",
  "is_spam_gold",
  "text",
];
const JUDGEMENTS = ["1", "2", "3"].map((id) => ({
  _unit_id: `${SECRET}-${id}`,
  _created_at: "7/11/2014 23:53:21",
  _golden: id === "2" ? "true" : "false",
  _id: id,
  _started_at: "7/11/2014 23:53:03",
  _tainted: "false",
  _worker_id: SECRET,
  is_spam: id === "2" ? `no\n${SECRET}` : "no",
  is_spam_gold: id === "2" ? "no" : "",
  text: `${SECRET}, "as said"`,
}));

const TOLOKA = [
  "INPUT:url",
  "OUTPUT:verdict",
  "GOLDEN:verdict",
  "HINT:text",
  "ASSIGNMENT:assignment_id",
  "ASSIGNMENT:worker_id",
  "ASSIGNMENT:status",
  "ASSIGNMENT:started",
];
const ASSIGNMENTS = ["1", "2", "3"].map((id) => ({
  "INPUT:url": `${SECRET}/${id}`,
  "OUTPUT:verdict": id === "2" ? `["ok", "${SECRET}"]` : "ok",
  "GOLDEN:verdict": id === "3" ? "ok" : "",
  "HINT:text": "",
  "ASSIGNMENT:assignment_id": `${SECRET}-${id}`,
  "ASSIGNMENT:worker_id": SECRET,
  "ASSIGNMENT:status": "APPROVED",
  "ASSIGNMENT:started": "2026-09-01T08:00:00.123",
}));

const DSA = [
  "uuid",
  "decision_visibility",
  "decision_ground",
  "category",
  "content_type",
  "content_language",
  "application_date",
  "automated_decision",
  "platform_name",
  "created_at",
];
const STATEMENTS = ["1", "2", "3"].map((id) => ({
  uuid: `${SECRET}-${id}`,
  decision_visibility: '["DECISION_VISIBILITY_CONTENT_REMOVED"]',
  decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
  category: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
  content_type: '["CONTENT_TYPE_VIDEO"]',
  content_language: "DE",
  application_date: "2026-09-01 08:00:00",
  automated_decision: "AUTOMATED_DECISION_FULLY",
  platform_name: "Streams",
  created_at: "2026-09-02 00:00:12",
}));

const flatCsv = JSON_MIN.map((one) => ({ ...one, violation: "ok" })).map((one) =>
  Object.fromEntries(Object.entries(one).map(([name, value]) => [name, String(value)])),
);
const lines = (records: readonly object[]) => records.map((one) => `${JSON.stringify(one)}\n`).join("");
const sheet = workbookFile({
  labels: [
    NAMES.map(text),
    ...RECORDS.map((one) => NAMES.map((name) => (name === "handling_seconds" ? number(one[name]) : text(one[name])))),
  ],
});

/** @param parquetFile - `RECORDS` as a Parquet file, which takes a database to write */
export const seeds = (parquetFile: Uint8Array): Seed[] => [
  seed("csv", "csv", delimited(",", NAMES, RECORDS), "", STRAIGHT),
  seed("tsv", "tsv", delimited("\t", NAMES, RECORDS), "", STRAIGHT),
  seed("json", "json", JSON.stringify({ records: RECORDS }), ", records := '$.records[*]'", STRAIGHT),
  seed("json", "json", JSON.stringify(RECORDS, null, 1), "", STRAIGHT),
  seed("jsonl", "jsonl", lines(RECORDS), "", STRAIGHT),
  seed("parquet", "parquet", parquetFile, "", STRAIGHT),
  seed("xlsx", "xlsx", sheet, "", STRAIGHT),
  seed("label_studio", "json", JSON.stringify(TASKS)),
  seed("label_studio_min", "json", JSON.stringify(JSON_MIN), ", questions := 'violation?'"),
  seed("label_studio_csv", "csv", delimited(",", Object.keys(flatCsv[0]!), flatCsv), ", questions := 'violation?'"),
  seed("appen", "csv", delimited(",", APPEN, JUDGEMENTS), ", questions := 'is_spam?'"),
  seed("labelbox", "ndjson", lines(DATA_ROWS)),
  seed("argilla", "json", JSON.stringify(ARGILLA), ", questions := 'verdict?'"),
  seed("toloka", "tsv", delimited("\t", TOLOKA, ASSIGNMENTS), ", questions := 'verdict?'"),
  seed("cvat_quality", "json", JSON.stringify(REPORT)),
  seed("dsa", "csv", delimited(",", DSA, STATEMENTS)),
];

/** SQL for the Parquet file of `seeds`. */
export const RECORDS_SQL = `SELECT ${NAMES.map((name) => `record ->> '${name}' AS ${name}`).join(", ")}
  FROM (SELECT unnest(json_extract('${JSON.stringify(RECORDS).replaceAll("'", "''")}', '$[*]')) AS record)`;
