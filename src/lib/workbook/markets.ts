import type { ViewState } from "../schema/filters.js";
import { nameOf } from "./caption.js";
import type { Choice, WorkbookInfo } from "./results.js";

/** Work without a market goes by this value. */
export const NO_MARKET = "";

/** The markets a view shows: those chosen, else all; work without a market comes last, where there is any. */
export function shownMarkets(state: ViewState, info: WorkbookInfo, found: Iterable<string>): readonly Choice[] {
  if (state.market.length > 0) {
    return state.market.map((value) => ({ value, name: nameOf(info.choices.market, value) }));
  }
  const known = info.choices.market.map(({ value, name }) => ({ value, name }));
  return new Set(found).has(NO_MARKET) ? [...known, { value: NO_MARKET, name: "Without a market" }] : known;
}
