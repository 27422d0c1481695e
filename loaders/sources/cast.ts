/**
 * The contract applied to a mapping's rows: SQL that casts every column, finds the first one that breaks
 * the contract, and makes pseudonyms. Everything here follows from `src/lib/schema/tables.ts`.
 */
import { type Column, DELETED, findColumn, type Table } from "../../src/lib/schema/tables.js";
import { quoteName, quoteText } from "../duckdb.js";
import { COLUMN_TYPES } from "../snapshot/canonical.js";
import { timeReasons } from "./dates.js";
import { exemptDeletions } from "./deletions.js";
import { pseudonymSql } from "./pseudonym.js";
import { REPLACEMENT_CHARACTER } from "./unicode.js";

/** A category longer than this is content, not a name. */
const CATEGORY_LENGTH = 100;
/** No export is older, and no plausible date is later. */
const EARLIEST = "2000-01-01";
const LATEST = "2100-01-01";

/** Which sections of the taxonomy are declared: their values are a closed list. */
export interface Declared {
  readonly sections: ReadonlySet<string>;
  /** Questions with a closed list of labels. */
  readonly questions: readonly string[];
}

/** How a column is read: its value, and the condition under which it breaks the contract. */
interface Cast {
  readonly column: Column;
  readonly value: string;
  readonly problems: readonly Pick<Problem, "when" | "reason">[];
}

/** A condition under which a row breaks the contract. */
export interface Problem {
  readonly when: string;
  /** SQL of the reason, evaluated only where it applies. */
  readonly reason: string;
  readonly column: Column;
  /** SQL of what quarantine shows. */
  readonly value: string;
}

/**
 * A SELECT of `table`'s columns, `deleted`, provenance, `problem_column`, `problem_reason`, `problem_value` (null where
 * the row fits), and `cleaned` (the columns, one a line, whose value held what nobody sees) over `raw`, whose columns are
 * all text. Of a row that deletes, only what it names and when is held to the contract. Expects the macros `pseudonym`,
 * `clean` and `western_digits`, and the table `spellings(section, scope, spelling, value)`.
 *
 * @param present - columns the mapping yields; the others are null
 */
export function castStatement(table: Table, raw: string, present: ReadonlySet<string>, declared: Declared): string {
  const columns = [...table.columns, DELETED].filter(({ name }) => present.has(name));
  const lookups = columns.filter(({ vocabulary }) => vocabulary && isLookedUp(vocabulary, declared));
  const repeated = columns.filter(isRepeatedId);
  const answer = columns.find(({ vocabulary }) => vocabulary === "labels");
  const missing =
    answer && isLookedUp("labels", declared) ? `(${answer.name}_known AND ${answer.name}_value IS NULL)` : "false";
  const casts = table.columns.map((column) =>
    present.has(column.name)
      ? cast(column, declared, missing)
      : { column, value: `NULL::${COLUMN_TYPES[column.type]}`, problems: [] },
  );
  const live = [
    ...casts.flatMap(problemsOf),
    ...(present.has("status") && present.has("label") ? [LABEL_MISSING] : []),
  ];
  const deletes = present.has(DELETED.name) ? `coalesce(${booleanSql(DELETED.name)}, false)` : "false";
  const problems = present.has(DELETED.name)
    ? [...problemsOf(cast(DELETED, declared, missing)), ...exemptDeletions(table, live, deletes)]
    : live;
  const pick = (what: (problem: Problem) => string): string =>
    problems.length === 0
      ? "NULL::VARCHAR"
      : `CASE WHEN problem IS NOT NULL THEN CASE problem ${problems.map((problem, index) => `WHEN ${index} THEN ${what(problem)}`).join("\n      ")} END END`;
  // Found once: hardly any row has a problem to be described.
  const first =
    problems.length === 0
      ? "NULL::INTEGER"
      : `CASE ${problems.map(({ when }, index) => `WHEN ${when} THEN ${index}`).join("\n        ")} END`;

  return `
    WITH trimmed AS (
      SELECT source_file, source_row::BIGINT AS source_row,
        ${columns.map((column) => `${readable(column)} AS ${quoteName(column.name)}`).join(",\n        ")},
        ${cleanedColumns(columns)} AS cleaned
      FROM ${raw}
    ),
    ${answer ? picksStatement(answer.name) : "picked AS (FROM trimmed)"},
    looked_up AS (
      SELECT picked.*
        ${lookups.map(({ name }) => `, ${quoteName(`${name}_spelling`)}.value AS ${quoteName(`${name}_value`)}, ${quoteName(`${name}_spelling`)}.spelling IS NOT NULL AS ${quoteName(`${name}_known`)}`).join("")}
        ${repeated.map(({ name }) => `, ${quoteName(`${name}_pseudonyms`)}.pseudonym AS ${quoteName(`${name}_pseudonym`)}`).join("")}
      FROM picked
      ${lookups.map(lookupJoin).join("\n      ")}
      ${repeated.map((column) => pseudonymJoin(column, raw)).join("\n      ")}
    ),
    checked AS (SELECT *, ${first} AS problem FROM looked_up)
    SELECT
      ${casts.map(({ column, value }) => `${value} AS ${quoteName(column.name)}`).join(",\n      ")},
      ${deletes} AS deleted, source_file, source_row,
      ${pick(({ column }) => quoteText(column.name))} AS problem_column,
      ${pick(({ reason }) => reason)} AS problem_reason,
      ${pick(({ value }) => value)} AS problem_value,
      cleaned
    FROM checked`;
}

const problemsOf = ({ column, problems }: Cast): Problem[] =>
  problems.map(({ when, reason }) => ({ when, reason, column, value: shownValue(column) }));

/** A value without what nobody sees; of a number or time also in Western digits, which hardly any row has to look for. */
function readable({ name, type }: Column): string {
  const text = quoteName(name);
  const isMeasure = type === "number" || type === "timestamp";
  const value = isMeasure
    ? `CASE WHEN strlen(${text}) = length(${text}) THEN clean(${text}) ELSE western_digits(clean(${text})) END`
    : `clean(${text})`;
  return `nullif(${value}, '')`;
}

/** SQL: names of the columns in which two values that look the same were made the same, one a line; else null. */
function cleanedColumns(columns: readonly Column[]): string {
  const names = columns
    .filter(({ type }) => type === "id" || type === "category")
    .map(({ name }) => {
      const text = quoteName(name);
      // ASCII is told at once: hardly any row needs the comparison.
      return `CASE WHEN strlen(${text}) <> length(${text}) OR contains(${text}, chr(0)) THEN CASE WHEN clean(${text}) <> trim(${text}) THEN ${quoteText(name)} END END`;
    });
  return names.length > 0 ? `nullif(concat_ws(chr(10), ${names.join(", ")}), '')` : "NULL::VARCHAR";
}

/** A choice given as the label of a multiple-choice question becomes a question of its own, answered yes. */
const picksStatement = (label: string): string => `picked AS (
      SELECT trimmed.* REPLACE (
        coalesce(pick.value, trimmed.question) AS question,
        CASE WHEN pick.value IS NULL THEN trimmed.${quoteName(label)} ELSE 'yes' END AS ${quoteName(label)}
      )
      FROM trimmed
      LEFT JOIN spellings AS base ON base.section = 'questions' AND base.spelling = lower(trimmed.question)
      LEFT JOIN spellings AS pick
        ON pick.section = 'picks' AND pick.scope = base.value AND pick.spelling = lower(trimmed.${quoteName(label)})
    )`;

const isLookedUp = (vocabulary: string, declared: Declared): boolean =>
  vocabulary === "labels" ? declared.questions.length > 0 : declared.sections.has(vocabulary);

function lookupJoin({ name, vocabulary }: Column): string {
  const alias = quoteName(`${name}_spelling`);
  const scope = vocabulary === "labels" ? `${alias}.scope = question_spelling.value` : `${alias}.scope = ''`;
  return `LEFT JOIN spellings AS ${alias}
        ON ${alias}.section = ${quoteText(vocabulary!)} AND ${scope} AND ${alias}.spelling = lower(picked.${quoteName(name)})`;
}

/** Ids of people and sessions repeat, unlike others: a pseudonym is made once for each, since it costs as much as the rest of a cast. */
const isRepeatedId = ({ namespace }: Column): boolean => namespace === "person" || namespace === "session";

function pseudonymJoin(column: Column, raw: string): string {
  const [name, alias] = [quoteName(column.name), quoteName(`${column.name}_pseudonyms`)];
  return `LEFT JOIN (
        SELECT id, ${pseudonymSql(column.namespace!, "id")} AS pseudonym FROM (SELECT DISTINCT ${readable(column)} AS id FROM ${raw})
      ) AS ${alias} ON ${alias}.id = picked.${name}`;
}

/** @param missing - SQL: the label given is one that the taxonomy lists as meaning that none was given */
function cast(column: Column, declared: Declared, missing: string): Cast {
  const text = quoteName(column.name);
  const { value: given, problems } = castPresent(column, text, declared);
  const value =
    column.name === "status"
      ? `CASE WHEN ${given} = 'labelled' AND ${missing} THEN 'skipped' ELSE ${given} END`
      : given;
  const empty = column.required ? [{ when: `${text} IS NULL`, reason: quoteText("is empty") }] : [];
  return {
    column,
    value,
    problems: [
      ...empty,
      ...problems.map(({ when, reason }) => ({ when: `${text} IS NOT NULL AND (${when})`, reason })),
    ],
  };
}

function castPresent(column: Column, text: string, declared: Declared): Pick<Cast, "value" | "problems"> {
  switch (column.type) {
    case "id":
      return {
        value: isRepeatedId(column) ? quoteName(`${column.name}_pseudonym`) : pseudonymSql(column.namespace!, text),
        problems: [LOST_CHARACTER(text)],
      };
    case "enum": {
      const value = `lower(${text})`;
      const allowed = column.values!;
      return {
        value,
        problems: [
          {
            when: `${value} NOT IN (${allowed.map(quoteText).join(", ")})`,
            reason: quoteText(`is not one of ${allowed.join(", ")}`),
          },
        ],
      };
    }
    case "timestamp": {
      const value = `try_cast(${text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`;
      const fits = `(${value} >= TIMESTAMP '${EARLIEST}' AND ${value} < TIMESTAMP '${LATEST}')`;
      return { value, problems: [{ when: `${fits} IS NOT true`, reason: notATime(text) }] };
    }
    case "number": {
      const value = `try_cast(${text} AS DOUBLE)`;
      const [low, high] = column.range ?? [-Number.MAX_VALUE, Number.MAX_VALUE];
      return {
        value,
        problems: [
          { when: `${value} IS NULL OR NOT isfinite(${value})`, reason: quoteText("is no number; write it as 12.5") },
          { when: `${value} < ${low} OR ${value} > ${high}`, reason: quoteText(`is not between ${low} and ${high}`) },
        ],
      };
    }
    case "boolean":
      return {
        value: booleanSql(text),
        problems: [{ when: `${booleanSql(text)} IS NULL`, reason: quoteText("is neither true nor false") }],
      };
    case "text":
      return { value: text, problems: [ADDRESS(text, column.name === "link")] };
    case "category":
      return castCategory(column, text, declared);
  }
}

/** SQL: a text as a boolean, null where it is none. */
export const booleanSql = (text: string): string => `try_cast(lower(${text}) AS BOOLEAN)`;

function castCategory(column: Column, text: string, declared: Declared): Pick<Cast, "value" | "problems"> {
  const { vocabulary } = column;
  const free = [
    {
      when: `length(${text}) > ${CATEGORY_LENGTH}`,
      reason: quoteText(`is longer than ${CATEGORY_LENGTH} characters: no name of a category`),
    },
    ADDRESS(text, false),
    LOST_CHARACTER(text),
  ];
  if (!vocabulary || !isLookedUp(vocabulary, declared)) return { value: text, problems: free };
  const [known, value] = [quoteName(`${column.name}_known`), quoteName(`${column.name}_value`)];
  if (vocabulary !== "labels") {
    return {
      value: `coalesce(${value}, ${text})`,
      problems: [{ when: `NOT ${known}`, reason: quoteText(`is not among the ${vocabulary} of taxonomy.json`) }],
    };
  }
  const closed = `question_value IN (${declared.questions.map(quoteText).join(", ")})`;
  return {
    value: `CASE WHEN ${known} THEN ${value} ELSE ${text} END`,
    problems: [
      {
        when: `${closed} AND NOT ${known}`,
        reason: quoteText("is not among the labels of its question in taxonomy.json"),
      },
      ...(column.required
        ? [{ when: `${known} AND ${value} IS NULL`, reason: quoteText("means that no label was given") }]
        : []),
      ...free,
    ],
  };
}

/** Different texts look alike once their characters are lost: one could be taken for the other. */
const LOST_CHARACTER = (text: string) => ({
  when: `strlen(${text}) <> length(${text}) AND contains(${text}, '${REPLACEMENT_CHARACTER}')`,
  reason: quoteText("holds U+FFFD where a character was lost; export again as UTF-8"),
});

/** SQL: why a text is no time of a snapshot. */
const notATime = (text: string): string => `CASE
      ${timeReasons(text)
        .map(({ when, reason }) => `WHEN ${when} THEN ${quoteText(reason)}`)
        .join("\n      ")}
      WHEN try_cast(${text} AS TIMESTAMPTZ) IS NULL THEN 'is no time; write ISO 8601, such as 2026-03-01T09:30:00Z'
      ELSE 'is not between ${EARLIEST} and ${LATEST}'
    END`;

/** Addresses have no place in a name that readers see. */
const ADDRESS = (text: string, link: boolean) => ({
  when: `contains(${text}, '@') AND regexp_matches(${text}, '[^\\s@]+@[^\\s@]+\\.[^\\s@]+')${link ? "" : ` OR contains(${text}, '://')`}`,
  reason: quoteText(link ? "holds an e-mail address" : "holds an e-mail or web address"),
});

const LABEL_MISSING = {
  when: "lower(status) = 'labelled' AND label IS NULL",
  reason: quoteText("is empty though the status is labelled"),
  column: findColumn("annotations", "label")!,
  value: "NULL::VARCHAR",
};

/** What quarantine may show: enum, number and time values, with letters masked so that no name or text can slip through. */
function shownValue({ name, type }: Column): string {
  const shown = type === "enum" || type === "number" || type === "timestamp";
  return shown ? `left(regexp_replace(${quoteName(name)}, '[^-0-9:./, ]', '·', 'g'), 32)` : "NULL::VARCHAR";
}
