export interface Timing {
  /** Of the fastest run. */
  readonly milliseconds: number;
  /** Of this process in that run, all threads: what a busy machine does not change. */
  readonly cpuMilliseconds: number;
  /** Of this process up to now, its own start included. */
  readonly peakMegabytes: number;
}

/** Runs something a few times; the fastest run is the one least disturbed. */
export function timed(run: () => unknown, runs: number): Timing {
  const times = Array.from({ length: runs }, () => {
    const cpu = process.cpuUsage();
    const begin = performance.now();
    run();
    const milliseconds = performance.now() - begin;
    const { user, system } = process.cpuUsage(cpu);
    return { milliseconds, cpuMilliseconds: (user + system) / 1000 };
  });
  const fastest = times.reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a));
  return { ...fastest, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

/** Prints a timing beside its targets. */
export function printTiming(name: string, { milliseconds, cpuMilliseconds, peakMegabytes }: Timing, target: number) {
  console.table({
    [name]: {
      ms: Math.round(milliseconds),
      target,
      met: milliseconds <= target ? "yes" : "no",
      "CPU ms": Math.round(cpuMilliseconds),
      "peak MB": Math.round(peakMegabytes),
    },
  });
}
