/** Completes the declared taxonomy with the values found in the data, where a section is not declared. */
import { TABLES, type TableName, type Vocabulary } from "../../src/lib/schema/tables.js";
import type { Taxonomy, TaxonomyQuestion } from "../../src/lib/schema/taxonomy.js";
import { type DuckDBConnection, quoteName, quoteText, rows } from "../duckdb.js";
import { Failure } from "../failure.js";

/** More values than this are ids or texts that were mapped to a category by mistake. */
const MOST_VALUES = 1000;

export interface Resolved {
  readonly taxonomy: Taxonomy;
  /** Sections that were inferred, in words for the terminal and the manifest. */
  readonly inferred: readonly string[];
}

/** Expects the canonical tables. */
export async function resolveTaxonomy(connection: DuckDBConnection, declared: Taxonomy): Promise<Resolved> {
  const inferred: string[] = [];
  const section = async (name: "markets" | "queues" | "policies"): Promise<Record<string, object>> => {
    const known = declared[name];
    if (known) return known;
    const values = await valuesOf(connection, name);
    if (values.length > 0) inferred.push(`${name}: ${values.length} found in the data (${sample(values)})`);
    return Object.fromEntries(values.map((value) => [value, {}]));
  };
  const taxonomy: Taxonomy = {
    markets: await section("markets"),
    queues: await section("queues"),
    policies: await section("policies"),
    questions: await resolveQuestions(connection, declared, inferred),
    reference_sets: await resolveReferenceSets(connection, declared),
  };
  await checkFreeCategories(connection);
  return { taxonomy, inferred };
}

async function resolveQuestions(
  connection: DuckDBConnection,
  declared: Taxonomy,
  inferred: string[],
): Promise<Record<string, TaxonomyQuestion>> {
  const questions: Record<string, TaxonomyQuestion> = { ...declared.questions };
  if (!declared.questions) {
    const values = await valuesOf(connection, "questions");
    for (const question of values) questions[question] = {};
    if (values.length > 0) inferred.push(`questions: ${values.length} found in the data (${sample(values)})`);
  }
  for (const [question, entry] of Object.entries(questions)) {
    if (entry.labels) continue;
    const labels = await valuesOf(connection, "labels", question);
    questions[question] = { ...entry, labels: labels.map((value) => ({ value })) };
    inferred.push(`labels of ${question}: ${labels.length} found in the data (${sample(labels)})`);
  }
  return questions;
}

async function resolveReferenceSets(
  connection: DuckDBConnection,
  declared: Taxonomy,
): Promise<NonNullable<Taxonomy["reference_sets"]>> {
  const found = await rows<{ value: string }>(
    connection,
    "SELECT DISTINCT reference_set AS value FROM reference_labels ORDER BY value",
  );
  const sets = { ...declared.reference_sets };
  for (const { value } of found) sets[value] ??= {};
  return sets;
}

/** Distinct values of every column that draws on a vocabulary, numbers in order of size. */
async function valuesOf(connection: DuckDBConnection, vocabulary: Vocabulary, question?: string): Promise<string[]> {
  const selects = columnsWhere((column) => column.vocabulary === vocabulary).map(
    ({ table, column }) =>
      `SELECT ${quoteName(column)} AS value FROM ${table}${question === undefined ? "" : ` WHERE question = ${quoteText(question)}`}`,
  );
  const found = await rows<{ value: string }>(
    connection,
    `SELECT value FROM (${selects.join(" UNION ")}) WHERE value IS NOT NULL
     ORDER BY try_cast(value AS DOUBLE) NULLS LAST, value LIMIT ${MOST_VALUES + 1}`,
  );
  if (found.length > MOST_VALUES) throw tooMany(vocabulary + (question ? ` of ${question}` : ""));
  return found.map(({ value }) => value);
}

async function checkFreeCategories(connection: DuckDBConnection): Promise<void> {
  for (const { table, column } of columnsWhere(({ type, vocabulary }) => type === "category" && !vocabulary)) {
    const [count] = await rows<{ n: number }>(
      connection,
      `SELECT count(*) AS n FROM (SELECT DISTINCT ${quoteName(column)} FROM ${table} LIMIT ${MOST_VALUES + 1})`,
    );
    if (count && count.n > MOST_VALUES) throw tooMany(`${table}.${column}`);
  }
}

const tooMany = (what: string) =>
  new Failure(
    `${what}: more than ${MOST_VALUES} different values. A category this wide is an id or a text; map another column, or declare the values in taxonomy.json.`,
  );

function columnsWhere(
  matches: (column: (typeof TABLES)[TableName]["columns"][number]) => boolean,
): { table: TableName; column: string }[] {
  return Object.values(TABLES).flatMap(({ name: table, columns }) =>
    columns.filter(matches).map(({ name: column }) => ({ table, column })),
  );
}

const sample = (values: readonly string[]): string => values.slice(0, 5).join(", ") + (values.length > 5 ? " …" : "");
