/** A small export of every tool with a macro, in its published shape, with personal data where the tool has them. */

/** What must never be seen again. */
export const SECRETS = [
  "somsri@example.org",
  "Somsri",
  "192.0.2.115",
  "Perth",
  "https://example.org/clip",
  "what was said",
];

const json = (...records: object[]): string => JSON.stringify(records);
const lines = (...records: object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");

const TIMES = { created_at: "2026-09-01T08:00:00Z", updated_at: "2026-09-01T09:00:00Z" };

const choice = (value: string) => [{ from_name: "violation", type: "choices", value: { choices: [value] } }];
const labelStudio = json(
  ...["ok", "bad"].map((value, index) => ({
    id: index + 1,
    data: { text: "what was said", market: "TH", url: "https://example.org/clip" },
    annotations: [
      {
        id: 10 + index,
        completed_by: { id: 7, email: "somsri@example.org" },
        result: choice(value),
        lead_time: 12,
        ...TIMES,
      },
      { id: 20 + index, completed_by: { id: 8 }, result: choice("ok"), ground_truth: index === 1, ...TIMES },
    ],
    predictions: [{ id: 30 + index, model_version: "guard-1", score: 0.75, result: choice(value) }],
  })),
);

const flat = (id: number, annotator: number, violation: string) => ({
  id,
  annotator,
  annotation_id: id * 10 + annotator,
  lead_time: 12,
  text: "what was said",
  market: "TH",
  violation,
  ...TIMES,
});
const FLAT = [flat(1, 7, "ok"), flat(1, 8, "bad"), flat(2, 7, "ok")];
const flatCsv = [Object.keys(FLAT[0]!).join(","), ...FLAT.map((record) => Object.values(record).join(",")), ""].join(
  "\n",
);

const labelboxLabel = (id: string, answer: string, performance: object) => ({
  id,
  label_details: { ...TIMES, created_by: "somsri@example.org" },
  performance_details: { seconds_to_create: 12, skipped: false, ...performance },
  annotations: { objects: [], classifications: [{ name: "Violation", radio_answer: { name: answer } }] },
});
const labelbox = lines({
  data_row: { id: "d1", external_id: "clip.mp4", row_data: "https://example.org/clip" },
  metadata_fields: [{ schema_name: "market", value: "TH" }],
  projects: {
    p1: {
      name: "One",
      labels: [
        labelboxLabel("l1", "Spam", {}),
        labelboxLabel("l2", "Fine", { benchmark_score: 0, benchmark_reference_label: "l1" }),
      ],
      project_details: {},
    },
  },
});

const argilla = json(
  ...["ok", "bad"].map((value, index) => ({
    id: `r${index}`,
    _server_id: `s${index}`,
    text: "what was said",
    market: "TH",
    "verdict.responses": [value, "ok"],
    "verdict.responses.users": ["u1", "u2"],
    "verdict.responses.status": ["submitted", "submitted"],
    "why.responses": [
      "because he says what was said to everybody who was there, at great length and more than once, so that nobody could miss it",
    ],
    "why.responses.users": ["u1"],
    "why.responses.status": ["submitted"],
  })),
);

const APPEN_HEADER =
  "_unit_id,_created_at,_golden,_id,_started_at,_tainted,_trust,_worker_id,_country,_region,_city,_ip,is_spam,is_spam_gold,text";
const appenRow = (unit: number, id: number, worker: number, answer: string, gold: string) =>
  `${unit},7/${13 + id}/2026 23:53:21,${gold !== ""},${id},7/${13 + id}/2026 23:53:03,false,0.9,${worker},THA,51,Perth,192.0.2.115,${answer},${gold},what was said`;
const appen = [
  APPEN_HEADER,
  appenRow(1, 1, 71, "no", ""),
  appenRow(1, 2, 72, "yes", ""),
  appenRow(2, 3, 71, "no", "yes"),
  "",
].join("\n");

const TOLOKA = ["INPUT:url", "INPUT:market", "OUTPUT:verdict", "OUTPUT:comment", "GOLDEN:verdict", "HINT:text"];
const toloka = [
  [...TOLOKA, ...["assignment_id", "worker_id", "status", "started"].map((name) => `ASSIGNMENT:${name}`)],
  ["https://example.org/clip1", "TH", "ok", "what was said", "", "", "a1", "w1", "APPROVED", "2026-09-01T08:00:00"],
  ["https://example.org/clip2", "TH", "bad", "", "ok", "", "a2", "w2", "APPROVED", "2026-09-01T08:01:00"],
]
  .map((fields) => `${fields.join("\t")}\n`)
  .join("");

const MATRIX = {
  labels: ["car", "bus", "unmatched"],
  rows: [
    [2, 1, 0],
    [0, 0, 0],
    [1, 0, 0],
  ],
};
const cvat = JSON.stringify(
  {
    id: 42,
    job_id: 5,
    created_date: "2026-09-03T08:00:00Z",
    target_last_updated: "2026-09-02T08:00:00Z",
    gt_last_updated: "2026-09-01T08:00:00Z",
    assignee: { id: 9, username: "Somsri" },
    comparison_summary: { annotations: { confusion_matrix: MATRIX } },
    frame_results: { "7": { conflicts: [], annotations: { confusion_matrix: MATRIX } } },
  },
  null,
  2,
);

const DSA_HEADER =
  "uuid,decision_visibility,decision_ground,category,content_language,application_date,decision_facts,automated_decision,platform_name,created_at";
const dsa = [
  DSA_HEADER,
  ...[1, 2].map(
    (id) =>
      `u${id},"[""DECISION_VISIBILITY_CONTENT_REMOVED""]",DECISION_GROUND_ILLEGAL_CONTENT,STATEMENT_CATEGORY_SCAMS,DE,2026-09-0${id} 08:00:00,what was said,AUTOMATED_DECISION_FULLY,Streams,2026-09-02 00:00:12`,
  ),
  "",
].join("\n");

interface ToolExample {
  readonly file: string;
  readonly content: string;
  /** The macros that the draft calls. */
  readonly macros: readonly string[];
  /** Rows of annotations and of reference labels in the snapshot. */
  readonly rows: readonly [annotations: number, references: number];
}

/** By the name of the macro. */
export const TOOL_EXPORTS: { readonly [macro: string]: ToolExample } = {
  label_studio: { file: "export.json", content: labelStudio, macros: ["label_studio"], rows: [6, 1] },
  label_studio_min: { file: "min.json", content: json(...FLAT), macros: ["label_studio_min"], rows: [3, 0] },
  label_studio_csv: { file: "flat.csv", content: flatCsv, macros: ["label_studio_csv"], rows: [3, 0] },
  labelbox: { file: "export.ndjson", content: labelbox, macros: ["labelbox", "labelbox_gold"], rows: [2, 1] },
  argilla: { file: "records.json", content: argilla, macros: ["argilla"], rows: [4, 0] },
  appen: { file: "full.csv", content: appen, macros: ["appen", "appen_gold"], rows: [3, 1] },
  toloka: { file: "pool.tsv", content: toloka, macros: ["toloka", "toloka_gold"], rows: [2, 1] },
  cvat_quality: { file: "report.json", content: cvat, macros: ["cvat_quality"], rows: [4, 4] },
  dsa: { file: "sor.csv", content: dsa, macros: ["dsa"], rows: [6, 0] },
};
