/** Which tool an annotation was made in, and the id it has there. */
import type { Submission } from "../canonical.js";
import { LABELBOX_TEAM } from "../setting.js";

export type Tool = "label-studio" | "labelbox";

/** One team has a tool of its own; models' predictions are kept with everybody else's labels. */
export const toolOf = ({ annotator }: Pick<Submission, "annotator">): Tool =>
  annotator !== null && annotator.team === LABELBOX_TEAM ? "labelbox" : "label-studio";

/** The annotation in its tool: a number, or the 25 letters and digits Labelbox gives everything. */
export function localId(submission: Submission): string {
  if (submission.annotator === null) return `prediction:${submission.id}`;
  return toolOf(submission) === "labelbox" ? labelboxId("label", submission.id) : String(submission.id);
}

/** The annotation's id in a snapshot, where ids of several tools meet. */
export const annotationId = (submission: Submission): string => `${toolOf(submission)}:${localId(submission)}`;

const KINDS = {
  row: "0r",
  dataset: "0d",
  project: "0p",
  label: "0a",
  harm: "0h",
  benchmark: "0b",
  feature: "0f",
  field: "0m",
};

/** An id as Labelbox makes them, unique over kinds of things. */
export const labelboxId = (kind: keyof typeof KINDS, number: number): string =>
  `cmplumb${KINDS[kind]}${number.toString(36).padStart(16, "0")}`;
