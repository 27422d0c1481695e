/** Asks for the sums behind error rates, and for the sums over annotators behind their intervals. */
import type { ClusterSums } from "../stats/cluster-sums.js";
import type { ProportionSums } from "../stats/proportion-sums.js";
import type { Days } from "./days.js";
import { monday } from "./days.js";
import { type Fragment, joined, raw, sql } from "./fragment.js";
import { type ErrorScope, MEASURE_NAMES, type Measure, SUM_NAMES, sumColumn, sumsOfOutcomes } from "./outcomes.js";
import type { Query } from "./query.js";

/** A stretch of time with results of its own; stretches may overlap. */
export interface Stretch {
  readonly part: string;
  /** null: everything, labels without a day included. */
  readonly days: Days | null;
}

/** How time is cut into parts: stretches, or a part per day or week named after its first day. */
export type Parts = readonly Stretch[] | "day" | "week";

export interface ErrorSums {
  readonly part: string;
  readonly scope: string;
  readonly points: { readonly [measure in Measure]: ProportionSums };
  /** Labels that do not say whether they mean a violation, or whose reference does not. */
  readonly undirected: number;
}

export interface ErrorClusters {
  readonly part: string;
  readonly scope: string;
  readonly clusters: { readonly [measure in Measure]: ClusterSums };
  /** Labels without an annotator: models and anonymous votes. */
  readonly independent: { readonly [measure in Measure]: ProportionSums };
}

type Row = { readonly part: string; readonly scope: string } & { readonly [column: string]: number };

/** Right and wrong per part and scope, to the day. */
export async function errorSums(query: Query, scope: ErrorScope, parts: Parts): Promise<readonly ErrorSums[]> {
  const columns = [...everyColumn(), "undirected"].map((column) => `CAST(sum(${column}) AS DOUBLE) AS ${column}`);
  const { text, parameters } = sql`
    WITH ${sumsOfOutcomes("judgements", moment("day", parts), scope)}
    SELECT ${part(parts)} AS part, scope, ${raw(columns.join(", "))}
    FROM sums ${stretches(parts, "day")}
    GROUP BY ALL`;
  const rows = await query<Row>(text, parameters);
  return rows.map((row) => ({
    part: row.part,
    scope: row.scope,
    points: eachMeasure((measure) => proportionSums(row, measure)),
    undirected: row.undirected!,
  }));
}

/** Sums over annotators of the same cells, in the whole weeks that the parts touch; parts by day come by week. */
export async function errorClusters(query: Query, scope: ErrorScope, parts: Parts): Promise<readonly ErrorClusters[]> {
  const weekly = typeof parts === "string" ? "week" : parts;
  const columns = everyColumn().map((column) => `sum(${column}) AS ${column}`);
  const { text, parameters } = sql`
    WITH ${sumsOfOutcomes("annotators", moment("week", weekly), scope)},
    annotators_in_part AS (
      SELECT ${part(weekly)} AS part, scope, cluster, ${raw(columns.join(", "))}
      FROM sums ${stretches(weekly, "week")}
      GROUP BY ALL
    )
    SELECT part, scope, ${raw(MEASURE_NAMES.flatMap(clusterColumns).join(", "))}
    FROM annotators_in_part
    GROUP BY ALL`;
  const rows = await query<Row>(text, parameters);
  return rows.map((row) => ({
    part: row.part,
    scope: row.scope,
    clusters: eachMeasure((measure) => ({
      ...proportionSums(row, measure),
      clusters: row[`${measure}_clusters`]!,
      totalSquared: row[`${measure}_totalSquared`]!,
      hitTotalSquared: row[`${measure}_hitTotalSquared`]!,
      totalProduct: row[`${measure}_totalProduct`]!,
    })),
    independent: eachMeasure((measure) => proportionSums(row, measure, "independent_")),
  }));
}

const everyColumn = (): string[] =>
  MEASURE_NAMES.flatMap((measure) => SUM_NAMES.map((name) => sumColumn(measure, name)));

function clusterColumns(measure: Measure): string[] {
  const [weight, hit] = [sumColumn(measure, "weight"), sumColumn(measure, "hitWeight")];
  const filtered = (expression: string, filter: string, name: string) =>
    `CAST(coalesce(${expression} FILTER (${filter}), 0) AS DOUBLE) AS ${name}`;
  const counted = `cluster IS NOT NULL AND ${weight} > 0`;
  return [
    filtered("count(*)", counted, `${measure}_clusters`),
    filtered(`sum(${weight} * ${weight})`, counted, `${measure}_totalSquared`),
    filtered(`sum(${hit} * ${hit})`, counted, `${measure}_hitTotalSquared`),
    filtered(`sum(${weight} * ${hit})`, counted, `${measure}_totalProduct`),
    ...SUM_NAMES.map((name) => sumColumn(measure, name)).flatMap((column) => [
      filtered(`sum(${column})`, counted, column),
      filtered(`sum(${column})`, "cluster IS NULL", `independent_${column}`),
    ]),
  ];
}

function proportionSums(row: Row, measure: Measure, prefix = ""): ProportionSums {
  return Object.fromEntries(
    SUM_NAMES.map((name) => [name, row[`${prefix}${sumColumn(measure, name)}`]]),
  ) as unknown as ProportionSums;
}

const eachMeasure = <Value>(value: (measure: Measure) => Value): { readonly [measure in Measure]: Value } =>
  Object.fromEntries(MEASURE_NAMES.map((measure) => [measure, value(measure)])) as { [measure in Measure]: Value };

/** What a cell's time is summed by before parts are made of it. */
const moment = (column: "day" | "week", parts: Parts): Fragment =>
  raw(parts === "week" && column === "day" ? "date_trunc('week', day)" : column);

const part = (parts: Parts): Fragment => raw(typeof parts === "string" ? "strftime(moment, '%Y-%m-%d')" : "part");

function stretches(parts: Parts, column: "day" | "week"): Fragment {
  if (typeof parts === "string") return raw("WHERE moment IS NOT NULL");
  const rows = parts.map(({ part, days }) => {
    const first = days === null ? null : column === "week" ? monday(days[0]) : days[0];
    return sql`(${part}, CAST(${first} AS TIMESTAMP), CAST(${days?.[1] ?? null} AS TIMESTAMP))`;
  });
  return sql`
    JOIN (VALUES ${joined(rows, ", ")}) AS stretches(part, first_day, last_day)
      ON first_day IS NULL OR moment BETWEEN first_day AND last_day`;
}
