/** The resolved taxonomy as tables, for judgements, cubes and the workbook. */
import type { Taxonomy, TaxonomyLabel, TaxonomyQuestion } from "../../src/lib/schema/taxonomy.js";
import type { SqlValue } from "../../src/lib/workbook/query.js";
import type { DuckDBConnection } from "../duckdb.js";

const TABLES = {
  taxonomy_markets: "market VARCHAR, name VARCHAR, language VARCHAR, time_zone VARCHAR",
  taxonomy_queues: "queue VARCHAR, name VARCHAR",
  taxonomy_policies: "policy VARCHAR, name VARCHAR, parent VARCHAR, severity DOUBLE",
  taxonomy_questions: "question VARCHAR, name VARCHAR, level VARCHAR, is_primary BOOLEAN, multiple BOOLEAN",
  taxonomy_labels: "question VARCHAR, position INTEGER, label VARCHAR, name VARCHAR, means VARCHAR, policy VARCHAR",
  taxonomy_reference_sets: "reference_set VARCHAR, name VARCHAR, position INTEGER",
  taxonomy_choices: "base VARCHAR, question VARCHAR",
};

type TableName = keyof typeof TABLES;

/**
 * Makes the tables `taxonomy_markets`, `_queues`, `_policies`, `_questions`, `_labels`, `_reference_sets`
 * and `_choices`, in the taxonomy's order. Names default to the value, time zones to UTC, levels to nominal,
 * severities to 1.
 *
 * A multiple-choice question stands beside its choices: for `policy` with the choice `gambling` there is also
 * the question `policy:gambling` with the labels `no` and `yes`, and a row of `taxonomy_choices` that ties the two.
 */
export async function createTaxonomyTables(connection: DuckDBConnection, taxonomy: Taxonomy): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) await connection.run(`CREATE TABLE ${table} (${columns})`);
  for (const [table, values] of taxonomyRows(taxonomy)) {
    const places = values.map(() => "?").join(", ");
    await connection.run(`INSERT INTO ${table} VALUES (${places})`, values);
  }
}

function* taxonomyRows(taxonomy: Taxonomy): Generator<[TableName, SqlValue[]]> {
  for (const [market, { name, language, time_zone }] of Object.entries(taxonomy.markets ?? {})) {
    yield ["taxonomy_markets", [market, name ?? market, language ?? null, time_zone ?? "UTC"]];
  }
  for (const [queue, { name }] of Object.entries(taxonomy.queues ?? {})) {
    yield ["taxonomy_queues", [queue, name ?? queue]];
  }
  for (const [policy, { name, parent, severity }] of Object.entries(taxonomy.policies ?? {})) {
    yield ["taxonomy_policies", [policy, name ?? policy, parent ?? null, severity ?? 1]];
  }
  const questions = taxonomy.questions ?? {};
  const primary = primaryQuestions(questions);
  for (const [question, entry] of Object.entries(questions)) {
    const isPrimary = primary.has(question);
    // Answers are given to the choices, so headline figures are made of those.
    yield* questionRows(question, entry, isPrimary && !entry.multiple);
    if (entry.multiple) yield* choiceRows(question, entry, questions, isPrimary);
  }
  for (const [index, [set, { name }]] of Object.entries(taxonomy.reference_sets ?? {}).entries()) {
    yield ["taxonomy_reference_sets", [set, name ?? set, index + 1]];
  }
}

/** The flagged questions, else the first that is not multiple-choice, else the first. */
function primaryQuestions(questions: { readonly [question: string]: TaxonomyQuestion }): ReadonlySet<string> {
  const entries = Object.entries(questions);
  const flagged = entries.filter(([, entry]) => entry.primary);
  const fallback = entries.find(([, entry]) => !entry.multiple) ?? entries[0];
  return new Set((flagged.length > 0 || !fallback ? flagged : [fallback]).map(([question]) => question));
}

function* questionRows(
  question: string,
  { name, level, multiple, labels }: TaxonomyQuestion,
  primary: boolean,
): Generator<[TableName, SqlValue[]]> {
  yield ["taxonomy_questions", [question, name ?? question, level ?? "nominal", primary, multiple ?? false]];
  for (const [index, label] of (labels ?? []).entries()) {
    const { value, name, means, policy } = label;
    yield ["taxonomy_labels", [question, index + 1, value, name ?? value, means ?? null, policy ?? null]];
  }
}

function* choiceRows(
  base: string,
  entry: TaxonomyQuestion,
  questions: { readonly [question: string]: TaxonomyQuestion },
  primary: boolean,
): Generator<[TableName, SqlValue[]]> {
  for (const choice of entry.labels ?? []) {
    const question = `${base}:${choice.value}`;
    yield ["taxonomy_choices", [base, question]];
    if (questions[question]) continue;
    const name = `${entry.name ?? base}: ${choice.name ?? choice.value}`;
    yield* questionRows(question, { name, labels: yesAndNo(choice) }, primary);
  }
}

/** Not to pick a violating choice says non-violating; not to pick any other says nothing. */
function yesAndNo({ means, policy }: TaxonomyLabel): TaxonomyLabel[] {
  return [
    { value: "no", name: "No", means: means === "violating" ? "non-violating" : undefined },
    { value: "yes", name: "Yes", means, policy },
  ];
}
