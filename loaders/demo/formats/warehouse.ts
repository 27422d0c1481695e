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
 * several may be picked. Visits that were broken off are none. Rarely a row is exported twice.
 */
export function createWarehouse(place: Place): Writer {
  const name = "annotations.csv";
  const file = createCsvFile(place(name), COLUMNS);

  function writeAnswer(made: Case, submission: Submission, question: string, label: string | null): void {
    const twice = isRepeated(file.rows + 1);
    writeRow(made, submission, question, label, twice ? null : flawOf(file.rows + 1), 0);
    if (twice) writeRow(made, submission, question, label, null, REPEATED_LATER);
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
      for (const submission of made.submissions) {
        const { violation, context, harm } = submission.answers;
        writeAnswer(made, submission, "violation", violation);
        for (const pick of context ?? []) writeAnswer(made, submission, `context:${pick}`, "yes");
        if (harm !== undefined) writeAnswer(made, submission, "harm", String(harm));
      }
    },
    close() {
      file.close();
      return { [name]: file.rows };
    },
  };
}
