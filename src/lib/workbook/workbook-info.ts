/** What the workbook says of itself: asked once, before anything else. */
import { group } from "d3-array";
import type { Days } from "./days.js";
import { holdings, marketGaps } from "./holdings.js";
import type { Query } from "./query.js";
import type { Choice, LabelInfo, QuestionInfo, WorkbookInfo } from "./results.js";

interface ChoiceRow extends Choice {
  readonly filter: keyof WorkbookInfo["choices"];
  readonly parent: string | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

interface SnapshotRow {
  readonly id: string;
  readonly made_at: string;
  readonly as_of: string | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

/** A label of a primary question; a question without labels has one row without any. */
interface QuestionRow {
  readonly question: string;
  readonly question_name: string | null;
  readonly level: QuestionInfo["level"];
  readonly label: string | null;
  readonly name: string | null;
  readonly means: LabelInfo["means"];
  readonly policy: string | null;
}

/** Choices are what the workbook's cells hold, under the taxonomy's names, by name; reference sets in the taxonomy's order. */
export async function workbookInfo(query: Query): Promise<WorkbookInfo> {
  const [about] = await query<SnapshotRow>(SNAPSHOT);
  const choices = await query<ChoiceRow>(CHOICES);
  const questions = await query<QuestionRow>(QUESTIONS);
  if (about === undefined) throw new Error("The workbook's table `snapshot` is empty. Build the site again.");
  const of = (filter: ChoiceRow["filter"]) => choices.filter((choice) => choice.filter === filter);
  return {
    snapshot: about.id,
    madeAt: instant(about.made_at),
    asOf: about.as_of === null ? null : instant(about.as_of),
    days: days(about.first_day, about.last_day),
    choices: {
      market: of("market").map((row) => ({ ...choice(row), days: days(row.first_day, row.last_day) })),
      queue: of("queue").map(choice),
      policy: of("policy").map((row) => ({ ...choice(row), parent: row.parent })),
      team: of("team").map(choice),
      model: of("model").map(choice),
      reference: of("reference").map(choice),
    },
    holds: await holdings(query),
    gaps: await marketGaps(query),
    questions: [...group(questions, ({ question }) => question).values()].map(questionInfo),
  };
}

const SNAPSHOT = `
  SELECT ${["id", "made_at", "as_of", "first_day", "last_day"].map((name) => `CAST(${name} AS VARCHAR) AS ${name}`).join(", ")}
  FROM snapshot`;

const WORK = ["market", "queue", "policy", "team", "model_version"];

/** Policies count as used where items are queued under them, labels name them, or a part of them is used. */
const CHOICES = `
  WITH work AS MATERIALIZED (
    SELECT ${WORK.map((column) => `CAST(${column} AS VARCHAR) AS ${column}`).join(", ")},
      min(day) AS first_day, max(day) AS last_day
    FROM volume
    GROUP BY ALL
  ),
  used_policies AS (
    SELECT policy FROM work
    UNION
    SELECT CAST(policy AS VARCHAR) FROM labels
  ),
  choices AS (
    SELECT 'market' AS filter, market AS value, min(first_day) AS first_day, max(last_day) AS last_day
    FROM work
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT DISTINCT 'queue' AS filter, queue AS value FROM work
    UNION ALL BY NAME
    SELECT DISTINCT 'policy' AS filter, CAST(ancestor AS VARCHAR) AS value
    FROM policy_closure
    WHERE CAST(policy_closure.policy AS VARCHAR) IN (SELECT policy FROM used_policies WHERE policy IS NOT NULL)
    UNION ALL BY NAME
    SELECT DISTINCT 'team' AS filter, team AS value FROM work
    UNION ALL BY NAME
    SELECT DISTINCT 'model' AS filter, model_version AS value FROM work
    UNION ALL BY NAME
    SELECT DISTINCT 'reference' AS filter, CAST(reference_set AS VARCHAR) AS value FROM judgements
  ),
  names AS (
    SELECT 'market' AS filter, CAST(market AS VARCHAR) AS value, name FROM markets
    UNION ALL BY NAME
    SELECT 'queue' AS filter, CAST(queue AS VARCHAR) AS value, name FROM queues
    UNION ALL BY NAME
    SELECT 'policy' AS filter, CAST(policy AS VARCHAR) AS value, name, CAST(parent AS VARCHAR) AS parent FROM policies
    UNION ALL BY NAME
    SELECT 'reference' AS filter, CAST(reference_set AS VARCHAR) AS value, name, position FROM reference_sets
  )
  SELECT filter, value, coalesce(CAST(name AS VARCHAR), value) AS name, parent,
    strftime(first_day, '%Y-%m-%d') AS first_day, strftime(last_day, '%Y-%m-%d') AS last_day
  FROM choices
  LEFT JOIN names USING (filter, value)
  WHERE value IS NOT NULL
  ORDER BY filter, position, name, value`;

const QUESTIONS = `
  SELECT CAST(questions.question AS VARCHAR) AS question, CAST(questions.name AS VARCHAR) AS question_name,
    CAST(level AS VARCHAR) AS level, CAST(label AS VARCHAR) AS label, CAST(labels.name AS VARCHAR) AS name,
    CAST(means AS VARCHAR) AS means, CAST(policy AS VARCHAR) AS policy
  FROM questions
  LEFT JOIN labels ON CAST(labels.question AS VARCHAR) = CAST(questions.question AS VARCHAR)
  WHERE is_primary
  ORDER BY question, position`;

const choice = ({ value, name }: ChoiceRow): Choice => ({ value, name });

const days = (first: string | null, last: string | null): Days | null =>
  first === null || last === null ? null : [first.slice(0, 10), last.slice(0, 10)];

/** A timestamp as DuckDB writes it, `2026-11-23 16:10:00` in UTC, as ISO 8601. */
const instant = (text: string): string =>
  new Date(text.includes("T") ? text : `${text.replace(" ", "T")}Z`).toISOString();

function questionInfo(rows: readonly QuestionRow[]): QuestionInfo {
  const { question, question_name, level } = rows[0] as QuestionRow;
  const labels = rows.flatMap(({ label, name, means, policy }) =>
    label === null ? [] : [{ label, name: name ?? label, means, policy }],
  );
  return { question, name: question_name ?? question, level, labels };
}
