import { range } from "d3-array";
import { averageRanks } from "./average-ranks.js";
import { requireFinite } from "./checks.js";
import { concordance, concordanceVariance } from "./concordance.js";
import type { Reason } from "./estimate.js";
import { normalPValue } from "./normal-p-value.js";

/** What is null is undefined, and `reason` says why. */
export type MannKendall = {
  /** Values that are not missing. */
  readonly n: number;
} & (
  | {
      /** Kendall's tau-a, S / (n(n − 1)/2), in −1..1. */
      readonly value: number;
      /** S: pairs that rise minus pairs that fall. */
      readonly s: number;
      /** Of S under no trend, corrected for ties. */
      readonly variance: number;
      /** (S − sign S)/√variance. */
      readonly z: number;
      /** Two-sided. */
      readonly pValue: number;
      readonly reason: null;
    }
  | {
      readonly value: number | null;
      readonly s: number | null;
      readonly variance: number | null;
      readonly z: null;
      readonly pValue: null;
      readonly reason: Reason;
    }
);

/**
 * The Mann–Kendall test for a monotone trend: do later values tend to be larger?
 *
 *     S = Σ_(i<j) sign(x_j − x_i),   Var S = (n(n − 1)(2n + 5) − Σ_ties t(t − 1)(2t + 5))/18,   z = (S − sign S)/√Var S
 *
 * It assumes that values are independent but for the trend: autocorrelation makes p too small
 * ({@link mannKendallHamedRao} and {@link mannKendallBlockBootstrap} allow for it). The normal approximation is fair
 * from some 10 values on.
 *
 * @param values in order of time; null = missing, left out
 * @returns `no-data` without values, `too-few` for one; `no-variation` where all are equal: tau is 0 then, without z
 * @throws RangeError for NaN and infinite values
 * @see Mann (1945), Econometrica 13, 245–259; Kendall (1975), Rank Correlation Methods
 */
export function mannKendall(values: readonly (number | null)[]): MannKendall {
  const present = values.filter((value) => value !== null);
  for (const value of present) requireFinite(value, "values");
  const n = present.length;
  if (n < 2) {
    const reason = n === 0 ? "no-data" : "too-few";
    return { n, value: null, s: null, variance: null, z: null, pValue: null, reason };
  }
  const s = concordance(range(n), present);
  const variance = concordanceVariance(n, Array(n).fill(1), averageRanks(present).ties);
  const found = { n, s, variance };
  if (variance === 0) return { ...found, value: 0, z: null, pValue: null, reason: "no-variation" };
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  return { ...found, value: s / ((n * (n - 1)) / 2), z, pValue: normalPValue(z), reason: null };
}
