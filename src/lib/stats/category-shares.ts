import { sum } from "d3-array";
import { type AgreementSums, normalisedAgreement } from "./agreement-sums.js";

/**
 * How common each category is among labels, every unit with a label counting the same: π_k = (1/n) Σ_units r_k / r.
 *
 * @param sums of the units, those with one label among them
 * @returns one share in 0..1 per declared category; empty without units
 * @throws RangeError for sums that contradict themselves
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 2
 */
export function categoryShares(sums: AgreementSums): number[] {
  const cells = normalisedAgreement(sums);
  const units = sum(cells, (cell) => cell.units);
  const categories = cells[0]?.labelCounts ?? [];
  return categories.map((_, k) => sum(cells, (cell) => cell.labelCounts[k]! / cell.labels) / units);
}
