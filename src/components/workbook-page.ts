import type { FilterName, ViewState } from "../lib/schema/filters.js";
import { caption } from "../lib/workbook/caption.js";
import type { OpenProgress } from "../lib/workbook/duckdb.js";
import type { Query } from "../lib/workbook/query.js";
import type { Notice, WorkbookInfo } from "../lib/workbook/results.js";
import { fromSearch, toSearch } from "../lib/workbook/view-state.js";
import { carryFilters } from "./carry-filters.js";
import { filterBar } from "./filter-bar.js";
import { html } from "./html.js";
import { latestOnly } from "./latest-only.js";
import { messages } from "./messages.js";
import { painted } from "./painted.js";
import { likelyViews, rehearsal, whileWanted } from "./rehearsal.js";
import { snapshotLine } from "./snapshot-line.js";
import { statusLine, type WorkbookStatus } from "./status-line.js";

export interface DrawContext {
  readonly info: WorkbookInfo;
  readonly state: ViewState;
  /** Room for the view, in CSS pixels. */
  readonly width: number;
  /** What the new element will replace: what cannot be seen of it may follow after the next paint. Null at first. */
  readonly previous: Element | null;
}

/** Answers a view: the functions of `lib/workbook`. */
export type Ask<Result> = (query: Query, state: ViewState, info: WorkbookInfo) => Promise<Result>;

export interface WorkbookPageOptions<Result> {
  readonly info: WorkbookInfo;
  /** The result of the view that filters nothing, made by the build. */
  readonly summary: Result;
  /** Starts DuckDB with the workbook attached. */
  readonly open: (onProgress: (progress: OpenProgress) => void) => Promise<Query>;
  /** Loads the code that asks, while DuckDB starts: the first paint does not wait for it. */
  readonly ask: () => Promise<Ask<Result>>;
  readonly draw: (result: Result, context: DrawContext) => Element;
  /** Filters that change nothing on this page. */
  readonly without?: readonly FilterName[];
}

/**
 * A page that filters: the summary at once, DuckDB after it, then every change of the
 * filters asked and drawn anew, the latest winning. The address holds the view. Figures
 * are only ever shown under the filters they were computed with.
 *
 * On the document, `data-workbook` says how far it is (`starting`, `ready`, `busy`,
 * `failed`) and `data-view` the search text of the figures in view. `performance` holds
 * the marks `plumbline:first-chart` and `plumbline:ready` and, per change, the measure
 * `plumbline:repaint`, each taken after the browser has painted.
 */
export function workbookPage<Result extends { readonly notices: readonly Notice[] }>(
  options: WorkbookPageOptions<Result>,
): HTMLElement {
  const { info, summary, open, ask, draw, without = [] } = options;
  let { state, problems } = fromSearch(location.search, info);
  let answer: ((state: ViewState, signal: AbortSignal) => Promise<Result>) | null = null;
  let failure: string | null = null;
  let result: Result | null = null;
  let width = 0;
  let first = true;
  let changed = 0;

  const bar = filterBar(info, { value: state, without });
  const status = statusLine();
  const captionLine = html`<p class="view-caption"></p>`;
  const notes = html`<div class="page-notes"></div>`;
  const view = html`<div class="page-view"></div>`;
  const root = html`<div class="workbook-page">
    ${snapshotLine(info, { now: new Date() })} ${bar}
    <div class="view-line">${captionLine} ${status.element}</div>
    ${notes} ${view}
  </div>`;

  const setStatus = (next: WorkbookStatus) => {
    status.say(next);
    document.documentElement.dataset.workbook = next;
    view.setAttribute("aria-busy", String(next === "busy"));
  };

  /** Shows what is known of the state in force: its figures, why there are none, or that they are coming. */
  const show = () => {
    const search = toSearch(state);
    captionLine.textContent = caption(state, info);
    notes.replaceChildren(
      ...[
        messages([...(failure === null ? [] : [failure]), ...problems.map(({ text }) => text)], "problem"),
        messages(result?.notices.map(({ text }) => text) ?? [], "notice"),
      ].filter((list) => list !== null),
    );
    if (result === null) {
      delete document.documentElement.dataset.view;
      view.replaceChildren(waiting(failure !== null));
    } else {
      replaceKeepingOpen(view, draw(result, { info, state, width, previous: view.firstElementChild }));
      document.documentElement.dataset.view = search;
    }
    carryFilters(search);
  };

  const request = latestOnly<ViewState, Result>({
    run: (wish, signal) => (answer as NonNullable<typeof answer>)(wish, signal),
    done: (found) => {
      failure = null;
      result = found;
      show();
      setStatus("ready");
      status.announce(caption(state, info));
      const start = changed;
      void painted().then(() => {
        performance.measure("plumbline:repaint", { start });
        rehearsed.resume();
      });
    },
    failed: (error) => {
      console.error(error);
      failure = `These figures could not be computed. ${messageOf(error)} Change or reset the filters, or reload the page.`;
      result = null;
      show();
      setStatus("failed");
    },
  });

  const rehearsed = rehearsal(likelyViews(info, without), async (wish, signal) => answer?.(wish, signal));

  const change = (next: ViewState) => {
    rehearsed.pause();
    changed = performance.now();
    state = next;
    if (answer !== null) {
      captionLine.textContent = caption(state, info);
      setStatus("busy");
      request(state);
    } else {
      result = toSearch(state) === "" ? summary : null;
      show();
    }
  };

  const start = async () => {
    setStatus("starting");
    try {
      const [query, asking] = await Promise.all([open((progress) => status.progress(progress)), ask()]);
      answer = (wish, signal) => asking(whileWanted(query, signal), wish, info);
      performance.mark("plumbline:ready");
      if (result === null) return change(state);
      setStatus("ready");
      rehearsed.resume();
    } catch (error) {
      console.error(error);
      failure = `DuckDB could not start, so filters do not work. ${messageOf(error)} If reloading does not help, the site was published in part, or this browser does not run WebAssembly.`;
      show();
      setStatus("failed");
    }
  };

  bar.addEventListener("input", () => {
    const search = toSearch(bar.value);
    if (search === toSearch(state)) return;
    problems = [];
    history.pushState(null, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
    change(bar.value);
  });
  addEventListener("popstate", () => {
    const found = fromSearch(location.search, info);
    problems = found.problems;
    bar.value = found.state;
    change(found.state);
  });
  // The first call comes when the page is laid out, before it is painted.
  new ResizeObserver(() => {
    // No width: the page is hidden or on its way out.
    if (root.clientWidth === width || root.clientWidth === 0) return;
    width = root.clientWidth;
    if (!first) return show();
    result = toSearch(state) === "" ? summary : null;
    show();
    first = false;
    void painted().then(() => {
      performance.mark("plumbline:first-chart");
      return start();
    });
  }).observe(root);
  return root;
}

const waiting = (failed: boolean): HTMLElement =>
  failed
    ? html`<p class="view-waiting">No figures can be shown for these filters.</p>`
    : html`<p class="view-waiting">These filters are applied as soon as DuckDB has started.</p>`;

/** An error's own words, as a sentence. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replace(/[^.!?]$/, "$&.");

/** Replaces a view; tables the reader opened stay open. */
function replaceKeepingOpen(view: HTMLElement, next: Element): void {
  const open = Array.from(view.querySelectorAll<HTMLElement>("details[open][data-key]"), ({ dataset }) => dataset.key);
  view.replaceChildren(next);
  for (const details of view.querySelectorAll<HTMLDetailsElement>("details[data-key]"))
    if (open.includes(details.dataset.key)) details.open = true;
}
