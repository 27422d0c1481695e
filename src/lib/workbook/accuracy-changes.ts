/** Accuracy of every market and of all together, and its change from the period before. */
import { emptyFigure, noData } from "../analysis/absence.js";
import { change, noChange } from "../analysis/change.js";
import { comparedPeriods, NO_TIME } from "../analysis/periods.js";
import type { ViewState } from "../schema/filters.js";
import type { Days } from "./days.js";
import { type ErrorView, errorFigures, errorView } from "./error-rates.js";
import type { Stretch } from "./error-sums.js";
import type { Family, Judge } from "./judges.js";
import type { Query } from "./query.js";
import type { Change, Figure, WorkbookInfo } from "./results.js";

export interface AccuracyChange {
  readonly accuracy: Figure;
  readonly change: Change;
}

export interface AccuracyChanges {
  /** What they rest on. */
  readonly view: ErrorView;
  readonly of: (market: string) => AccuracyChange;
  readonly total: AccuracyChange;
}

const TOTAL = "total";

/** Random audits where any market of the view has them, else gold. */
export const totalFamily = (judges: readonly Judge[]): Family =>
  judges.some(({ n, family }) => n > 0 && family === "accuracy") ? "accuracy" : "gold_accuracy";

/** @param days the days asked for; null: all, with the change of the last four whole weeks */
export async function accuracyChanges(
  query: Query,
  state: ViewState,
  days: Days | null,
  info: WorkbookInfo,
): Promise<AccuracyChanges> {
  const compared = comparedPeriods(days, info);
  const view = await errorView(query, state, info, ["correct"], stretchesOf(days, compared));
  const family = totalFamily(view.judges);
  const together = [
    ...view.judges.map((judge) => ({ scope: marketScope(judge.market), judges: [judge] })),
    { scope: TOTAL, judges: view.judges.filter((judge) => judge.family === family) },
  ];
  const rows = await errorFigures(query, view, together);

  const of = (scope: string, timeless: boolean): AccuracyChange => {
    const metric = together.find((each) => each.scope === scope)?.judges[0]?.family ?? "accuracy";
    const accuracyIn = (part: string): Figure =>
      rows.find((row) => row.scope === scope && row.part === part)?.figure ??
      emptyFigure({ metric, n: 0, annotators: null }, view.absent ?? noData(metric));
    const accuracy = accuracyIn("view");
    const absent = view.absent ?? (timeless ? NO_TIME : compared.absent);
    if (compared.periods === null || absent !== null) {
      return { accuracy, change: noChange(timeless ? null : compared.periods, absent ?? NO_TIME) };
    }
    const current = days === null ? accuracyIn("current") : accuracy;
    return { accuracy, change: change(current, accuracyIn("previous"), compared.periods) };
  };
  const timeless = new Set(info.choices.market.filter((market) => market.days === null).map(({ value }) => value));
  return { view, of: (market) => of(marketScope(market), timeless.has(market)), total: of(TOTAL, false) };
}

/** The view's days first, then the periods compared, and everything, so that a market judged on other days is known. */
function stretchesOf(days: Days | null, { periods, absent }: ReturnType<typeof comparedPeriods>): Stretch[] {
  const compared = absent === null ? periods : null;
  return [
    { part: "view", days },
    ...(compared === null ? [] : [{ part: "previous", days: compared.previous }]),
    ...(compared === null || days !== null ? [] : [{ part: "current", days: compared.current }]),
    ...(days === null ? [] : [{ part: "all", days: null }]),
  ];
}

const marketScope = (market: string): string => `market ${market}`;
