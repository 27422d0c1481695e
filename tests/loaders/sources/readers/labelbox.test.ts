import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";

/** The shape of Labelbox's export, version 2: one data row with the labels of its projects. */
const dataRow = (id: string, projects: { [id: string]: object[] }, more: object = {}) => ({
  data_row: {
    id,
    global_key: `key-${id}`,
    external_id: "clip.mp4",
    row_data: "https://example.org/clip.mp4",
    details: { dataset_name: "streams", created_by: "uploader@example.org" },
  },
  media_attributes: { mime_type: "video/mp4" },
  metadata_fields: [{ schema_id: "cko8", schema_name: "market", value: "TH" }],
  embeddings: [],
  projects: Object.fromEntries(
    Object.entries(projects).map(([project, labels]) => [
      project,
      {
        name: `Project ${project}`,
        labels,
        project_details: { batch_name: "week 36", workflow_status: "DONE", workflow_history: [] },
      },
    ]),
  ),
  ...more,
});
const label = (id: string, classifications: object[], performance: object = {}, objects: object[] = []) => ({
  label_kind: "Default",
  version: "1.0.0",
  id,
  label_details: {
    created_at: "2026-09-01T08:00:00.000+00:00",
    updated_at: "2026-09-01T09:00:00.000+00:00",
    created_by: "one@example.org",
    content_last_updated_at: "2026-09-01T08:30:00.000+00:00",
    reviews: [{ reviewed_by: "lead@example.org" }],
  },
  performance_details: { seconds_to_create: 12, seconds_to_review: 3, skipped: false, ...performance },
  annotations: { objects, classifications, relationships: [] },
});
const radio = (name: string, answer: string, ...classifications: object[]) => ({
  feature_id: "f1",
  name,
  radio_answer: { feature_id: "f2", name: answer, value: answer.toLowerCase(), classifications },
});
const checklist = (name: string, ...answers: (string | [answer: string, ...classifications: object[]])[]) => ({
  feature_id: "f3",
  name,
  checklist_answers: answers.map((given) => {
    const [answer, ...classifications] = typeof given === "string" ? [given] : given;
    return { name: answer, value: answer.toLowerCase(), classifications };
  }),
});
const text = (name: string) => ({ name, text_answer: { content: "a remark" } });

const lines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const read = (call: string, ...rows: object[]) =>
  readThrough(`${call}('*.ndjson')`, { "export.ndjson": lines(...rows) });

describe("labelbox()", () => {
  it("yields a radio answer with who, when, how long, and where it stood", async () => {
    const { rows } = await read(
      "labelbox",
      dataRow("d1", { p1: [label("l1", [radio("Violation", "Spam"), text("Why")])] }),
    );
    expect(rows).toEqual([
      {
        annotation_id: "l1",
        item_id: "d1",
        question: "Violation",
        label: "Spam",
        status: "labelled",
        annotator_id: "one@example.org",
        annotator_kind: "human",
        labeled_at: "2026-09-01T08:00:00.000+00:00",
        updated_at: "2026-09-01T09:00:00.000+00:00",
        handling_seconds: "12",
        round: "production",
        benchmark: "false",
        benchmark_score: null,
        consensus_score: null,
        objects: "0",
        project_id: "p1",
        project: "Project p1",
        batch: "week 36",
        workflow_status: "DONE",
        dataset: "streams",
        global_key: "key-d1",
        external_id: "clip.mp4",
        data: '{"market":"TH"}',
        source_file: "export.ndjson",
        source_row: 1,
      },
    ]);
  });

  it("makes each checklist answer a question of its own, and finds nested ones", async () => {
    const nested = radio(
      "Violation",
      "Yes",
      checklist("Kinds", ["Spam", radio("By whom", "Bot")]),
      radio("Grave", "No"),
    );
    const { rows } = await read("labelbox", dataRow("d1", { p1: [label("l1", [nested])] }));
    expect(rows.map(({ question, label }) => [question, label])).toEqual([
      ["By whom", "Bot"],
      ["Grave", "No"],
      ["Kinds:Spam", "yes"],
      ["Violation", "Yes"],
    ]);
  });

  it("reads the labels of several projects in one data row, and counts the data row nobody labelled", async () => {
    const { rows, file } = await read(
      "labelbox",
      dataRow("d1", {
        p1: [label("l1", [radio("q", "a")]), label("l2", [radio("q", "b")])],
        p2: [label("l3", [radio("r", "c")])],
      }),
      dataRow("d2", { p1: [] }),
      dataRow("d3", {}),
    );
    expect(rows.map(({ annotation_id, project, source_row }) => [annotation_id, project, source_row])).toEqual([
      ["l1", "Project p1", 1],
      ["l2", "Project p1", 2],
      ["l3", "Project p2", 3],
    ]);
    expect(file).toMatchObject({ records: 5, leftOut: [{ reason: "data row without labels", records: 2 }] });
  });

  it("reads both spellings of the consensus score", async () => {
    const { rows } = await read(
      "labelbox",
      dataRow("d1", {
        p1: [
          label("l1", [radio("q", "a")], { consensus_score: 0.5 }),
          label("l2", [radio("q", "a")], { "consensus-score": 0.75 }),
        ],
      }),
    );
    expect(rows.map(({ consensus_score }) => consensus_score)).toEqual(["0.5", "0.75"]);
  });

  it("knows the benchmark, and what was scored against it, as the gold round", async () => {
    const scored = { benchmark_score: 0, benchmark_reference_label: "l1" };
    const { rows } = await read(
      "labelbox",
      dataRow("d1", { p1: [label("l1", [radio("q", "a")]), label("l2", [radio("q", "b")], scored)] }),
      dataRow("d2", { p1: [label("l3", [radio("q", "a")])] }),
    );
    expect(rows.map(({ annotation_id, benchmark, round }) => [annotation_id, benchmark, round])).toEqual([
      ["l1", "true", "gold"],
      ["l2", "false", "gold"],
      ["l3", "false", "production"],
    ]);
  });

  it("gives a skipped label a row per question of its project, and leaves it out where none is known", async () => {
    const skipped = label("l2", [], { skipped: true });
    const { rows, file } = await read(
      "labelbox",
      dataRow("d1", {
        p1: [label("l1", [radio("q", "a", radio("nested", "b")), checklist("tags", "c")]), skipped],
        p2: [label("l3", [], { skipped: true })],
      }),
    );
    expect(rows.filter(({ annotation_id }) => annotation_id !== "l1")).toMatchObject([
      { annotation_id: "l2", question: "q", label: null, status: "skipped" },
      { annotation_id: "l2", question: "tags", label: null, status: "skipped" },
    ]);
    expect(file).toMatchObject({
      records: 3,
      leftOut: [{ reason: "skipped, and no label of its project shows a question", records: 1 }],
    });
  });

  it("counts objects only, and leaves out a label that has nothing else", async () => {
    const box = { name: "face", annotation_kind: "ImageBoundingBox", bounding_box: {}, classifications: [] };
    const { rows, file } = await read(
      "labelbox",
      dataRow("d1", { p1: [label("l1", [radio("q", "a")], {}, [box, box]), label("l2", [text("Why")], {}, [box])] }),
    );
    expect(rows.map(({ annotation_id, objects }) => [annotation_id, objects])).toEqual([["l1", "2"]]);
    expect(file.leftOut).toEqual([{ reason: "no radio or checklist answer", records: 1 }]);
  });

  it("reads an array too, and counts a broken line", async () => {
    const row = (id: string) => dataRow(id, { p1: [label(`l-${id}`, [radio("q", "a")])] });
    expect(
      (await readThrough("labelbox('a.json')", { "a.json": JSON.stringify([row("d1"), row("d2")]) })).rows,
    ).toHaveLength(2);
    const { rows, file } = await readThrough("labelbox('a.ndjson')", {
      "a.ndjson": `${lines(row("d1"))}{"data_row": {"id"\n${lines(row("d2"))}`,
    });
    expect(rows.map(({ item_id, source_row }) => [item_id, source_row])).toEqual([
      ["d1", 1],
      ["d2", 3],
    ]);
    expect(file).toMatchObject({
      records: 3,
      unreadable: [{ record: 2, reason: "expected a JSON object, each key once" }],
    });
  });

  it("stages no address but the annotator's", async () => {
    const { rows } = await read("labelbox", dataRow("d1", { p1: [label("l1", [radio("q", "a")])] }));
    expect(JSON.stringify(rows).match(/\w+@example\.org/g)).toEqual(["one@example.org"]);
  });

  it("stops at another shape, naming what is missing", async () => {
    await expect(read("labelbox", { "Labeled Data": "x", Label: {} })).rejects.toThrow(
      "tool/export.ndjson: expected an export of Labelbox, version 2, but data_row, projects are missing. Found: Label, Labeled Data. Export the data rows",
    );
  });
});

describe("labelbox_gold()", () => {
  const scored = { benchmark_score: 0, benchmark_reference_label: "l1" };
  const judged = dataRow("d1", {
    p1: [
      label("l1", [radio("q", "a"), checklist("tags", "c")]),
      {
        ...label("l2", [radio("q", "b")], scored),
        label_details: { created_by: "two@example.org", created_at: "2026-09-02T08:00:00Z" },
      },
    ],
  });

  it("yields the answers of the benchmark", async () => {
    const { rows, file } = await read("labelbox_gold", judged);
    const reference = {
      reference_id: "l1",
      item_id: "d1",
      kind: "gold",
      selection: "gold",
      decided_by: "one@example.org",
      decided_at: "2026-09-01T09:00:00.000+00:00",
      data: '{"market":"TH"}',
      source_file: "export.ndjson",
      source_row: 1,
    };
    expect(rows).toEqual([
      { ...reference, question: "q", reference_label: "a" },
      { ...reference, question: "tags:c", reference_label: "yes" },
    ]);
    expect(file).toMatchObject({ records: 2, leftOut: [{ reason: "no gold answer", records: 1 }] });
  });

  it("judges the others through two short mappings, not its own label", async () => {
    const { read: ask, manifest } = await takeFrom({
      "tool/export.ndjson": lines(judged),
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_id,
          annotator_kind, data->>'market' AS market, labeled_at, updated_at, handling_seconds, round, source_file, source_row
        FROM labelbox('*.ndjson')`,
      "tool/reference_labels.sql": `
        SELECT reference_id, item_id, question, reference_label, 'benchmarks' AS reference_set, kind, selection,
          decided_by, decided_at, source_file, source_row
        FROM labelbox_gold('*.ndjson')`,
    });
    expect(await ask("SELECT market, round, label, reference_label, correct FROM $judgements")).toEqual([
      { market: "TH", round: "gold", label: "b", reference_label: "a", correct: false },
    ]);
    expect(manifest.tables).toMatchObject({ annotations: { rows: 3 }, quarantine: { rows: 0 } });
  });
});
