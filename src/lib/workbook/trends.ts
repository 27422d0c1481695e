/** The figures of the Trends page. */
import type { ViewState } from "../schema/filters.js";
import type { Query } from "./query.js";
import type { Trends, WorkbookInfo } from "./results.js";

export async function trends(_query: Query, _state: ViewState, _info: WorkbookInfo): Promise<Trends> {
  throw new Error("not written yet");
}
