import type { FilterName, ViewState } from "../lib/schema/filters.js";
import { FILTERS } from "../lib/schema/filters.js";
import type { Query } from "../lib/workbook/query.js";
import type { WorkbookInfo } from "../lib/workbook/results.js";
import { defaultViewState } from "../lib/workbook/view-state.js";

/** Views asked for while nobody waits, so that the engine is warm when somebody does. */
export interface Rehearsal {
  /** Ends what is under way before its next query. */
  pause(): void;
  /** Goes on, from the first view not done. */
  resume(): void;
}

/**
 * WebAssembly is compiled for speed only where it has run for a while, and a query is planned when it is first asked:
 * without a rehearsal a reader's first dozen changes take two to three times as long as the later ones.
 *
 * @param perform a failure is no news: whoever asks for that view will be told
 * @param whenIdle calls back when the page has nothing better to do
 */
export function rehearsal<View>(
  views: readonly View[],
  perform: (view: View, signal: AbortSignal) => Promise<unknown>,
  whenIdle: (callback: () => void) => void = idle,
): Rehearsal {
  let done = 0;
  let current: AbortController | null = null;

  const next = () => {
    const view = views[done];
    if (view === undefined) return;
    const controller = new AbortController();
    current = controller;
    whenIdle(async () => {
      if (controller.signal.aborted) return;
      await perform(view, controller.signal).catch(() => {});
      if (controller.signal.aborted) return;
      done += 1;
      next();
    });
  };
  return {
    pause: () => current?.abort(),
    resume() {
      current?.abort();
      next();
    },
  };
}

/** Refuses to ask once nobody waits for the answer. */
export const whileWanted =
  (query: Query, signal: AbortSignal): Query =>
  async (sql, parameters) => {
    signal.throwIfAborted();
    return query(sql, parameters);
  };

/** Once plans the queries; the further rounds let the engine's hot code be compiled for speed. */
const ROUNDS = 6;

/** The view of everything, then each filter set once, to its first choice; several times over. */
export function likelyViews({ choices, days }: WorkbookInfo, without: readonly FilterName[]): ViewState[] {
  const everything = defaultViewState();
  const first = (name: FilterName): string | undefined => {
    if (name === "from" || name === "to") return days?.[name === "from" ? 0 : 1];
    return FILTERS[name].values?.[0] ?? choices[name as keyof typeof choices]?.[0]?.value;
  };
  const views = Object.values(FILTERS).flatMap(({ name, control }) => {
    const value = first(name);
    if (value === undefined || without.includes(name)) return [];
    return [{ ...everything, [name]: control === "several" ? [value] : value } as ViewState];
  });
  return Array.from({ length: ROUNDS }, () => [everything, ...views]).flat();
}

/** Safari has no `requestIdleCallback`. */
function idle(callback: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(callback);
  else setTimeout(callback, 50);
}
