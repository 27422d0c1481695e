/** A run that stops when it is asked to (Ctrl-C), as long as it can be taken back. */

/** The run was stopped on request: what was current before still is. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The work may be between two queries when it is told to stop: it is told again until it comes to rest. */
const REPEAT_MILLISECONDS = 20;
/** How long work that was told to stop may take to come to rest before it is left behind. */
const REST_MILLISECONDS = 1500;

export interface Interruption {
  readonly signal: AbortSignal | undefined;
  /** Tells the work to stop; it then rejects soon, or goes on reading and is left behind. */
  readonly stop: () => void;
}

/**
 * Resolves or rejects as the work does, or rejects with `Interrupted` where the signal comes first.
 *
 * @param work - calls `commit` right before what cannot be taken back: from there on no signal stops it.
 */
export async function untilInterrupted<Result>(
  { signal, stop }: Interruption,
  work: (commit: () => void) => Promise<Result>,
): Promise<Result> {
  if (!signal) return work(() => undefined);
  let interrupt = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => {
      stop();
      reject(new Interrupted());
    };
  });
  signal.addEventListener("abort", interrupt, { once: true });
  const working = work(() => {
    if (signal.aborted) throw new Interrupted();
    signal.removeEventListener("abort", interrupt);
  });
  try {
    return await Promise.race([working, interrupted]);
  } catch (error) {
    if (!signal.aborted) throw error;
    const repeat = setInterval(stop, REPEAT_MILLISECONDS);
    let rest: NodeJS.Timeout | undefined;
    await Promise.race([
      working.catch(() => undefined),
      new Promise((resolve) => {
        rest = setTimeout(resolve, REST_MILLISECONDS);
      }),
    ]);
    clearInterval(repeat);
    clearTimeout(rest);
    throw new Interrupted();
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
}
