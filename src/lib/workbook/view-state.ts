/** View state ↔ URL: only what differs from the default, in the order of the filters; nothing is guessed. */
import type { FilterName, ViewState } from "../schema/filters.js";
import type { WorkbookInfo } from "./results.js";

/** What a URL asked for and could not get, in words for the page. */
export interface SearchProblem {
  /** The URL parameter, as written. */
  readonly parameter: FilterName | string;
  readonly value: string;
  readonly text: string;
}

/** The view of a URL that says nothing. */
export function defaultViewState(): ViewState {
  throw new Error("not written yet");
}

/** `market=TH&market=VN&from=2026-09-01`: without `?`, empty for the default view. */
export function toSearch(_state: ViewState): string {
  throw new Error("not written yet");
}

/** Reads a URL's search text, with or without `?`. What is unknown or impossible is reported and ignored. */
export function fromSearch(
  _search: string,
  _info: WorkbookInfo,
): { readonly state: ViewState; readonly problems: readonly SearchProblem[] } {
  throw new Error("not written yet");
}
