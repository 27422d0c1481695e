/** What the workbook says of itself: asked once, before anything else. */
import type { Query } from "./query.js";
import type { WorkbookInfo } from "./results.js";

export async function workbookInfo(_query: Query): Promise<WorkbookInfo> {
  throw new Error("not written yet");
}
