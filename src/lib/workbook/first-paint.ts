import type { ViewState } from "../schema/filters.js";
import type { Query } from "./query.js";
import type { WorkbookInfo } from "./results.js";
import { defaultViewState } from "./view-state.js";
import { workbookInfo } from "./workbook-info.js";

/** What a page shows before DuckDB has started: the workbook's own word, and the figures of the view that filters nothing. */
export interface FirstPaint<Result> {
  readonly info: WorkbookInfo;
  readonly result: Result;
}

export async function firstPaint<Result>(
  query: Query,
  ask: (query: Query, state: ViewState, info: WorkbookInfo) => Promise<Result>,
): Promise<FirstPaint<Result>> {
  const info = await workbookInfo(query);
  return { info, result: await ask(query, defaultViewState(), info) };
}
