import { isoTime } from "../calendar.js";
import type { Case, Submission } from "../canonical.js";
import { createCsvFile } from "./csv-file.js";
import { type Flaw, flawOf, isRepeated, malformedTime, misspelt, REPEATED_LATER } from "./flaws.js";
import { annotationId } from "./tools.js";
import type { Place, Writer } from "./writer.js";

const COLUMNS = [
  "annotation_id",
  "item_id",
  "question",
  "label",
  "status",
  "annotator_id",
  "annotator_kind",
  "model_version",
  "team",
  "market",
  "queue",
  "policy",
  "language",
  "labeled_at",
  "updated_at",
  "handling_seconds",
  "confidence",
  "final",
  "round",
  "session_id",
  "policy_version",
] as const;

/**
 * All labels of people and models as one plain CSV, as a warehouse hands them over: a row per label, and per pick where
 * several may be picked. Visits that were broken off are none. Rarely a visit is exported twice.
 */
export function createWarehouse(place: Place): Writer {
  const name = "annotations.csv";
  const file = createCsvFile(place(name), COLUMNS);

  let visits = 0;

  /** A visit is exported twice as a whole: rows of a later version take the place of all earlier ones. */
  function writeVisit(made: Case, submission: Submission): void {
    visits += 1;
    const twice = isRepeated(visits);
    writeAnswers(made, submission, twice, 0);
    if (twice) writeAnswers(made, submission, true, REPEATED_LATER);
  }

  function writeAnswers(made: Case, submission: Submission, isWhole: boolean, later: number): void {
    const { violation, context, harm } = submission.answers;
    const write = (question: string, label: string | null) =>
      writeRow(made, submission, question, label, isWhole ? null : flawOf(file.rows + 1), later);
    write("violation", violation);
    for (const pick of context ?? []) write(`context:${pick}`, "yes");
    if (harm !== undefined) write("harm", String(harm));
  }

  function writeRow(
    made: Case,
    submission: Submission,
    question: string,
    label: string | null,
    flaw: Flaw | null,
    later: number,
  ): void {
    const { item } = made;
    const { annotator, handlingSeconds, confidence } = submission;
    const labeled = isoTime(submission.labeledAt);
    file.write({
      annotation_id: annotationId(submission),
      item_id: item.id,
      question,
      // A shortened `yes` or `4` would be no misspelling.
      label: flaw === "label" && label !== null && question === "violation" ? misspelt(label) : label,
      status: label !== null ? "labelled" : annotator ? "skipped" : "refused",
      annotator_id: annotator?.email ?? null,
      annotator_kind: annotator ? "human" : "model",
      model_version: submission.modelVersion,
      team: annotator?.team ?? null,
      market: item.market,
      queue: item.queue,
      policy: item.policy,
      language: item.language,
      labeled_at: flaw === "time" ? malformedTime(labeled) : labeled,
      updated_at: isoTime(submission.updatedAt + later),
      handling_seconds: handlingSeconds === null ? null : Math.round(handlingSeconds * 1000) / 1000,
      confidence: confidence === null ? null : Math.round(confidence * 10_000) / 10_000,
      final: made.final === null ? null : submission === made.final ? "true" : "false",
      round: made.round,
      session_id: made.session,
      policy_version: item.policyVersion,
    });
  }

  return {
    write(made) {
      for (const submission of made.submissions) writeVisit(made, submission);
    },
    close() {
      file.close();
      return { [name]: file.rows };
    },
  };
}
