/** Asks for the sums behind error rates, and for the sums over annotators behind their intervals. */
import { flatGroup } from "d3-array";
import { type ClusterSums, clusterSums } from "../stats/cluster-sums.js";
import { addProportions, type ProportionSums } from "../stats/proportion-sums.js";
import type { Days } from "./days.js";
import { monday } from "./days.js";
import { type Fragment, joined, list, raw, sql } from "./fragment.js";
import type { Family } from "./judges.js";
import {
  type ErrorScope,
  judgedOutcomes,
  MEASURES,
  type Measure,
  measuredInScopes,
  type ScopedJudge,
  UNDIRECTED,
} from "./outcomes.js";
import type { Query } from "./query.js";

/** A stretch of time with results of its own; stretches may overlap. */
export interface Stretch {
  readonly part: string;
  /** null: everything, labels without a day included. */
  readonly days: Days | null;
}

/** How time is cut into parts: stretches, or a part per day or week named after its first day. */
export type Parts = readonly Stretch[] | "day" | "week";

/** Sums in one part, of the labels that one set of references judges. */
export interface ErrorSums {
  /** null: without a day, where a part is a day or week. */
  readonly part: string | null;
  /** Empty for work without a market. */
  readonly market: string;
  readonly family: Family;
  readonly referenceSet: string;
  /** Of each measure asked for. */
  readonly sums: ReadonlyMap<Measure, ProportionSums>;
  /** Labels without a day among them. */
  readonly undated: number;
  /** Labels among them that are of no direction. */
  readonly undirected: number;
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

interface SumsColumns {
  readonly n: number;
  readonly weight: number;
  readonly weight_squared: number;
  readonly hit_weight: number;
  readonly hit_weight_squared: number;
}

interface SumsRow extends Pick<ErrorSums, "part" | "market" | "family" | "undated" | "undirected"> {
  readonly reference_set: string;
  /** `<measure>_n` and so on. */
  readonly [column: string]: string | number | null;
}

interface ClusterRow extends SumsColumns, Pick<ErrorClusters, "part" | "scope" | "measure"> {
  /** 1 for labels without an annotator. */
  readonly independent: 0 | 1;
  readonly clusters: number;
  readonly total_squared: number;
  readonly hit_total_squared: number;
  readonly total_product: number;
}

const SUMS = ["n", "weight", "weight_squared", "hit_weight", "hit_weight_squared"] as const;

/** Right and wrong, to the day, of every set of references that judges any of the scope. */
export async function errorSums(
  query: Query,
  scope: ErrorScope,
  measures: readonly Measure[],
  parts: Parts,
): Promise<readonly ErrorSums[]> {
  const sums = measures.flatMap((measure) =>
    Object.entries(sumsOf(MEASURES[measure])).map(([column, sum]) => double(sum, `${measure}_${column}`)),
  );
  const { text, parameters } = sql`
    WITH ${judgedOutcomes("judgements", moment("day", parts), measures, scope)},
    totals AS (
      SELECT ${part(parts)} AS part, market, family, reference_set, ${raw(sums.join(", "))},
        ${raw(double("sum(n) FILTER (moment IS NULL)", "undated"))},
        ${raw(double(`sum(n) FILTER (${UNDIRECTED})`, "undirected"))}
      FROM outcomes ${stretches(parts, "day")}
      GROUP BY ALL
    )
    SELECT * REPLACE (${partName(parts)} AS part, coalesce(CAST(market AS VARCHAR), '') AS market,
      CAST(reference_set AS VARCHAR) AS reference_set)
    FROM totals
    ORDER BY part, market, family, reference_set`;
  const rows = await query<SumsRow>(text, parameters);
  return rows.map((row) => ({
    part: row.part,
    market: row.market,
    family: row.family,
    referenceSet: row.reference_set,
    sums: new Map(measures.map((measure) => [measure, measureSums(row, measure)])),
    undated: row.undated,
    undirected: row.undirected,
  }));
}

/** Sums over cells, of those that a measure is of. */
const sumsOf = ({ of, hit }: { readonly of: string; readonly hit: string }) => ({
  n: `sum(n) FILTER (${of})`,
  weight: `sum(weight) FILTER (${of})`,
  weight_squared: `sum(weight_squared) FILTER (${of})`,
  hit_weight: `sum(weight) FILTER (${of} AND ${hit})`,
  hit_weight_squared: `sum(weight_squared) FILTER (${of} AND ${hit})`,
});

const measureSums = (row: SumsRow, measure: Measure): ProportionSums =>
  proportionSums(
    Object.fromEntries(SUMS.map((column) => [column, row[`${measure}_${column}`]])) as unknown as SumsColumns,
  );

/**
 * Sums over annotators of the same cells, in the whole weeks that the parts touch; parts by day come by week.
 *
 * @param judges at least one
 */
export async function errorClusters(
  query: Query,
  scope: ErrorScope,
  judges: readonly ScopedJudge[],
  measures: readonly Measure[],
  parts: Parts,
): Promise<readonly ErrorClusters[]> {
  const weekly = typeof parts === "string" ? "week" : parts;
  const { text, parameters } = sql`
    WITH ${judgedOutcomes("annotators", moment("week", weekly), measures, scope)}, ${measuredInScopes(measures, judges)},
    labellers AS (
      SELECT ${part(weekly)} AS part, scope, measure, cluster, ${SUMMED}
      FROM measured ${stretches(weekly, "week")}
      ${raw(typeof parts === "string" ? "WHERE moment IS NOT NULL" : "")}
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

/** The same of `measured`, where rows are of one measure. */
const SUMMED = raw(`sum(n) AS n, sum(weight) AS weight, sum(weight_squared) AS weight_squared,
      sum(weight) FILTER (hit) AS hit_weight, sum(weight_squared) FILTER (hit) AS hit_weight_squared`);

const proportionSums = (row: SumsColumns): ProportionSums => ({
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

/** Ends are bound even where there are none: a query keeps one text, so that DuckDB plans it once. */
function stretches(parts: Parts, column: "day" | "week"): Fragment {
  if (typeof parts === "string") return raw("");
  const rows = parts.map(({ part, days }) => {
    const first = days === null ? "" : column === "week" ? monday(days[0]) : days[0];
    return list([part, first, days?.[1] ?? ""]);
  });
  return sql`
    JOIN (
      SELECT part, CAST(nullif(first, '') AS TIMESTAMP) AS first_day, CAST(nullif(last, '') AS TIMESTAMP) AS last_day
      FROM (VALUES ${joined(rows, ", ")}) AS stretches(part, first, last)
    ) ON first_day IS NULL OR moment BETWEEN first_day AND last_day`;
}
