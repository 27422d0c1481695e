import { readFileSync } from "node:fs";
import { labelRows } from "./answers.js";
import { stageArray } from "./json.js";
import { toolReader } from "./tool.js";

const STATEMENT = readFileSync(new URL("cvat-quality.sql", import.meta.url), "utf8");

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
  version: 1,
  parameters: [],
  expected: "a quality report of CVAT",
  remedy: "Download the report of a job, task or project as JSON.",
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
  statement: () => STATEMENT,
  rows: labelRows("no label"),
});
