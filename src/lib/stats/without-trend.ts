import { senSlope } from "./sen-slope.js";

/**
 * A series at equal steps of time, from its first to its last value, less its Sen slope: what is left of it without a trend.
 *
 * @param values one per step; null = missing, and stays so
 * @returns empty without values; the value itself where there is one only
 * @throws RangeError for NaN and infinite values
 * @see {@link senSlope}
 */
export function withoutTrend(values: readonly (number | null)[]): (number | null)[] {
  const known = (value: number | null) => value !== null;
  const series = values.slice(Math.max(0, values.findIndex(known)), values.findLastIndex(known) + 1);
  const { value: slope } = senSlope(series);
  return series.map((value, i) => (value === null ? null : value - (slope ?? 0) * i));
}
