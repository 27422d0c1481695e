/** View state × cube → the WHERE of a query, with bound parameters only. */
import { CUBES, type CubeName } from "../schema/cubes.js";
import { FILTER_NAMES, FILTERS, type FilterName, type ViewState } from "../schema/filters.js";
import { formatDays, monday, sunday } from "./days.js";
import { among, amongIfAny, between, type Fragment, joined, sql } from "./fragment.js";
import type { SqlValue } from "./query.js";
import { ratersScope } from "./raters-scope.js";
import type { Absent, Notice } from "./results.js";

export interface Predicate {
  /** A condition over the cube's columns with `?` for values. Its text is the same for nearly all views: see `fragment.ts`. */
  readonly where: string;
  readonly parameters: readonly SqlValue[];
  /** What the reader should know of how the filters were applied. */
  readonly notices: readonly Notice[];
  /** Set where the cube cannot answer under these filters: do not ask it. */
  readonly absent: Absent | null;
}

type CategoryFilter = Exclude<FilterName, "from" | "to" | "grain">;

const CATEGORIES = FILTER_NAMES.filter((name) => FILTERS[name].columns !== undefined) as CategoryFilter[];

/**
 * The cells of a cube that a view is about. Days restrict daily cubes exactly; weekly cubes
 * give the whole weeks that the days touch. Cells without a day count only where no days
 * are asked for. The agreement cube always answers for one group of raters.
 */
export function predicate(state: ViewState, cube: CubeName): Predicate {
  // First the condition that leaves fewest cells: the agreement cube holds every group of raters.
  const raters = cube === "agreement" ? ratersScope(state) : null;
  const conditions: Fragment[] = raters?.raters ? [among("raters", [raters.raters])] : [];
  const unanswered: FilterName[] = [];
  for (const name of CATEGORIES) {
    const values = valuesOf(state, name);
    const column = FILTERS[name].columns?.[cube];
    if (name === "policy") {
      if (values.length > 0) conditions.push(policyCondition(values[0] as string, cube));
    } else if (column !== undefined) conditions.push(amongIfAny(column, values));
    // Which set judges says nothing of how much was labelled or how far annotators agree.
    else if (name !== "reference" && cube === "pairs" && values.length > 0) unanswered.push(name);
  }
  conditions.push(daysCondition(state, cube));

  const { text, parameters } = joined(conditions, " AND ");
  const weeks = touchedWeeks(state, cube);
  return {
    where: text,
    parameters,
    notices:
      weeks === null ? [] : [{ code: "weeks", text: `Agreement and interval widths count whole weeks: ${weeks}.` }],
    absent: raters?.absent ?? notAvailable(unanswered),
  };
}

function valuesOf(state: ViewState, name: CategoryFilter): readonly string[] {
  const value = state[name];
  if (value === null) return [];
  return typeof value === "string" ? [value] : value;
}

/**
 * Where labels name policies, errors are one policy against the rest over everything in
 * scope; elsewhere the policy is the one the item was queued under.
 */
function policyCondition(policy: string, cube: CubeName): Fragment {
  const queuedUnder = sql`policy IN (SELECT policy FROM policy_closure WHERE ${among("ancestor", [policy])})`;
  if (cube !== "judgements" && cube !== "annotators") return queuedUnder;
  return sql`(question IN (SELECT question FROM labels WHERE policy IS NOT NULL) OR ${queuedUnder})`;
}

function daysCondition({ from, to }: ViewState, cube: CubeName): Fragment {
  const column = timeColumn(cube);
  return between(column, from !== null && column === "week" ? monday(from) : from, to);
}

/** `day` or `week`. */
export const timeColumn = (cube: CubeName): "day" | "week" =>
  CUBES[cube].columns.some(({ role }) => role === "day") ? "day" : "week";

/** The weeks counted where they reach beyond the days asked for, in words. */
function touchedWeeks({ from, to }: ViewState, cube: CubeName): string | null {
  if (timeColumn(cube) === "day" || (from === null && to === null)) return null;
  const first = from === null ? null : monday(from);
  const last = to === null ? null : sunday(to);
  if (first === from && last === to) return null;
  if (first !== null && last !== null) return formatDays([first, last]);
  return first === null
    ? `until ${formatDays([last as string, last as string])}`
    : `from ${formatDays([first, first])}`;
}

function notAvailable(filters: readonly FilterName[]): Absent | null {
  if (filters.length === 0) return null;
  const titles = filters.map((name) => `“${FILTERS[name].title}”`).join(", ");
  return { code: "not-available", text: `Agreement between pairs is not available under the filter ${titles}.` };
}
