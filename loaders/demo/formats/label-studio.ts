import { DAY, isoTime } from "../calendar.js";
import type { Case, Submission } from "../canonical.js";
import { CANNOT_JUDGE, MODEL_NO_VIOLATION, NO_VIOLATION, REFUSED } from "../setting.js";
import { flawOf, isRepeated, malformedTime, misspelt } from "./flaws.js";
import { createTextFile } from "./text-file.js";

export interface LabelStudioOptions {
  readonly project: number;
  /** Newer versions write `completed_by` as an object with the address, older ones as a number. */
  readonly people: "number" | "object";
  /** When the export was made: predictions are dated relative to it, too. */
  readonly exportedAt: number;
}

export interface LabelStudioFile {
  /** Writes the case as a task, rarely twice. */
  write(made: Case): Promise<void>;
  readonly tasks: number;
  /** Annotations, cancelled ones included. */
  readonly annotations: number;
  readonly predictions: number;
  close(): Promise<void>;
}

/** A Label Studio JSON export: an array of tasks with their annotations and predictions, a task per line. */
export async function createLabelStudioFile(path: string, options: LabelStudioOptions): Promise<LabelStudioFile> {
  const file = await createTextFile(path);
  const count = { tasks: 0, annotations: 0, predictions: 0 };
  let before = "[\n";

  async function writeTask(made: Case, touchedLater: number): Promise<void> {
    count.tasks += 1;
    const annotations = [
      ...made.submissions.filter(({ annotator }) => annotator).map((submission) => ({ submission, cancelled: false })),
      ...made.cancelled.map((submission) => ({ submission, cancelled: true })),
    ].map(({ submission, cancelled }) => {
      count.annotations += 1;
      return annotation(made, submission, cancelled, flawOf(count.annotations), touchedLater, options);
    });
    const predictions = made.submissions
      .filter(({ modelVersion }) => modelVersion)
      .map((submission) => {
        count.predictions += 1;
        return prediction(made, submission, options);
      });
    await file.write(before + JSON.stringify(task(made, annotations, predictions, options)));
    before = ",\n";
  }

  return {
    get tasks() {
      return count.tasks;
    },
    get annotations() {
      return count.annotations;
    },
    get predictions() {
      return count.predictions;
    },
    async write(made) {
      await writeTask(made, 0);
      if (isRepeated(count.tasks)) await writeTask(made, 1000);
    },
    async close() {
      await file.write(before === "[\n" ? "[]\n" : "\n]\n");
      await file.close();
    },
  };
}

function task(
  made: Case,
  annotations: readonly unknown[],
  predictions: readonly unknown[],
  { project }: LabelStudioOptions,
) {
  const { item } = made;
  return {
    id: item.number,
    annotations,
    predictions,
    drafts: [],
    data: {
      item_id: item.id,
      market: item.market,
      queue: item.queue,
      reported_policy: item.policy,
      policy_version: item.policyVersion,
      language: item.language,
      reported_at: isoTime(item.createdAt),
      round: made.round,
      session: made.session,
      enforced_annotation: made.final && annotationId(made.final),
      title: `stream title ${item.number}`,
      url: `https://live.example/${item.market.toLowerCase()}/${item.creator}/${item.id}`,
    },
    meta: {},
    created_at: isoTime(item.createdAt),
    updated_at: isoTime(Math.max(item.createdAt, ...made.submissions.map(({ updatedAt }) => updatedAt))),
    inner_id: item.number,
    total_annotations: annotations.length - made.cancelled.length,
    cancelled_annotations: made.cancelled.length,
    total_predictions: predictions.length,
    project,
  };
}

function annotation(
  made: Case,
  submission: Submission,
  cancelled: boolean,
  flaw: ReturnType<typeof flawOf>,
  touchedLater: number,
  { project, people }: LabelStudioOptions,
) {
  const { userId, email, firstName, lastName } = submission.annotator!;
  const created = isoTime(submission.labeledAt);
  const given = submission.answers.violation ?? CANNOT_JUDGE;
  const result = cancelled ? [] : results(submission, flaw === "label" ? misspelt(given) : given);
  return {
    id: submission.id,
    completed_by: people === "number" ? userId : { id: userId, email, first_name: firstName, last_name: lastName },
    result,
    was_cancelled: cancelled,
    ground_truth: false,
    created_at: flaw === "time" ? malformedTime(created) : created,
    updated_at: isoTime(submission.updatedAt + touchedLater),
    draft_created_at: null,
    lead_time: Number(submission.handlingSeconds!.toFixed(3)),
    prediction: {},
    result_count: result.length,
    unique_id: uuid(submission.id),
    last_action: null,
    task: made.item.number,
    project,
    updated_by: userId,
    parent_prediction: null,
    parent_annotation: null,
  };
}

function prediction(made: Case, submission: Submission, { project, exportedAt }: LabelStudioOptions) {
  const { violation } = submission.answers;
  return {
    id: submission.id,
    result: results(submission, violation === NO_VIOLATION ? MODEL_NO_VIOLATION : (violation ?? REFUSED)),
    model_version: submission.modelVersion,
    created_ago: `${Math.floor((exportedAt - submission.labeledAt) / DAY)} days`,
    score: submission.confidence === null ? null : Number(submission.confidence.toFixed(4)),
    cluster: null,
    mislabeling: 0,
    created_at: isoTime(submission.labeledAt),
    updated_at: isoTime(submission.updatedAt),
    task: made.item.number,
    project,
  };
}

/** The answers as the labelling form's controls write them. */
function results({ id, annotator, answers }: Submission, violation: string): unknown[] {
  const control = (name: string, type: string, value: unknown) => ({
    id: `${name}-${id}`,
    from_name: name,
    to_name: "stream",
    type,
    origin: annotator ? "manual" : "prediction",
    value,
  });
  return [
    control("violation", "choices", { choices: [violation] }),
    ...(answers.context ? [control("context", "choices", { choices: answers.context })] : []),
    ...(answers.harm === undefined ? [] : [control("harm", "rating", { rating: answers.harm })]),
  ];
}

/** The id other tools know an annotation or a prediction by. */
export const annotationId = ({ id, annotator }: Submission): string => (annotator ? `${id}` : `prediction:${id}`);

const uuid = (id: number): string => `5f1e7a30-0000-4000-8000-${id.toString(16).padStart(12, "0")}`;
