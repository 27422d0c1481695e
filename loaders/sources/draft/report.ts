/** What `npm run source` says when it is done, in lines for the terminal. */
import { join } from "node:path";
import { formatNumberOf } from "../../../src/lib/format.js";
import { TABLE_NAMES } from "../../../src/lib/schema/tables.js";
import { Failure } from "../../failure.js";
import { TAXONOMY_FILE } from "../taxonomy.js";
import type { DraftedSource } from "./draft-source.js";
import type { Guess } from "./draft-taxonomy.js";
import type { DryRun, Refusal } from "./dry-run.js";
import { tableLines } from "./table-lines.js";
import { CHECK, doubtsOf, doubtText, leftOutOf, leftOutText } from "./write-mapping.js";

const MOST_REFUSALS = 20;

/** @param next - the command that follows */
export function reportLines(source: DraftedSource, next: string): string[] {
  return [
    ...fileLines(source),
    "",
    ...doubtLines(source),
    "",
    ...resultLines(source),
    "",
    ...taxonomyLines(source),
    "",
    source.result instanceof Failure
      ? `Next: mend the mapping in ${source.folder}, then ${next}`
      : `Next: look at each ${CHECK} in ${source.folder}, then ${next}`,
  ];
}

function fileLines({ folder, files, drafts, remarks }: DraftedSource): string[] {
  const leftOut = leftOutOf(drafts);
  return [
    `Drafted ${mappings({ drafts }).join(" and ")} in ${folder}`,
    ...files.map(
      ({ name, what, records, isThere }) =>
        `  ${name}: ${what}, ${formatNumberOf(records, "record")}${isThere ? "" : ", copied"}`,
    ),
    ...remarks.map((remark) => `  ${remark}`),
    leftOut.length > 0
      ? `Left out as personal or content: ${leftOutText(leftOut)}.`
      : "No column was left out as personal or content.",
  ];
}

const mappings = ({ drafts }: Pick<DraftedSource, "drafts">): string[] =>
  TABLE_NAMES.filter((table) => drafts.some((draft) => draft.table === table)).map((table) => `${table}.sql`);

function doubtLines({ drafts }: DraftedSource): string[] {
  const texts = drafts.flatMap((draft) => doubtsOf(draft).map((doubt) => `  ${draft.table}.sql: ${doubtText(doubt)}`));
  const doubts = [...new Set(texts)];
  return doubts.length === 0
    ? ["Nothing in it was in doubt."]
    : [
        `${doubts.length} ${doubts.length === 1 ? "doubt, which stands" : "doubts, which stand"} in the draft as ${CHECK}:`,
        ...doubts,
      ];
}

function resultLines({ result }: DraftedSource): string[] {
  if (result instanceof Failure) return ["The draft does not run yet:", `  ${result.message}`];
  return [
    ...result.tables.flatMap(({ table, accepted, rows }) => [
      `${table}: ${accepted.toLocaleString("en")} rows${accepted > rows.length ? `, the first ${rows.length}` : ""}, as a snapshot would hold them (ids are pseudonyms)`,
      ...tableLines(rows).map((line) => `  ${line}`),
    ]),
    ...outcomeLines(result),
  ];
}

function outcomeLines({ tallies, refusals, tables }: DryRun): string[] {
  const duplicates = tables.flatMap(({ table }) => {
    const n = tallies.filter((one) => one.table === table).reduce((sum, one) => sum + one.duplicates, 0);
    return n > 0 ? `${n.toLocaleString("en")} duplicates in ${table}: of rows with one id the latest stays.` : [];
  });
  if (refusals.length === 0) return [...duplicates, "Nothing would be quarantined."];
  const total = refusals.reduce((sum, { rows }) => sum + rows, 0);
  const more = refusals.length - MOST_REFUSALS;
  return [
    ...duplicates,
    `${total.toLocaleString("en")} ${total === 1 ? "row" : "rows"} would be quarantined:`,
    ...refusals.slice(0, MOST_REFUSALS).map((refusal) => `  ${refusalText(refusal)}`),
    ...(more > 0 ? [`  … and ${more} more reasons.`] : []),
  ];
}

function refusalText({ table, column, reason, rows, first }: Refusal): string {
  const subject = [table, column].filter((part) => part !== null).join(".");
  const places = first.map(({ file, row, value }) => `${file} record ${row}${value === null ? "" : ` ('${value}')`}`);
  return `${subject ? `${subject} ` : ""}${reason}: ${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}, first in ${places.join(", ")}`;
}

function taxonomyLines({ folder, taxonomy: { done, part, guesses, isNew }, result }: DraftedSource): string[] {
  if (result instanceof Failure) return [`${TAXONOMY_FILE} was left as it is.`];
  const file = join(folder, "..", TAXONOMY_FILE);
  const inferred = result.resolved.inferred.map((text) => `  Inferred, since it does not declare it: ${text}`);
  const guessed = guessLines(guesses);
  switch (done) {
    case "left":
      return [`${file} needs nothing more.`, ...inferred];
    case "drafted":
      return [
        `Drafted ${file} from the values found: ${sections(part)}. Other values are refused from now on; add them there.`,
        ...guessed,
        ...inferred,
      ];
    case "extended":
      return [`Added to ${file}: ${sections(part)}.`, ...guessed, ...inferred];
    case "proposed":
      return [
        isNew
          ? `There is no ${file}. Other sources rely on that: written with this source's values only, it would refuse theirs. A proposal:`
          : `${file} lacks these; the rows that have them would be quarantined. --write-taxonomy adds them:`,
        ...JSON.stringify(part, null, 2)
          .split("\n")
          .map((line) => `  ${line}`),
        ...guessed,
        ...inferred,
      ];
  }
}

/** Markets or questions of which the same is guessed share a line. */
function guessLines(guesses: readonly Guess[]): string[] {
  const about = new Map<string, string[]>();
  for (const { section, value, text } of guesses) {
    const key = `${{ markets: "market", queues: "queue", policies: "policy", questions: "question" }[section]}\0${text}`;
    about.set(key, [...(about.get(key) ?? []), value]);
  }
  return [...about].map(([key, values]) => {
    const [what, text] = key.split("\0");
    return `  Guessed: ${what} ${values.join(", ")}: ${text}`;
  });
}

/** `markets (3), questions (violation with 5 labels)`. */
function sections({ markets, queues, policies, questions, reference_sets }: DraftedSource["taxonomy"]["part"]): string {
  const counted = [
    { section: markets, one: "market" },
    { section: queues, one: "queue" },
    { section: policies, one: "policy", many: "policies" },
    { section: reference_sets, one: "reference set" },
  ].flatMap(({ section, one, many }) => (section ? formatNumberOf(Object.keys(section).length, one, many) : []));
  const asked = Object.entries(questions ?? {}).map(
    ([question, { labels = [] }]) => `the question ${question} with ${formatNumberOf(labels.length, "label")}`,
  );
  return [...counted, ...asked].join(", ");
}
