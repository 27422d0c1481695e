/** What a view shows, in words: page subtitles, chart notes and the print header. */
import type { ViewState } from "../schema/filters.js";
import type { WorkbookInfo } from "./results.js";

/** `Market Thailand · 1 Sep – 30 Sep 2026 · labelled by people`. */
export function caption(_state: ViewState, _info: WorkbookInfo): string {
  throw new Error("not written yet");
}
