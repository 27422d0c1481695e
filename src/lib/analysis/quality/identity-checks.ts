/** Signs that one id means two things, or two ids one. */
import { formatCount, formatPart, formatValue } from "../../format.js";
import type { OverlapProfile } from "../../schema/profile.js";
import { type Alarm, type Check, marketName } from "./check.js";
import type { QualityFacts } from "./facts.js";

const SHARED = { share: 0.05, items: 20 };
const THRESHOLD = `at least ${SHARED.items} items, and ${formatValue(SHARED.share, "share")} of the smaller side`;

export const sharedMarkets: Check = {
  title: "One item in two markets",
  raises: `Two markets both label ${THRESHOLD}.`,
  run: (facts) =>
    overlaps(facts, "market", (market) => marketName(facts.markets, market), {
      meaning: "If the ids are local to each market, different items count as one: agreement between them is chance.",
      remedy:
        "Unless both are meant to label the same items, put the market before item_id in the mapping: market || ':' || item_id.",
    }),
};

export const sharedSources: Check = {
  title: "One item in two sources",
  raises: `People of two sources both label ${THRESHOLD}.`,
  run: (facts) =>
    overlaps(facts, "source", (source) => source, {
      meaning:
        "Either the same work was exported from both, and counts twice, or the ids are local to each tool and mean different items.",
      remedy:
        "Read each label from one source only; where ids are local, put the source before item_id in both mappings.",
    }),
};

/** Null where there are no two sides. */
function overlaps(
  { profile }: QualityFacts,
  between: OverlapProfile["between"],
  name: (side: string) => string,
  words: Pick<Alarm, "meaning" | "remedy">,
): Alarm[] | null {
  const sides = new Set(profile.sources.map((row) => row[between]).filter((side) => side !== null));
  if (sides.size < 2) return null;
  return profile.overlaps.flatMap((pair) => {
    if (pair.between !== between) return [];
    const smaller = Math.min(pair.items_first, pair.items_second);
    if (pair.items < SHARED.items || pair.items < SHARED.share * smaller) return [];
    const side = smaller === pair.items_first ? pair.first : pair.second;
    const other = side === pair.first ? pair.second : pair.first;
    return {
      severity: "doubtful",
      subject: `${name(pair.first)} and ${name(pair.second)}`,
      finding: `${formatPart(pair.items, smaller, `items of ${name(side)}`)} are labelled in ${name(other)} too, which has ${formatCount(Math.max(pair.items_first, pair.items_second))}.`,
      ...words,
      n: pair.items,
    };
  });
}
