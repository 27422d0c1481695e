/** Signs that one id means two things, or two ids one. */
import { formatNumberOf, formatPart } from "../../format.js";
import type { OverlapProfile } from "../../schema/profile.js";
import { type Alarm, type Check, formatNames, marketName, threshold } from "./check.js";
import type { QualityFacts } from "./facts.js";

const SHARED = { share: 0.05, items: 20 };
const THRESHOLD = `at least ${SHARED.items} items, and ${threshold(SHARED.share)} of the smaller side`;

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
  const found = profile.overlaps.filter(
    (pair) =>
      pair.between === between && pair.items >= SHARED.items && pair.items >= SHARED.share * smallerSide(pair).items,
  );
  const [most] = [...found].sort((a, b) => b.items - a.items);
  if (most === undefined) return [];
  const smaller = smallerSide(most);
  const rest = found.length === 1 ? "" : ` So do ${formatNumberOf(found.length - 1, "other pair")} of ${between}s.`;
  return [
    {
      severity: "doubtful",
      subject: formatNames([...new Set(found.flatMap(({ first, second }) => [first, second]))].map(name)),
      finding: `${name(smaller.other)} labels ${formatPart(most.items, smaller.items, `items of ${name(smaller.side)}`)} too.${rest}`,
      ...words,
      n: most.items,
    },
  ];
}

/** The side of a pair with fewer items. */
const smallerSide = ({ first, second, items_first, items_second }: OverlapProfile) =>
  items_second < items_first
    ? { side: second, other: first, items: items_second }
    : { side: first, other: second, items: items_first };
