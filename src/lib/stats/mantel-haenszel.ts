import { sum } from "d3-array";
import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { cells, type TwoByTwo } from "./two-by-two.js";
import { twoSidedZ } from "./two-sided-z.js";

/**
 * The Mantel–Haenszel odds ratio: two groups compared within strata, as one odds ratio common to all of them, with the interval of
 * Robins, Breslow & Greenland.
 *
 *     OR = R / S,  R = Σ ad/n,  S = Σ bc/n
 *     var ln OR = Σ P·ad/n / 2R² + Σ (P·bc/n + Q·ad/n) / 2RS + Σ Q·bc/n / 2S²,  P = (a + d)/n,  Q = (b + c)/n
 *
 * @param strata tables with two groups in rows, two outcomes in columns; an empty row or column counts for nothing
 * @param confidence between 0 and 1
 * @returns odds ratio ≥ 0; `no-data` without units, `no-variation` where it is 0 / 0; 0 or infinite without limits, `zero-cell`
 * @throws RangeError for what is no table of two by two counts
 * @see Mantel & Haenszel (1959); Robins, Breslow & Greenland (1986), Biometrics 42, 311–323
 */
export function mantelHaenszel(strata: readonly TwoByTwo[], confidence = 0.95): Estimate {
  const z = twoSidedZ(confidence);
  const parts = strata
    .map(cells)
    .filter(({ n }) => n > 0)
    .map(({ a, b, c, d, n }) => ({ r: (a * d) / n, s: (b * c) / n, p: (a + d) / n, q: (b + c) / n }));
  if (parts.length === 0) return undefinedEstimate("no-data");
  const [r, s] = [sum(parts, (part) => part.r), sum(parts, (part) => part.s)];
  if (r === 0 && s === 0) return undefinedEstimate("no-variation");
  if (r === 0 || s === 0) return withoutLimits(r / s, "zero-cell");
  const variance =
    sum(parts, (part) => part.p * part.r) / (2 * r * r) +
    sum(parts, (part) => part.p * part.s + part.q * part.r) / (2 * r * s) +
    sum(parts, (part) => part.q * part.s) / (2 * s * s);
  const factor = Math.exp(z * Math.sqrt(variance));
  return { value: r / s, lower: r / s / factor, upper: (r / s) * factor, reason: null };
}
