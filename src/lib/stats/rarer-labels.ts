import { sum } from "d3-array";
import type { AgreementSums } from "./agreement-sums.js";
import type { MeasurementLevel } from "./krippendorff-alpha.js";

/**
 * How many units' worth of labels are not the most common one: Σ over units with r ≥ 2 labels of (labels other than it) / r.
 * Agreement beyond chance is told by these units: where nearly all labels are the same, it rests on few, however many units there are.
 *
 * Of numbers, those far off weigh more than others do, so that there may be fewer still: units / kurtosis, Σ(x − x̄)²·Σ(x − x̄)² / Σ(x − x̄)⁴
 * with every label as 1/r. It is the lesser of the two then.
 *
 * @param sums of the units compared; those with one label do not count
 * @param level of measurement; at the interval level with the categories' values
 * @returns ≥ 0; 0 without units of two labels
 * @see {@link krippendorffAlpha}
 */
export function rarerLabels(sums: AgreementSums, level: MeasurementLevel): number {
  const pairable = sums.filter(({ labels }) => labels > 1);
  const units = sum(pairable, (cell) => cell.units);
  const worth = (pairable[0]?.labelCounts ?? []).map((_, k) =>
    sum(pairable, ({ labels, labelCounts }) => labelCounts[k]! / labels),
  );
  const rarer = units === 0 ? 0 : units - Math.max(...worth);
  return level.level === "interval" ? Math.min(rarer, units / kurtosis(level.values, worth, units)) : rarer;
}

/** Infinite where all are the same. */
function kurtosis(values: readonly number[], worth: readonly number[], units: number): number {
  const centre = sum(worth, (weight, k) => weight * values[k]!) / units;
  const moment = (power: number) => sum(worth, (weight, k) => weight * (values[k]! - centre) ** power) / units;
  const variance = moment(2);
  return variance === 0 ? Number.POSITIVE_INFINITY : moment(4) / variance ** 2;
}
