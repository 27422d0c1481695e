/** Asks for the sums behind error rates, and for the sums over annotators behind their intervals. */
import type { ClusterSums } from "../stats/cluster-sums.js";
import type { ProportionSums } from "../stats/proportion-sums.js";
import type { Days } from "./days.js";
import { monday } from "./days.js";
import { type Fragment, joined, list, raw, sql } from "./fragment.js";
import { type ErrorScope, type Measure, measuredOutcomes, type UNDIRECTED } from "./outcomes.js";
import type { Query } from "./query.js";

/** A stretch of time with results of its own; stretches may overlap. */
export interface Stretch {
  readonly part: string;
  /** null: everything, labels without a day included. */
  readonly days: Days | null;
}

/** How time is cut into parts: stretches, or a part per day or week named after its first day. */
export type Parts = readonly Stretch[] | "day" | "week";

/** Sums of one measure, in one part and scope. */
export interface ErrorSums {
  readonly part: string;
  readonly scope: string;
  readonly measure: Measure | typeof UNDIRECTED;
  readonly sums: ProportionSums;
}

/** Sums over annotators of one measure, in one part and scope. */
export interface ErrorClusters {
  readonly part: string;
  readonly scope: string;
  readonly measure: Measure;
  readonly clusters: ClusterSums;
  /** Labels without an annotator: models and anonymous votes. */
  readonly independent: ProportionSums;
}

interface Row extends Key {
  readonly [column: string]: number | string;
}

interface Key {
  readonly part: string;
  readonly scope: string;
  readonly measure: Measure | typeof UNDIRECTED;
}

const SUMS = "n, weight, weight_squared, hit_weight, hit_weight_squared".split(", ");

const SUMMED = raw(`sum(n) AS n, sum(weight) AS weight, sum(weight_squared) AS weight_squared,
      sum(weight) FILTER (hit) AS hit_weight, sum(weight_squared) FILTER (hit) AS hit_weight_squared`);

/** Right and wrong per part, scope and measure, to the day; where several measures are asked for, with UNDIRECTED. */
export async function errorSums(
  query: Query,
  scope: ErrorScope,
  measures: readonly Measure[],
  parts: Parts,
): Promise<readonly ErrorSums[]> {
  const { text, parameters } = sql`
    WITH ${measuredOutcomes("judgements", moment("day", parts), measures, scope)},
    totals AS (
      SELECT ${part(parts)} AS part, scope, measure, ${SUMMED}
      FROM measured ${stretches(parts, "day")}
      GROUP BY ALL
    )
    SELECT part, scope, measure, ${raw(SUMS.map((column) => double(column, column)).join(", "))}
    FROM totals
    ORDER BY scope, measure, part`;
  const rows = await query<Row>(text, parameters);
  return rows.map(({ part, scope, measure, ...sums }) => ({ part, scope, measure, sums: proportionSums(sums) }));
}

/** Sums over annotators of the same cells, in the whole weeks that the parts touch; parts by day come by week. */
export async function errorClusters(
  query: Query,
  scope: ErrorScope,
  measures: readonly Measure[],
  parts: Parts,
): Promise<readonly ErrorClusters[]> {
  const weekly = typeof parts === "string" ? "week" : parts;
  const { text, parameters } = sql`
    WITH ${measuredOutcomes("annotators", moment("week", weekly), measures, scope)},
    labellers AS (
      SELECT ${part(weekly)} AS part, scope, measure, cluster, ${SUMMED}
      FROM measured ${stretches(weekly, "week")}
      GROUP BY ALL
    )
    SELECT part, scope, measure, ${raw(CLUSTER_COLUMNS.join(", "))}
    FROM labellers
    GROUP BY ALL`;
  const rows = await query<Row & { measure: Measure }>(text, parameters);
  return rows.map(({ part, scope, measure, ...sums }) => ({
    part,
    scope,
    measure,
    clusters: {
      ...proportionSums(sums),
      clusters: Number(sums.clusters),
      totalSquared: Number(sums.total_squared),
      hitTotalSquared: Number(sums.hit_total_squared),
      totalProduct: Number(sums.total_product),
    },
    independent: proportionSums(sums, "independent_"),
  }));
}

const double = (expression: string, name: string): string => `CAST(coalesce(${expression}, 0) AS DOUBLE) AS ${name}`;

/** Annotators without weight say nothing of how annotators differ. */
const COUNTED = "FILTER (cluster IS NOT NULL AND weight > 0)";
const CLUSTER_COLUMNS = [
  double(`count(*) ${COUNTED}`, "clusters"),
  double(`sum(weight * weight) ${COUNTED}`, "total_squared"),
  double(`sum(hit_weight * hit_weight) ${COUNTED}`, "hit_total_squared"),
  double(`sum(weight * hit_weight) ${COUNTED}`, "total_product"),
  ...SUMS.map((column) => double(`sum(${column}) ${COUNTED}`, column)),
  ...SUMS.map((column) => double(`sum(${column}) FILTER (cluster IS NULL)`, `independent_${column}`)),
];

function proportionSums(sums: { readonly [column: string]: number | string }, prefix = ""): ProportionSums {
  const [n, weight, weightSquared, hitWeight, hitWeightSquared] = SUMS.map((column) => Number(sums[prefix + column]));
  return { n, weight, weightSquared, hitWeight, hitWeightSquared } as ProportionSums;
}

/** What a cell's time is summed by before parts are made of it. */
const moment = (column: "day" | "week", parts: Parts): Fragment =>
  raw(parts === "week" && column === "day" ? "date_trunc('week', day)" : column);

const part = (parts: Parts): Fragment => raw(typeof parts === "string" ? "strftime(moment, '%Y-%m-%d')" : "part");

function stretches(parts: Parts, column: "day" | "week"): Fragment {
  if (typeof parts === "string") return raw("WHERE moment IS NOT NULL");
  const rows = parts.map(({ part, days }) => {
    const first = days === null ? null : column === "week" ? monday(days[0]) : days[0];
    return list([part, first, days?.[1] ?? null]);
  });
  return sql`
    JOIN (VALUES ${joined(rows, ", ")}) AS stretches(part, first_day, last_day)
      ON first_day IS NULL OR moment BETWEEN CAST(first_day AS TIMESTAMP) AND CAST(last_day AS TIMESTAMP)`;
}
