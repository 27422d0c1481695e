import { mean } from "d3-array";
import { requireCount, requireFinite } from "./checks.js";
import { equidistantLoess, equidistantLoessAt, type LoessWindow } from "./equidistant-loess.js";
import type { Reason } from "./estimate.js";
import { bisquareWeights } from "./local-fit.js";

export interface StlOptions {
  /** Neighbours in a cycle position's series; even ones are raised by 1. "periodic": the same season throughout. */
  readonly seasonal: LoessWindow | "periodic";
  /** Default: window 1.5·period/(1 − 1.5/seasonal window) raised to odd, degree 1, jump a tenth of the window. */
  readonly trend?: LoessWindow;
  /** Of the low-pass filter. Default: window the period raised to odd, degree 1, jump a tenth of the window. */
  readonly lowPass?: LoessWindow;
  /** Every how many points the periodic season is fitted. Default: a tenth of its window. */
  readonly periodicJump?: number;
  /** Rounds of season and trend. Default: 2. */
  readonly inner?: number;
  /** Rounds of robustness weights; 15 for data with outliers. Default: 0. */
  readonly outer?: number;
}

export type Stl =
  | {
      readonly seasonal: readonly number[];
      readonly trend: readonly number[];
      /** value − seasonal − trend. */
      readonly remainder: readonly number[];
      readonly reason: null;
    }
  | { readonly seasonal: null; readonly trend: null; readonly remainder: null; readonly reason: Reason };

/**
 * STL: a series as season + trend + remainder, by repeated loess. The season of each cycle position (weekday) is smoothed over cycles, its
 * low-pass is taken out, and the trend is the smoothed rest; outer rounds make both robust against outliers.
 *
 * @param values at equal distances; STL knows no missing values
 * @param period points in a cycle, at least 2: 7 for days of a week
 * @returns in the unit of the values, adding to them; `no-data` for none, `too-few` up to two cycles
 * @throws RangeError for NaN and infinite values, a period below 2, windows, jumps and rounds that are no whole numbers
 * @see Cleveland, Cleveland, McRae & Terpenning (1990), Journal of Official Statistics 6, 3–73
 */
export function stl(values: readonly number[], period: number, options: StlOptions): Stl {
  for (const value of values) requireFinite(value, "values");
  requireCount(period, "period");
  if (period < 2) throw new RangeError(`period must be at least 2, not ${period}.`);
  const n = values.length;
  const nothing = (reason: Reason): Stl => ({ seasonal: null, trend: null, remainder: null, reason });
  if (n === 0) return nothing("no-data");
  if (n <= 2 * period) return nothing("too-few");

  const { inner = 2, outer = 0 } = options;
  requireCount(inner, "inner");
  requireCount(outer, "outer");
  const windows = stlWindows(n, period, options);
  let trend = values.map(() => 0);
  let seasonal = trend;
  let robustness: number[] | undefined;
  for (let round = 0; round <= outer; round++) {
    for (let pass = 0; pass < inner; pass++) {
      const detrended = values.map((value, i) => value - trend[i]!);
      const cycles = cycleSubseries(detrended, period, windows.seasonal, robustness);
      const low = equidistantLoess(lowPass(cycles, period), windows.lowPass);
      seasonal = values.map((_, i) => cycles[period + i]! - low[i]!);
      trend = equidistantLoess(
        values.map((value, i) => value - seasonal[i]!),
        windows.trend,
        robustness,
      );
    }
    robustness = bisquareWeights(values.map((value, i) => value - seasonal[i]! - trend[i]!));
  }
  if (options.seasonal === "periodic") {
    const means = Array.from({ length: period }, (_, k) => mean(seasonal.filter((_, i) => i % period === k))!);
    seasonal = values.map((_, i) => means[i % period]!);
  }
  return { seasonal, trend, remainder: values.map((value, i) => value - seasonal[i]! - trend[i]!), reason: null };
}

function stlWindows(n: number, period: number, { seasonal, trend, lowPass, periodicJump }: StlOptions) {
  const defaults = (width: number, degree: 0 | 1): LoessWindow => {
    const window = Math.ceil(width) + ((Math.ceil(width) + 1) % 2);
    return { window, degree, jump: Math.ceil(window / 10) };
  };
  const periodic = 10 * n + 1;
  const ofSeason: LoessWindow =
    seasonal === "periodic"
      ? { window: periodic, degree: 0, jump: periodicJump ?? Math.ceil(periodic / 10) }
      : { ...seasonal, window: Math.max(3, seasonal.window) };
  return {
    seasonal: ofSeason,
    trend: trend ?? defaults((1.5 * period) / (1 - 1.5 / ofSeason.window), 1),
    lowPass: lowPass ?? defaults(period, 1),
  };
}

/** Each cycle position's values smoothed and carried on by one at both ends: period + n + period values. */
function cycleSubseries(
  values: readonly number[],
  period: number,
  window: LoessWindow,
  robustness: readonly number[] | undefined,
): number[] {
  const cycles = Array<number>(values.length + 2 * period);
  for (let k = 0; k < period; k++) {
    const own = values.filter((_, i) => i % period === k);
    const weights = robustness?.filter((_, i) => i % period === k);
    const smooth = equidistantLoess(own, window, weights);
    const before = equidistantLoessAt(own, -1, window, weights) ?? smooth[0]!;
    const after = equidistantLoessAt(own, own.length, window, weights) ?? smooth.at(-1)!;
    for (const [cycle, value] of [before, ...smooth, after].entries()) cycles[cycle * period + k] = value;
  }
  return cycles;
}

/** Moving averages of the period, the period and 3. */
function lowPass(values: readonly number[], period: number): number[] {
  return movingAverage(movingAverage(movingAverage(values, period), period), 3);
}

function movingAverage(values: readonly number[], width: number): number[] {
  return Array.from({ length: values.length - width + 1 }, (_, i) => mean(values.slice(i, i + width))!);
}
