export interface LatestOnlyOptions<Wish, Result> {
  readonly run: (wish: Wish) => Promise<Result>;
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
  let running = false;

  const work = async () => {
    running = true;
    while (waiting !== null) {
      const { wish } = waiting as { readonly wish: Wish };
      waiting = null;
      const tell = await options.run(wish).then(
        (result) => () => options.done(result, wish),
        (error: unknown) => () => options.failed(error, wish),
      );
      if (waiting === null) tell();
    }
    running = false;
  };
  return (wish) => {
    waiting = { wish };
    if (!running) void work();
  };
}
