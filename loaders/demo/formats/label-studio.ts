import { DAY, isoTime } from "../calendar.js";
import type { Case, Submission } from "../canonical.js";
import type { Annotator } from "../people.js";
import { CANNOT_JUDGE, MARKETS, MODEL_NO_VIOLATION, NO_VIOLATION, REFUSED } from "../setting.js";
import type { World } from "../world.js";
import { type Flaw, flawOf, isRepeated, malformedTime, misspelt, REPEATED_LATER } from "./flaws.js";
import { jsonText } from "./json-text.js";
import { writeUsers } from "./people-sheets.js";
import { createTextFile, type TextFile } from "./text-file.js";
import { annotationId, toolOf } from "./tools.js";
import type { Place, Writer } from "./writer.js";

/** Where an export goes on in a further file: one that is larger is awkward to move, and lost whole if it is cut off. */
const PART_BYTES = 1 << 30;

/** Label Studio's exports, a project per market, and its list of users. */
export function createLabelStudio(place: Place, world: Pick<World, "annotators" | "end">): Writer {
  const projects = new Map(
    MARKETS.map(({ code }, index) => {
      const people = index % 2 === 0 ? "number" : "object";
      const options = { project: index + 1, people, exportedAt: world.end } as const;
      return [code, createProject(place, code.toLowerCase(), options)];
    }),
  );
  writeUsers(
    place("users.csv"),
    world.annotators.filter((annotator) => toolOf({ annotator }) === "label-studio"),
  );
  return {
    write: (made) => projects.get(made.item.market)!.write(made),
    close: () => Object.assign({}, ...[...projects.values()].map((project) => project.close())),
  };
}

export interface ProjectOptions {
  readonly project: number;
  /** Newer versions write `completed_by` as an object with the address, older ones as a number. */
  readonly people: "number" | "object";
  /** When the export was made: predictions are dated relative to it, too. */
  readonly exportedAt: number;
  /** Bytes after which the next part begins. Default: 2³⁰. */
  readonly partBytes?: number;
}

interface Part {
  readonly name: string;
  readonly file: TextFile;
  tasks: number;
  /** Annotations, cancelled ones included, and predictions. */
  entries: number;
}

/**
 * A project's JSON export: an array of tasks with their annotations and predictions, a task per line, in
 * `<name>.json` and, where it is long, `<name>-2.json` and so on. Rarely a task is exported twice.
 */
export function createProject(place: Place, name: string, options: ProjectOptions): Writer {
  const { partBytes = PART_BYTES } = options;
  const parts: Part[] = [];
  let tasks = 0;
  let annotations = 0;

  function nextPart(): Part {
    const file = parts.length === 0 ? `${name}.json` : `${name}-${parts.length + 1}.json`;
    const part = { name: file, file: createTextFile(place(file)), tasks: 0, entries: 0 };
    parts.push(part);
    return part;
  }
  function end({ file, tasks: written }: Part): void {
    file.write(written === 0 ? "[]\n" : "\n]\n");
    file.close();
  }
  let part = nextPart();

  function writeTask(visits: Visits, isWhole: boolean, touchedLater: number): void {
    if (part.file.bytes >= partBytes) {
      end(part);
      part = nextPart();
    }
    const { made, submitted, cancelled, predicted } = visits;
    let given = "";
    const add = (submission: Submission, isCancelled: boolean) => {
      annotations += 1;
      const flaw = isWhole ? null : flawOf(annotations);
      given += given === "" ? "" : ",";
      given += annotation(made, submission, isCancelled, flaw, touchedLater, options);
    };
    for (const submission of submitted) add(submission, false);
    for (const submission of cancelled) add(submission, true);
    const predictions = predicted.map((submission) => prediction(made, submission, options)).join();
    part.file.write((part.tasks === 0 ? "[\n" : ",\n") + task(visits, given, predictions, options));
    part.entries += submitted.length + cancelled.length + predicted.length;
    part.tasks += 1;
    tasks += 1;
  }

  return {
    write(made) {
      const visits = visitsHere(made);
      if (visits === null) return;
      const twice = isRepeated(tasks + 1);
      writeTask(visits, twice, 0);
      if (twice) writeTask(visits, true, REPEATED_LATER);
    },
    close() {
      end(part);
      return Object.fromEntries(parts.map(({ name: file, entries }) => [file, entries]));
    },
  };
}

interface Visits {
  readonly made: Case;
  readonly submitted: readonly Submission[];
  readonly cancelled: readonly Submission[];
  readonly predicted: readonly Submission[];
}

/** What happened to the item in Label Studio; null where it was given to the other tool only. */
function visitsHere(made: Case): Visits | null {
  const isHere = (submission: Submission) => toolOf(submission) === "label-studio";
  const submitted = made.submissions.filter((submission) => submission.annotator !== null && isHere(submission));
  const predicted = made.submissions.filter(({ annotator }) => annotator === null);
  const cancelled = made.cancelled.filter(isHere);
  const here = submitted.length + predicted.length + cancelled.length;
  const elsewhere = made.submissions.length + made.cancelled.length - here;
  return here === 0 && elsewhere > 0 ? null : { made, submitted, cancelled, predicted };
}

// The JSON is spelt out: building objects for JSON.stringify took most of the time of a large demo.

function task(
  { made, submitted, cancelled, predicted }: Visits,
  given: string,
  predictions: string,
  { project }: ProjectOptions,
) {
  const { item } = made;
  const created = isoTime(item.createdAt);
  let updatedAt = item.createdAt;
  for (const submission of submitted) updatedAt = Math.max(updatedAt, submission.updatedAt);
  for (const submission of predicted) updatedAt = Math.max(updatedAt, submission.updatedAt);
  const data =
    `{"item_id":"${item.id}","market":"${item.market}","queue":"${item.queue}","reported_policy":"${item.policy}",` +
    `"policy_version":"${item.policyVersion}","language":"${item.language}","reported_at":"${created}",` +
    `"round":"${made.round}","session":${jsonText(made.session)},` +
    `"enforced_annotation":${made.final ? `"${annotationId(made.final)}"` : "null"},` +
    `"title":"stream title ${item.number}","url":"https://live.example/${item.market.toLowerCase()}/${item.creator}/${item.id}"}`;
  return (
    `{"id":${item.number},"annotations":[${given}],"predictions":[${predictions}],"drafts":[],"data":${data},"meta":{},` +
    `"created_at":"${created}","updated_at":"${isoTime(updatedAt)}","inner_id":${item.number},` +
    `"total_annotations":${submitted.length},"cancelled_annotations":${cancelled.length},` +
    `"total_predictions":${predicted.length},"project":${project}}`
  );
}

function annotation(
  made: Case,
  submission: Submission,
  cancelled: boolean,
  flaw: Flaw | null,
  touchedLater: number,
  { project, people }: ProjectOptions,
): string {
  const { id, annotator, answers } = submission;
  const created = isoTime(submission.labeledAt);
  const given = answers.violation ?? CANNOT_JUDGE;
  const { count, json } = cancelled ? NO_RESULTS : results(submission, flaw === "label" ? misspelt(given) : given);
  return (
    `{"id":${id},"completed_by":${people === "number" ? annotator!.userId : person(annotator!)},"result":${json},` +
    `"was_cancelled":${cancelled},"ground_truth":false,` +
    `"created_at":"${flaw === "time" ? malformedTime(created) : created}",` +
    `"updated_at":"${isoTime(submission.updatedAt + touchedLater)}","draft_created_at":null,` +
    `"lead_time":${Math.round(submission.handlingSeconds! * 1000) / 1000},"prediction":{},"result_count":${count},` +
    `"unique_id":"${uuid(id)}","last_action":null,"task":${made.item.number},"project":${project},` +
    `"updated_by":${annotator!.userId},"parent_prediction":null,"parent_annotation":null}`
  );
}

function prediction(made: Case, submission: Submission, { project, exportedAt }: ProjectOptions): string {
  const { id, labeledAt, modelVersion, confidence } = submission;
  const { violation } = submission.answers;
  const { json } = results(submission, violation === NO_VIOLATION ? MODEL_NO_VIOLATION : (violation ?? REFUSED));
  const score = confidence === null ? "null" : Math.round(confidence * 10_000) / 10_000;
  return (
    `{"id":${id},"result":${json},"model_version":${jsonText(modelVersion)},` +
    `"created_ago":"${Math.floor((exportedAt - labeledAt) / DAY)} days","score":${score},"cluster":null,"mislabeling":0,` +
    `"created_at":"${isoTime(labeledAt)}","updated_at":"${isoTime(submission.updatedAt)}",` +
    `"task":${made.item.number},"project":${project}}`
  );
}

const NO_RESULTS = { count: 0, json: "[]" };

/** The answers as the labelling form's controls write them. */
function results({ id, annotator, answers }: Submission, violation: string): { count: number; json: string } {
  const origin = annotator ? "manual" : "prediction";
  const control = (name: string, type: string, value: string) =>
    `{"id":"${name}-${id}","from_name":"${name}","to_name":"stream","type":"${type}","origin":"${origin}","value":${value}}`;
  let json = `[${control("violation", "choices", `{"choices":[${jsonText(violation)}]}`)}`;
  let count = 1;
  if (answers.context) {
    json += `,${control("context", "choices", `{"choices":[${answers.context.map(jsonText).join()}]}`)}`;
    count += 1;
  }
  if (answers.harm !== undefined) {
    json += `,${control("harm", "rating", `{"rating":${answers.harm}}`)}`;
    count += 1;
  }
  return { count, json: `${json}]` };
}

const people = new WeakMap<Annotator, string>();

function person(annotator: Annotator): string {
  let json = people.get(annotator);
  if (json === undefined) {
    const { userId, email, firstName, lastName } = annotator;
    json = JSON.stringify({ id: userId, email, first_name: firstName, last_name: lastName });
    people.set(annotator, json);
  }
  return json;
}

const uuid = (id: number): string => `5f1e7a30-0000-4000-8000-${id.toString(16).padStart(12, "0")}`;
