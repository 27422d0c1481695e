/** The figures of the Overview page. */
import { sum } from "d3-array";
import { noAgreement } from "../analysis/agreement-figure.js";
import { volumeFigure } from "../analysis/volume-figure.js";
import type { ViewState } from "../schema/filters.js";
import { type AccuracyChange, accuracyChanges, totalFamily } from "./accuracy-changes.js";
import { agreement, agreementOf } from "./agreement.js";
import { chosenDays } from "./chosen-days.js";
import { shownMarkets } from "./markets.js";
import { familyNotice, gapsNotice, policyNotice, setsNotice, undatedNotice } from "./notices.js";
import { predicate } from "./predicate.js";
import type { Query } from "./query.js";
import type { MarketOverview, Overview, WorkbookInfo } from "./results.js";
import { volumeByMarket } from "./volume-sums.js";

/**
 * Per market and in total: accuracy, its change, agreement and volume under a view. The total's accuracy is of
 * the markets with random audits, where there are any: gold accuracy is another metric and is not mixed in.
 */
export async function overview(query: Query, state: ViewState, info: WorkbookInfo): Promise<Overview> {
  const days = chosenDays(state, info);
  const { where, parameters } = predicate({ ...state, from: null, to: null }, "volume");
  // Asked together, so that the engine need not wait for the page.
  const [accuracies, agreed, volumes] = await Promise.all([
    accuracyChanges(query, state, days, info),
    agreement(query, state, info, false),
    volumeByMarket(query, { text: where, parameters }, days),
  ]);

  const errors = accuracies.view;
  const found = [errors.judges, agreed.found, volumes].flatMap((rows) => rows.map(({ market }) => market));
  const markets = shownMarkets(state, info, found);
  const figures = (
    market: string,
    name: string,
    accuracy: AccuracyChange,
    among: readonly string[],
  ): MarketOverview => ({
    market,
    name,
    ...accuracy,
    agreement:
      agreed.absent === null
        ? agreementOf(agreed.found.filter((part) => among.includes(part.market)))
        : noAgreement(agreed.absent),
    volume: volumeFigure(sum(volumes, (row) => (among.includes(row.market) ? row.submissions : 0)) || null),
  });
  return {
    markets: markets.map(({ value, name }) => figures(value, name, accuracies.of(value), [value])),
    total: figures(
      "",
      state.market.length > 0 ? "Chosen markets" : "All markets",
      accuracies.total,
      markets.map(({ value }) => value),
    ),
    notices: [
      ...policyNotice(state.policy, errors, info),
      ...setsNotice(errors.judges, info),
      ...familyNotice(errors.judges, totalFamily(errors.judges), info),
      ...agreed.notices,
      ...gapsNotice(markets, days, info),
      ...predicate(state, "annotators").notices,
      ...(days === null
        ? []
        : undatedNotice(
            sum(volumes, (row) => row.undated),
            sum(errors.judges, (judge) => judge.undated),
          )),
    ],
  };
}
