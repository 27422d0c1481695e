import { readFileSync } from "node:fs";
import { ENCODING } from "../encoding.js";
import { labelRows } from "./answers.js";
import { stageArray } from "./json.js";
import { toolReader } from "./tool.js";

const STATEMENT = readFileSync(new URL("cvat-quality.sql", import.meta.url), "utf8");

/** Reports overlap: of each target the latest counts. */
const LATEST = "QUALIFY rank() OVER (PARTITION BY target ORDER BY reported_at DESC) = 1";

/**
 * `cvat_quality(path)`: CVAT's quality report as JSON. One row per pair of an annotated shape and its ground truth that
 * the confusion matrices count, with the columns of `cvat-quality.sql`: `label`, and `reference_label`, either
 * `unmatched` where that side has no shape. Both sides of a pair are an item of its own, so that their share agreeing
 * is CVAT's accuracy; nothing can be said of agreement between annotators, of time or, but for a job's assignee, of
 * who labelled. Reports overlap (of a job and its task, of yesterday and today): let the mapping choose by `target`
 * and `reported_at`.
 */
export const cvatQuality = toolReader({
  name: "cvat_quality",
  version: 2,
  parameters: [ENCODING],
  expected: "a quality report of CVAT",
  remedy: "Download the report of a job, task or project as JSON.",
  formats: ["json"],
  read: stageArray,
  required: ["comparison_summary"],
  optional: [
    "id",
    "job_id",
    "task_id",
    "project_id",
    "created_date",
    "target_last_updated",
    "gt_last_updated",
    "assignee",
    "frame_results",
  ],
  further: () => false,
  tables: [
    {
      table: "annotations",
      columns: { round: "'gold'" },
      clause: LATEST,
      remarks: [
        {
          assumed: "of the reports of one job, task or project the latest counts, and none is part of another",
          evidence: "reports name their target and time",
          change: "choose jobs or tasks with WHERE, as a task's report repeats its jobs'",
        },
      ],
    },
    {
      table: "reference_labels",
      columns: {
        reference_id: "annotation_id",
        reference_set: "'ground truth'",
        kind: "'gold'",
        selection: "'gold'",
        audited_annotation_id: "annotation_id",
      },
      clause: LATEST,
    },
  ],
  statement: () => STATEMENT,
  rows: labelRows("no label"),
});
