import { isoTime } from "../calendar.js";
import type { Case, Submission } from "../canonical.js";
import { GOLD_PANEL } from "../people.js";
import { type Flaw, flawOf, isRepeated, malformedTime, misspelt, REPEATED_LATER } from "./flaws.js";
import { jsonText } from "./json-text.js";
import { labelName } from "./label-names.js";
import { createTextFile } from "./text-file.js";
import { labelboxId, localId, toolOf } from "./tools.js";
import type { Place, Writer } from "./writer.js";

/** Every item is asked what it violates; how harmful a reported stream was is rated in a project of its own. */
const PROJECTS = {
  violation: { id: labelboxId("project", 1), name: "Live safety" },
  harm: { id: labelboxId("project", 2), name: "Harm of reported streams" },
};
const BENCHMARK_SECONDS = 95;

/** The visits that took place in Labelbox: those of one team. */
const submittedHere = ({ submissions }: Case): Submission[] =>
  submissions.filter((submission) => toolOf(submission) === "labelbox");

/** Whether Labelbox states the case's gold label: as the benchmark that others were scored against. */
export const hasBenchmark = (made: Case): boolean =>
  made.goldSince !== null &&
  made.goldLabel !== null &&
  submittedHere(made).some(({ answers }) => answers.violation !== null);

/** Labelbox's export, version 2: a data row per line. Visits that were broken off leave no label. Rarely a row is exported twice. */
export function createLabelbox(place: Place): Writer {
  const name = "export.ndjson";
  const file = createTextFile(place(name));
  let rows = 0;
  let visits = 0;
  let records = 0;

  function writeRow(made: Case, submitted: readonly Submission[], isWhole: boolean, touchedLater: number): void {
    const violation: string[] = [];
    const harm: string[] = [];
    const benchmark = hasBenchmark(made) ? labelboxId("benchmark", made.item.number) : null;
    if (benchmark !== null) violation.push(benchmarkLabel(made, benchmark));
    for (const submission of submitted) {
      visits += 1;
      const visit = { made, submission, flaw: isWhole ? null : flawOf(visits), touchedLater };
      violation.push(violationLabel(visit, performance(made, submission, submitted, benchmark)));
      if (submission.answers.harm !== undefined) harm.push(harmLabel(visit, submission.answers.harm));
    }
    rows += 1;
    records += Math.max(1, violation.length + harm.length);
    file.write(dataRow(made, submitted, violation, harm));
  }

  return {
    write(made) {
      const submitted = submittedHere(made);
      if (submitted.length === 0 && !made.cancelled.some((submission) => toolOf(submission) === "labelbox")) return;
      const twice = isRepeated(rows + 1);
      writeRow(made, submitted, twice, 0);
      if (twice) writeRow(made, submitted, true, REPEATED_LATER);
    },
    close() {
      file.close();
      return { [name]: records };
    },
  };
}

interface Visit {
  readonly made: Case;
  readonly submission: Submission;
  readonly flaw: Flaw | null;
  readonly touchedLater: number;
}

// As with Label Studio's, the JSON is spelt out for speed.

function dataRow(
  made: Case,
  submitted: readonly Submission[],
  violation: readonly string[],
  harm: readonly string[],
): string {
  const { item } = made;
  const created = time(item.createdAt);
  let active = item.createdAt;
  for (const { updatedAt } of submitted) active = Math.max(active, updatedAt);
  const url = `https://live.example/${item.market.toLowerCase()}/${item.creator}/${item.id}`;
  return (
    `{"data_row":{"id":"${labelboxId("row", item.number)}","global_key":"${item.id}","external_id":"${item.id}.mp4",` +
    `"row_data":"${url}","details":{"dataset_id":"${labelboxId("dataset", 1)}","dataset_name":"Live streams",` +
    `"created_at":"${created}","updated_at":"${created}","last_activity_at":"${time(active)}",` +
    `"created_by":"intake@platform.example"}},"media_attributes":{"mime_type":"video/mp4"},"attachments":[],` +
    `"metadata_fields":[${metadata(made)}],"embeddings":[],"projects":{${project("violation", made, violation)}` +
    `${harm.length > 0 ? `,${project("harm", made, harm)}` : ""}}}\n`
  );
}

function project(key: keyof typeof PROJECTS, { item, round }: Case, labels: readonly string[]): string {
  const { id, name } = PROJECTS[key];
  const history = labels.length > 0 ? `{"action":"Move","created_at":"${time(item.createdAt)}"}` : "";
  return (
    `"${id}":{"name":"${name}","labels":[${labels.join()}],"project_details":{"batch_name":"${item.queue}, ${round}",` +
    `"priority":5,"workflow_status":"${labels.length > 0 ? "DONE" : "TO_LABEL"}","workflow_history":[${history}]}}`
  );
}

/** What the platform sent along with the item. */
function metadata({ item, round, session, final }: Case): string {
  return (
    field("item_id", item.id) +
    `,${field("market", item.market)},${field("queue", item.queue)},${field("reported_policy", item.policy)}` +
    `,${field("language", item.language)},${field("policy_version", item.policyVersion)},${field("round", round)}` +
    (session === null ? "" : `,${field("session", session)}`) +
    (final === null ? "" : `,${field("enforced_by", final.annotator?.email ?? final.modelVersion!)}`)
  );
}

const FIELDS = [
  "item_id",
  "market",
  "queue",
  "reported_policy",
  "language",
  "policy_version",
  "round",
  "session",
  "enforced_by",
] as const;
const FIELD_STARTS = Object.fromEntries(
  FIELDS.map((name, place) => [
    name,
    `{"schema_id":"${labelboxId("field", place + 1)}","schema_name":"${name}","schema_kind":"CustomMetadataString","value":"`,
  ]),
) as { readonly [name in (typeof FIELDS)[number]]: string };

const field = (name: (typeof FIELDS)[number], value: string): string => `${FIELD_STARTS[name]}${value}"}`;

/** How the label compares with the benchmark, or with those of colleagues. */
function performance(
  made: Case,
  submission: Submission,
  submitted: readonly Submission[],
  benchmark: string | null,
): string {
  const { violation } = submission.answers;
  if (violation === null) return "";
  if (benchmark !== null) {
    return `,"benchmark_score":${violation === made.goldLabel ? 1 : 0},"benchmark_reference_label":"${benchmark}"`;
  }
  let others = 0;
  let agreeing = 0;
  for (const other of submitted) {
    if (other === submission || other.answers.violation === null) continue;
    others += 1;
    if (other.answers.violation === violation) agreeing += 1;
  }
  return others === 0 ? "" : `,"consensus_score":${Math.round((100 * agreeing) / others) / 100}`;
}

function violationLabel(visit: Visit, scores: string): string {
  const { submission, flaw } = visit;
  const { violation, context } = submission.answers;
  if (violation === null) return label(visit, localId(submission), scores, "");
  const answer = flaw === "label" ? misspelt(labelName(violation)) : labelName(violation);
  return label(
    visit,
    localId(submission),
    scores,
    radio("Violation", answer, context ? checklist("Context", context) : ""),
  );
}

const harmLabel = (visit: Visit, harm: number): string =>
  label(visit, labelboxId("harm", visit.submission.id), "", radio("Harm", String(harm), ""));

function label({ submission, flaw, touchedLater }: Visit, id: string, scores: string, classifications: string): string {
  const created = time(submission.labeledAt);
  const details = {
    id,
    created: flaw === "time" ? malformedTime(created) : created,
    updated: time(submission.updatedAt + touchedLater),
    by: submission.annotator!.email,
    seconds: Math.round(submission.handlingSeconds! * 1000) / 1000,
    skipped: submission.answers.violation === null,
  };
  return labelJson(details, scores, classifications);
}

function benchmarkLabel({ goldSince, goldLabel }: Case, id: string): string {
  const agreed = time(goldSince!);
  const details = { id, created: agreed, updated: agreed, by: GOLD_PANEL, seconds: BENCHMARK_SECONDS, skipped: false };
  return labelJson(details, "", radio("Violation", labelName(goldLabel!), ""));
}

interface Details {
  readonly id: string;
  readonly created: string;
  readonly updated: string;
  readonly by: string;
  readonly seconds: number;
  readonly skipped: boolean;
}

const labelJson = ({ id, created, updated, by, seconds, skipped }: Details, scores: string, classifications: string) =>
  `{"label_kind":"Default","version":"1.0.0","id":"${id}","label_details":{"created_at":"${created}",` +
  `"updated_at":"${updated}","created_by":${jsonText(by)},"content_last_updated_at":"${updated}","reviews":[]},` +
  `"performance_details":{"seconds_to_create":${seconds},"seconds_to_review":0,"skipped":${skipped}${scores}},` +
  `"annotations":{"objects":[],"classifications":[${classifications}],"relationships":[]}}`;

const FEATURES = { Violation: 1, Context: 2, Harm: 3 };

const radio = (name: keyof typeof FEATURES, answer: string, nested: string): string =>
  `{"feature_id":"${labelboxId("feature", FEATURES[name])}","name":"${name}","value":"${name.toLowerCase()}",` +
  `"radio_answer":{${option(answer)},"classifications":[${nested}]}}`;

const checklist = (name: keyof typeof FEATURES, answers: readonly string[]): string =>
  `{"feature_id":"${labelboxId("feature", FEATURES[name])}","name":"${name}","value":"${name.toLowerCase()}",` +
  `"checklist_answers":[${answers.map((answer) => `{${option(answer)},"classifications":[]}`).join()}]}`;

const option = (name: string): string =>
  `"name":${jsonText(name)},"value":${jsonText(name.toLowerCase().replaceAll(" ", "_"))}`;

const time = (milliseconds: number): string => isoTime(milliseconds).replace("Z", "+00:00");
