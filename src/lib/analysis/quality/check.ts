import { groups } from "d3-array";
import { formatList } from "../../format.js";
import type { QualityFacts } from "./facts.js";

/** How much an alarm matters: figures are likely wrong; figures may mislead; good to know. In order of gravity. */
export const SEVERITIES = ["wrong", "doubtful", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing found, for a reader who has not seen the data. */
export interface Alarm {
  readonly severity: Severity;
  /** What it is about: market and source, or the whole snapshot. */
  readonly subject: string;
  /** What was found, with its numbers. */
  readonly finding: string;
  /** What it means for the figures. */
  readonly meaning: string;
  /** What to do. */
  readonly remedy: string;
  /** Rows, labels or items concerned: among alarms of one severity the greatest comes first. */
  readonly n: number;
}

/** One thing to look for, with its threshold in words made from the numbers it compares with. */
export interface Check {
  readonly title: string;
  /** When it raises an alarm. */
  readonly raises: string;
  /** Null where the snapshot holds nothing to look at. */
  readonly run: (facts: QualityFacts) => readonly Alarm[] | null;
}

/** `Thailand, label-studio` */
export function subjectOf({ markets }: QualityFacts, market: string | null | undefined, source?: string): string {
  const name = market === undefined ? null : marketName(markets, market);
  return [name, source].filter((part) => part != null).join(", ");
}

export const marketName = (markets: QualityFacts["markets"], market: string | null): string =>
  market === null ? "No market" : (markets[market] ?? market);

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

/** A share that a check compares with, as round as it is: `50%`, `0.1%`. */
export const threshold = (share: number): string => percent.format(share);

const MOST_NAMES = 3;

/** `a, b and c`; of many the first three, and how many more. */
export function formatNames(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return formatList(more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : [...names]);
}

/** The cells of one source and market. */
export interface Stream<Cell> {
  readonly source: string;
  readonly market: string | null;
  readonly cells: readonly Cell[];
}

export function perStream<Cell extends { readonly source: string; readonly market: string | null }>(
  cells: readonly Cell[],
): Stream<Cell>[] {
  return groups(cells, ({ source, market }) => JSON.stringify([source, market])).map(([, group]) => {
    const { source, market } = group[0] as Cell;
    return { source, market, cells: group };
  });
}
