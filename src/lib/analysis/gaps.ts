/** Stretches of days that nobody may have exported: a market's count of zero there would be a guess. */
import { type Days, formatDays } from "../workbook/days.js";
import type { Choice, Figure, WorkbookInfo } from "../workbook/results.js";
import { emptyFigure } from "./absence.js";
import { shared } from "./periods.js";

/** Whether none of these days can be told from days that were never exported. */
export const isGap = (days: Days, market: string, { gaps }: Pick<WorkbookInfo, "gaps">): boolean =>
  gaps.some((gap) => gap.market === market && gap.days[0] <= days[0] && days[1] <= gap.days[1]);

/** The volume of such days. */
export const UNCOUNTED: Figure = emptyFigure(
  { metric: "volume", n: 0, annotators: null },
  { code: "no-data", text: "No row of this market for a week or more: perhaps never exported." },
);

/** Markets that a sentence names. */
const NAMED = 3;

/**
 * `No rows at all for a week or more, so perhaps not exported: Thailand 3 Aug – 16 Aug 2026.` Null where there is no such stretch.
 *
 * @param days the days in view; null for all
 */
export function gapsText(
  markets: readonly Choice[],
  days: Days | null,
  { gaps }: Pick<WorkbookInfo, "gaps">,
): string | null {
  const named = markets.flatMap(({ value, name }) => {
    const stretches = gaps
      .filter(({ market }) => market === value)
      .map((gap) => (days === null ? gap.days : shared(gap.days, days)))
      .filter((stretch) => stretch !== null)
      .map((stretch) => formatDays(stretch));
    return stretches.length === 0 ? [] : [`${name} ${stretches.join(", ")}`];
  });
  if (named.length === 0) return null;
  const more = named.length > NAMED ? `; and ${named.length - NAMED} more markets` : "";
  return `No rows at all for a week or more, so perhaps never exported, and not counted as zero: ${named.slice(0, NAMED).join("; ")}${more}.`;
}
