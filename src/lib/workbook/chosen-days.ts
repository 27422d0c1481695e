import { max, min } from "d3-array";
import type { ViewState } from "../schema/filters.js";
import type { Days } from "./days.js";
import type { WorkbookInfo } from "./results.js";

/** The days asked for, an open end taken from the data; null where no days are asked for. */
export function chosenDays(
  { from, to }: Pick<ViewState, "from" | "to">,
  { days }: Pick<WorkbookInfo, "days">,
): Days | null {
  if (from === null && to === null) return null;
  const known = days ?? [];
  return [from ?? (min([to as string, ...known]) as string), to ?? (max([from as string, ...known]) as string)];
}
