import { type Estimate, undefinedEstimate, withoutLimits } from "../stats/estimate.js";
import { moverDifference } from "../stats/mover-difference.js";
import { formatDays } from "../workbook/days.js";
import type { Absent, Change, Figure } from "../workbook/results.js";
import type { Periods } from "./periods.js";

/**
 * Current minus previous, with limits recovered from both figures' intervals (MOVER). The two periods
 * share annotators, which makes the interval wider than it need be, never narrower.
 */
export function change(current: Figure, previous: Figure, periods: Periods): Change {
  const missing = current.value === null ? current : previous.value === null ? previous : null;
  if (missing !== null) {
    const days = missing === current ? periods.current : periods.previous;
    return noChange(periods, {
      code: "no-data",
      ...missing.absent,
      text: `${formatDays(days)}: ${missing.absent?.text}`,
    });
  }
  const { value, lower, upper } = moverDifference(estimate(current), estimate(previous));
  return { value, lower, upper, ...periods, absent: current.absent ?? previous.absent };
}

/** A change that cannot be said, and why. */
export const noChange = (periods: Periods | null, absent: Absent): Change => ({
  value: null,
  lower: null,
  upper: null,
  previous: periods?.previous ?? null,
  current: periods?.current ?? null,
  absent,
});

function estimate({ value, lower, upper }: Figure): Estimate {
  if (value === null) return undefinedEstimate("no-data");
  return lower === null || upper === null ? withoutLimits(value, "too-few") : { value, lower, upper, reason: null };
}
