import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Case, Item, Submission } from "../../../../loaders/demo/canonical.js";
import { createLabelbox, hasBenchmark } from "../../../../loaders/demo/formats/labelbox.js";
import type { Annotator } from "../../../../loaders/demo/people.js";
import { LABELBOX_TEAM, TEAMS } from "../../../../loaders/demo/setting.js";
import { temporaryFolder } from "../../exports.js";

const annotator = (email: string, team = LABELBOX_TEAM) => ({ email, team }) as Annotator;
const visit = (
  id: number,
  by: Annotator | null,
  violation: string | null,
  more: Partial<Submission> = {},
): Submission => ({
  id,
  answers: { violation },
  annotator: by,
  modelVersion: null,
  labeledAt: Date.parse("2026-09-01T08:00:00Z"),
  updatedAt: Date.parse("2026-09-01T09:00:00Z"),
  handlingSeconds: 12.3456,
  confidence: null,
  newcomer: false,
  ...more,
});
const item = {
  id: "th-7",
  number: 7,
  market: "TH",
  queue: "user-reports",
  policy: "gambling",
  language: "th",
  createdAt: Date.parse("2026-09-01T07:00:00Z"),
  policyVersion: "2026.2",
  creator: "@c",
  truth: "gambling",
} as Item;
const made = (submissions: Submission[], more: object = {}) =>
  ({
    item,
    round: "production",
    session: null,
    submissions,
    cancelled: [],
    final: null,
    audits: [],
    goldSince: null,
    goldLabel: null,
    ...more,
  }) as Case;
const [one, two] = [annotator("one@x.example"), annotator("two@x.example")];

// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
type Json = any;
async function exported(...cases: Case[]): Promise<Json[]> {
  const folder = await temporaryFolder();
  const writer = createLabelbox((file) => join(folder, file));
  for (const some of cases) writer.write(some);
  writer.close();
  const text = await readFile(join(folder, "export.ndjson"), "utf8");
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}
const labelsOf = (row: Json): Json[] => Object.values(row.projects as Json).flatMap((project: Json) => project.labels);

let row: Json;
beforeAll(() => expect(TEAMS.map(({ name }) => name)).toContain(LABELBOX_TEAM));

// Labelbox's documentation of the export, version 2.
test("a data row has the documented fields", async () => {
  [row] = await exported(
    made([visit(1, one, "gambling", { answers: { violation: "gambling", context: ["chat"], harm: 2 } })]),
  );
  expect(Object.keys(row)).toEqual(
    "data_row media_attributes attachments metadata_fields embeddings projects".split(" "),
  );
  expect(Object.keys(row.data_row)).toEqual("id global_key external_id row_data details".split(" "));
  expect(Object.keys(row.data_row.details)).toEqual(
    "dataset_id dataset_name created_at updated_at last_activity_at created_by".split(" "),
  );
  expect(row.data_row).toMatchObject({ global_key: "th-7", details: { created_at: "2026-09-01T07:00:00.000+00:00" } });
  expect(row.metadata_fields.map(({ schema_name, value }: Json) => [schema_name, value])).toEqual([
    ["item_id", "th-7"],
    ["market", "TH"],
    ["queue", "user-reports"],
    ["reported_policy", "gambling"],
    ["language", "th"],
    ["policy_version", "2026.2"],
    ["round", "production"],
  ]);
  for (const project of Object.values<Json>(row.projects)) {
    expect(Object.keys(project)).toEqual(["name", "labels", "project_details"]);
    expect(project.project_details).toMatchObject({ priority: 5, workflow_history: [{ action: "Move" }] });
  }
});

test("a label has the documented fields; the harm is rated in a project of its own", async () => {
  const [row] = await exported(
    made([visit(1, one, null, { answers: { violation: "gambling", context: ["chat", "audio"], harm: 2 } })]),
  );
  expect(Object.keys(row.projects)).toHaveLength(2);
  const [violation, harm] = labelsOf(row);
  expect(violation).toMatchObject({
    label_kind: "Default",
    version: "1.0.0",
    label_details: {
      created_at: "2026-09-01T08:00:00.000+00:00",
      updated_at: "2026-09-01T09:00:00.000+00:00",
      created_by: "one@x.example",
      content_last_updated_at: "2026-09-01T09:00:00.000+00:00",
      reviews: [],
    },
    performance_details: { seconds_to_create: 12.346, seconds_to_review: 0, skipped: false },
    annotations: { objects: [] },
  });
  const [{ name, radio_answer }] = violation.annotations.classifications;
  expect([name, radio_answer.name, radio_answer.value]).toEqual(["Violation", "Gambling", "gambling"]);
  expect(radio_answer.classifications[0].checklist_answers.map((answer: Json) => answer.name)).toEqual([
    "chat",
    "audio",
  ]);
  expect(harm.annotations.classifications[0]).toMatchObject({ name: "Harm", radio_answer: { name: "2" } });
  expect(harm.id).not.toBe(violation.id);
  expect(violation.id).toMatch(/^c[a-z0-9]{24}$/);
});

test("colleagues' labels have a consensus score, a skipped one none, a lonely one none", async () => {
  const [row, alone] = await exported(
    made([
      visit(1, one, "gambling"),
      visit(2, two, "scams"),
      visit(3, annotator("three@x"), "scams"),
      visit(4, annotator("four@x"), null),
    ]),
    made([visit(5, one, "gambling")]),
  );
  expect(labelsOf(row).map(({ performance_details }) => performance_details.consensus_score)).toEqual([
    0,
    0.5,
    0.5,
    undefined,
  ]);
  expect(labelsOf(row)[3]).toMatchObject({
    performance_details: { skipped: true },
    annotations: { classifications: [] },
  });
  expect(labelsOf(alone)[0].performance_details).not.toHaveProperty("consensus_score");
});

test("a gold item has its benchmark, without a score, that others are scored against", async () => {
  const gold = made([visit(1, one, "gambling"), visit(2, two, "scams")], {
    round: "gold",
    goldSince: Date.parse("2026-08-01T00:00:00Z"),
    goldLabel: "gambling",
  });
  expect(hasBenchmark(gold)).toBe(true);
  const [benchmark, right, wrong] = labelsOf((await exported(gold))[0]);
  expect(benchmark.label_details.created_by).toBe("gold.panel@platform.example");
  expect(benchmark.annotations.classifications[0].radio_answer.name).toBe("Gambling");
  expect(benchmark.performance_details).not.toHaveProperty("benchmark_score");
  expect(right.performance_details).toMatchObject({ benchmark_score: 1, benchmark_reference_label: benchmark.id });
  expect(wrong.performance_details).toMatchObject({ benchmark_score: 0, benchmark_reference_label: benchmark.id });
});

test("only the team's own visits are here; one broken off leaves a data row without labels", async () => {
  const other = annotator("other@x.example", "another team");
  expect(await exported(made([visit(1, other, "scams"), visit(2, null, "scams")]))).toEqual([]);
  const [row] = await exported(made([visit(1, other, "scams")], { cancelled: [visit(2, one, "scams")] }));
  expect(labelsOf(row)).toEqual([]);
});
