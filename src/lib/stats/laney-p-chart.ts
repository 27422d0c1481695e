import { mean } from "d3-array";
import { type ControlChart, controlPoint, unlimitedPoint } from "./control-chart.js";
import type { Reason } from "./estimate.js";
import { movingRangeSigma, movingRanges } from "./moving-range.js";
import { binomialSigma, pChart } from "./p-chart.js";

export interface LaneyPChart extends ControlChart {
  /** By how much shares vary more (> 1) or less (< 1) from one subgroup to the next than binomial; null where undefined. */
  readonly sigmaZ: number | null;
  /** The same without moving ranges of at least 3.267 times their mean, left out once; for judging σ_z, not in the limits. */
  readonly screenedSigmaZ: number | null;
}

/**
 * Laney's p′ chart: a p chart whose limits hold what shares vary beyond the binomial from one subgroup to the next
 *
 *     z_i = (p_i − p̄)/σ_i,  σ_i = √(p̄(1 − p̄)/n_i),   σ_z = mean |z_i − z_(i−1)| / d₂,   limits p̄ ± 3·σ_i·σ_z, clipped to 0..1
 *
 * with neighbours among the subgroups that are not empty and d₂ = 2/√π. σ_z may be less than 1 and then narrows the limits.
 *
 * @param x observations with the property, per subgroup in order of time, whole numbers 0..n
 * @param n observations per subgroup; a subgroup of 0 keeps its place without value and limits
 * @returns values and limits in 0..1; without limits: `no-data`, `too-few` for one subgroup that is not empty, `no-variation`
 *   where the common share is 0 or 1
 * @throws RangeError for lists of different lengths, negative or fractional counts and x > n
 * @see Laney (2002), Quality Engineering 14, 531–537; the screening: Nelson (1982), Journal of Quality Technology 14, 172–173
 */
export function laneyPChart(x: readonly number[], n: readonly number[]): LaneyPChart {
  const { centre, points, reason } = pChart(x, n);
  const unlimited = (why: Reason): LaneyPChart => ({
    ...{ centre, points: points.map(({ value }) => unlimitedPoint(value)), reason: why },
    ...{ sigmaZ: null, screenedSigmaZ: null },
  });
  if (centre === null) return unlimited(reason ?? "no-data");
  if (centre === 0 || centre === 1) return unlimited("no-variation");

  const sigmas = n.map((size) => binomialSigma(centre, size));
  const ranges = movingRanges(
    points.flatMap(({ value }, i) => (value === null ? [] : [(value - centre) / sigmas[i]!])),
  );
  const sigmaZ = movingRangeSigma(ranges);
  if (sigmaZ === null) return unlimited("too-few");
  const limit = 3.267 * mean(ranges)!;
  return {
    centre,
    points: points.map(({ value }, i) =>
      value === null ? unlimitedPoint(null) : controlPoint(value, centre, sigmas[i]! * sigmaZ, 0, 1),
    ),
    reason: null,
    sigmaZ,
    screenedSigmaZ: sigmaZ === 0 ? 0 : movingRangeSigma(ranges.filter((range) => range < limit)),
  };
}
