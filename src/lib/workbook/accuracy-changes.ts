/** Accuracy of every market and of all together, and its change from the period before. */
import { emptyFigure } from "../analysis/absence.js";
import { change, noChange } from "../analysis/change.js";
import { comparedPeriods, NO_TIME } from "../analysis/periods.js";
import type { Days } from "./days.js";
import { type ErrorView, errorFigures } from "./error-rates.js";
import type { Family, Judge } from "./judges.js";
import type { Query } from "./query.js";
import type { Absent, Change, Figure, WorkbookInfo } from "./results.js";

export interface AccuracyChange {
  readonly accuracy: Figure;
  readonly change: Change;
}

export interface AccuracyChanges {
  readonly of: (market: string) => AccuracyChange;
  readonly total: AccuracyChange;
}

const NOTHING: Absent = { code: "no-data", text: "No labels judged by a random audit or by gold labels." };
const TOTAL = "total";

/** Random audits where any market of the view has them, else gold. */
export const totalFamily = (judges: readonly Judge[]): Family =>
  judges.some(({ n, family }) => n > 0 && family === "accuracy") ? "accuracy" : "gold_accuracy";

/** @param days the days asked for; null: all, with the change of the last four whole weeks */
export async function accuracyChanges(
  query: Query,
  view: ErrorView,
  days: Days | null,
  info: WorkbookInfo,
): Promise<AccuracyChanges> {
  const compared = comparedPeriods(days, info);
  const stretches = [{ part: "view", days }];
  if (compared.periods !== null && compared.absent === null) {
    stretches.push({ part: "previous", days: compared.periods.previous });
    if (days === null) stretches.push({ part: "current", days: compared.periods.current });
  }
  const family = totalFamily(view.judges);
  const together = [
    ...view.judges.map((judge) => ({ scope: marketScope(judge.market), judges: [judge] })),
    { scope: TOTAL, judges: view.judges.filter((judge) => judge.family === family) },
  ];
  const rows = await errorFigures(query, view, together, ["correct"], stretches);

  const of = (scope: string, timeless: boolean): AccuracyChange => {
    const metric = together.find((each) => each.scope === scope)?.judges[0]?.family ?? "accuracy";
    const accuracyIn = (part: string): Figure =>
      rows.find((row) => row.scope === scope && row.part === part)?.figure ??
      emptyFigure({ metric, n: 0, annotators: null }, view.absent ?? NOTHING);
    const accuracy = accuracyIn("view");
    const absent = view.absent ?? (timeless ? NO_TIME : compared.absent);
    if (compared.periods === null || absent !== null) {
      return { accuracy, change: noChange(timeless ? null : compared.periods, absent ?? NOTHING) };
    }
    const current = days === null ? accuracyIn("current") : accuracy;
    return { accuracy, change: change(current, accuracyIn("previous"), compared.periods) };
  };
  const timeless = new Set(info.choices.market.filter((market) => market.days === null).map(({ value }) => value));
  return { of: (market) => of(marketScope(market), timeless.has(market)), total: of(TOTAL, false) };
}

const marketScope = (market: string): string => `market ${market}`;
