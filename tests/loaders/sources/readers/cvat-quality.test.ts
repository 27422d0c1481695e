import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";

const matrix = (...rows: number[][]) => ({
  labels: ["car", "bus", "unmatched"],
  rows,
  axes: { cols: "gt", rows: "ds" },
  precision: [],
  recall: [],
  accuracy: [],
});
const summary = (confusion_matrix: object | null) => ({
  valid_count: 2,
  missing_count: 1,
  extra_count: 0,
  total_count: 4,
  ds_count: 3,
  gt_count: 4,
  accuracy: 0.5,
  confusion_matrix,
});
const conflict = (type: string, severity: string) => ({
  frame_id: 7,
  type,
  severity,
  annotation_ids: [{ obj_id: 1, job_id: 5, type: "shape", shape_type: "rectangle" }],
});
/** Two cars found, a bus taken for a car, a car missed; and a box that overlaps too little. */
const FRAME = {
  conflicts: [
    conflict("mismatching_label", "error"),
    conflict("missing_annotation", "error"),
    conflict("low_overlap", "warning"),
  ],
  annotations: summary(matrix([2, 1, 0], [0, 0, 0], [1, 0, 0])),
};
/** The report of a job, cut to what matters. */
const report = (more: object) => ({
  id: 42,
  job_id: 5,
  task_id: 3,
  parent_id: 41,
  created_date: "2026-09-03T08:00:00.000000Z",
  target_last_updated: "2026-09-02T08:00:00.000000Z",
  gt_last_updated: "2026-09-01T08:00:00.000000Z",
  assignee: { id: 9, username: "one", first_name: "Somsri", last_name: "S" },
  parameters: { iou_threshold: 0.4 },
  comparison_summary: {
    frame_count: 1,
    frame_share: 0.1,
    annotations: summary(matrix([2, 1, 0], [0, 0, 0], [1, 0, 0])),
  },
  frame_results: { "7": FRAME },
  ...more,
});
const read = (content: object) =>
  readThrough("cvat_quality('*.json')", { "report.json": JSON.stringify(content, null, 2) });
const pairs = (rows: readonly Record<string, unknown>[]) =>
  rows.map(({ label, reference_label }) => [label, reference_label]);

describe("cvat_quality()", () => {
  it("yields each pair that a frame's confusion matrix counts, and leaves out the conflicts", async () => {
    const { rows, file } = await read(report({}));
    expect(pairs(rows)).toEqual([
      ["car", "car"],
      ["car", "car"],
      ["car", "bus"],
      ["unmatched", "car"],
    ]);
    expect(rows[1]).toEqual({
      annotation_id: "report 42 frame 7 car car 1",
      item_id: "report 42 frame 7 car car 1",
      question: "label",
      label: "car",
      reference_label: "car",
      status: "labelled",
      annotator_id: "9",
      annotator_kind: "human",
      labeled_at: null,
      updated_at: "2026-09-02T08:00:00.000000Z",
      decided_at: "2026-09-01T08:00:00.000000Z",
      report_id: "42",
      reported_at: "2026-09-03T08:00:00.000000Z",
      target: "job 5",
      job_id: "5",
      task_id: "3",
      project_id: null,
      frame: "7",
      source_file: "report.json",
      source_row: 2,
    });
    expect(file).toMatchObject({
      records: 7,
      leftOut: [{ reason: "conflict: of labels, so in the confusion matrix, or of geometry", records: 3 }],
    });
  });

  it("falls back to the matrix of the whole report, and says who labelled only for a job", async () => {
    const { rows } = await read(report({ job_id: null, task_id: null, project_id: 2, frame_results: null }));
    expect(pairs(rows)).toHaveLength(4);
    expect(rows[0]).toMatchObject({ target: "project 2", frame: null, annotator_id: null });
  });

  it("leaves out a report without any matrix", async () => {
    const { rows, file } = await read(
      report({ frame_results: {}, comparison_summary: { annotations: summary(null) } }),
    );
    expect(rows).toEqual([]);
    expect(file).toMatchObject({ records: 1, leftOut: [{ reason: "report without a confusion matrix", records: 1 }] });
  });

  it("stages no name of the assignee", async () => {
    expect(JSON.stringify((await read(report({}))).rows)).not.toMatch(/Somsri|"one"/);
  });

  it("stops at another shape, naming what is missing", async () => {
    await expect(read({ version: "1.0", confusion: [] })).rejects.toThrow(
      "tool/report.json: expected a quality report of CVAT, but comparison_summary is missing. Found: confusion, version. Download the report",
    );
  });

  it("gives CVAT's accuracy through two short mappings, of the latest report only", async () => {
    const latest = "QUALIFY rank() OVER (PARTITION BY target ORDER BY reported_at DESC) = 1";
    const { read: ask, manifest } = await takeFrom({
      "tool/old.json": JSON.stringify(report({ id: 40, created_date: "2026-09-01T08:00:00Z" })),
      "tool/new.json": JSON.stringify(report({})),
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_id,
          annotator_kind, updated_at, 'gold' AS round, source_file, source_row
        FROM cvat_quality('*.json') ${latest}`,
      "tool/reference_labels.sql": `
        SELECT annotation_id AS reference_id, item_id, question, reference_label, 'ground truth' AS reference_set,
          'gold' AS kind, 'gold' AS selection, decided_at, annotation_id AS audited_annotation_id, source_file, source_row
        FROM cvat_quality('*.json') ${latest}`,
    });
    // 2 of 4, as the report's own summary says.
    expect(await ask("SELECT count(*) AS n, avg(correct::INTEGER) AS accuracy FROM $judgements")).toEqual([
      { n: 4, accuracy: 0.5 },
    ]);
    expect(manifest.tables.quarantine!.rows).toBe(0);
  });
});
