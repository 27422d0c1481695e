export interface LatestOnlyOptions<Wish, Result> {
  /** The signal is aborted as soon as a later wish overtakes this one: what has not begun by then need not. */
  readonly run: (wish: Wish, signal: AbortSignal) => Promise<Result>;
  /** Called for a wish that is still the latest when its result is there. */
  readonly done: (result: Result, wish: Wish) => void;
  readonly failed: (error: unknown, wish: Wish) => void;
}

/**
 * Runs one job at a time, for the latest wish only: wishes overtaken while another job
 * runs are never begun, and the result of an overtaken job is never shown.
 */
export function latestOnly<Wish, Result>(options: LatestOnlyOptions<Wish, Result>): (wish: Wish) => void {
  let waiting: { readonly wish: Wish } | null = null;
  let running: AbortController | null = null;

  const work = async () => {
    while (waiting !== null) {
      const { wish } = waiting as { readonly wish: Wish };
      waiting = null;
      running = new AbortController();
      const tell = await options.run(wish, running.signal).then(
        (result) => () => options.done(result, wish),
        (error: unknown) => () => options.failed(error, wish),
      );
      if (waiting === null) tell();
    }
    running = null;
  };
  return (wish) => {
    waiting = { wish };
    if (running === null) void work();
    else running.abort();
  };
}
