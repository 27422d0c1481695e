import { formatList } from "../lib/format.js";
import { countDays, type Days } from "../lib/workbook/days.js";
import type { MarketOverview } from "../lib/workbook/results.js";
import { type Verdict, verdict } from "./change-text.js";

/** What a reader looks for comes first, and by name. */
const PHRASES: readonly { readonly word: Verdict; readonly phrase: string; readonly named: boolean }[] = [
  { word: "worse", phrase: "worse in", named: true },
  { word: "better", phrase: "better in", named: true },
  { word: "no clear change", phrase: "not clearly different in", named: false },
  { word: "unknown", phrase: "not comparable in", named: false },
];

/** More than these are counted, not named, where nothing clear is said of them. */
const MOST_NAMES = 3;

/** Of at least one market: `Against the 4 weeks before, accuracy is worse in Indonesia and not clearly different in Thailand.` */
export function changeSentence(markets: readonly MarketOverview[], previous: Days | null): string {
  const groups = PHRASES.map((each) => ({
    ...each,
    names: markets
      .filter(({ change, accuracy }) => verdict(change, accuracy.metric) === each.word)
      .map(({ name }) => name),
  })).filter(({ names }) => names.length > 0);
  const [first] = groups;
  if (groups.length === 1 && first?.word === "unknown") {
    return `Whether accuracy has changed cannot be said for ${markets.length === 1 ? first.names[0] : "any market"}.`;
  }
  const parts = groups.map(({ phrase, named, names }) => {
    if (named || names.length <= MOST_NAMES) return `${phrase} ${formatList(names)}`;
    return `${phrase} ${groups.length === 1 ? "any" : names.length} ${groups.length === 1 ? "market" : "others"}`;
  });
  return `Against the ${previous === null ? "time" : lengthOf(previous)} before, accuracy is ${formatList(parts)}.`;
}

function lengthOf(days: Days): string {
  const count = countDays(days);
  if (count === 1) return "day";
  return count % 7 === 0 ? (count === 7 ? "week" : `${count / 7} weeks`) : `${count} days`;
}
