/** Asks for the sums behind error rates, and for the sums over annotators behind their intervals. */
import { flatGroup } from "d3-array";
import { type ClusterSums, clusterSums } from "../stats/cluster-sums.js";
import { addProportions, type ProportionSums } from "../stats/proportion-sums.js";
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

interface SumsRow {
  readonly part: string;
  readonly scope: string;
  readonly measure: Measure | typeof UNDIRECTED;
  readonly n: number;
  readonly weight: number;
  readonly weight_squared: number;
  readonly hit_weight: number;
  readonly hit_weight_squared: number;
}

interface ClusterRow extends SumsRow {
  readonly measure: Measure;
  /** 1 for labels without an annotator. */
  readonly independent: 0 | 1;
  readonly clusters: number;
  readonly total_squared: number;
  readonly hit_total_squared: number;
  readonly total_product: number;
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
    SELECT ${partName(parts)} AS part, scope, measure, ${raw(SUMS.map((column) => double(column, column)).join(", "))}
    FROM totals
    ORDER BY scope, measure, part`;
  const rows = await query<SumsRow>(text, parameters);
  return rows.map((row) => ({ part: row.part, scope: row.scope, measure: row.measure, sums: proportionSums(row) }));
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
    SELECT ${partName(weekly)} AS part, scope, measure, CAST(cluster IS NULL AS INTEGER) AS independent,
      ${raw([...CLUSTER_COLUMNS, ...SUMS.map((column) => double(`sum(${column})`, column))].join(", "))}
    FROM labellers
    -- Annotators without weight say nothing of how annotators differ.
    WHERE cluster IS NULL OR weight > 0
    GROUP BY ALL`;
  const rows = await query<ClusterRow>(text, parameters);
  return flatGroup(
    rows,
    ({ part }) => part,
    ({ scope }) => scope,
    ({ measure }) => measure,
  ).map(([part, scope, measure, sums]) => ({
    part,
    scope,
    measure,
    clusters: clustersOf(sums.find(({ independent }) => independent === 0)),
    independent: addProportions(sums.filter(({ independent }) => independent === 1).map(proportionSums)),
  }));
}

const double = (expression: string, name: string): string => `CAST(coalesce(${expression}, 0) AS DOUBLE) AS ${name}`;

const CLUSTER_COLUMNS = [
  double("count(*)", "clusters"),
  double("sum(weight * weight)", "total_squared"),
  double("sum(hit_weight * hit_weight)", "hit_total_squared"),
  double("sum(weight * hit_weight)", "total_product"),
];

const clustersOf = (row: ClusterRow | undefined): ClusterSums =>
  row === undefined
    ? clusterSums([])
    : {
        ...proportionSums(row),
        clusters: row.clusters,
        totalSquared: row.total_squared,
        hitTotalSquared: row.hit_total_squared,
        totalProduct: row.total_product,
      };

const proportionSums = (row: SumsRow): ProportionSums => ({
  n: row.n,
  weight: row.weight,
  weightSquared: row.weight_squared,
  hitWeight: row.hit_weight,
  hitWeightSquared: row.hit_weight_squared,
});

/** What a cell's time is summed by before parts are made of it. */
const moment = (column: "day" | "week", parts: Parts): Fragment =>
  raw(parts === "week" && column === "day" ? "date_trunc('week', day)" : column);

const part = (parts: Parts): Fragment => raw(typeof parts === "string" ? "moment" : "part");

/** Written out last, where rows are few. */
const partName = (parts: Parts): Fragment => raw(typeof parts === "string" ? "strftime(part, '%Y-%m-%d')" : "part");

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
