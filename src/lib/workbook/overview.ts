/** The figures of the Overview page. */
import type { ViewState } from "../schema/filters.js";
import type { Query } from "./query.js";
import type { Overview, WorkbookInfo } from "./results.js";

export async function overview(_query: Query, _state: ViewState, _info: WorkbookInfo): Promise<Overview> {
  throw new Error("not written yet");
}
