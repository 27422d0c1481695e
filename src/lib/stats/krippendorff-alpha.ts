import { sum } from "d3-array";
import { type AgreementSums, normalisedAgreement } from "./agreement-sums.js";
import type { Point } from "./estimate.js";

/** The question's level of measurement; interval needs the categories' numeric values, in declared order. */
export type MeasurementLevel =
  | { readonly level: "nominal" }
  | { readonly level: "ordinal" }
  | { readonly level: "interval"; readonly values: readonly number[] };

export type AlphaPoint = Point & {
  /** D_o, in squared units of the level's distance; null without pairable labels. */
  readonly observedDisagreement: number | null;
  /** D_e, likewise. */
  readonly expectedDisagreement: number | null;
  /** Labels in units with at least two. */
  readonly pairable: number;
  /** Units with at least two labels. */
  readonly units: number;
};

/**
 * Krippendorff's α: how far labels agree beyond chance, for any number of annotators, any missing labels,
 * at the nominal, ordinal or interval level.
 *
 *     α = 1 − D_o / D_e,  D_o = Σ_ck o_ck δ²_ck / n,  D_e = Σ_ck (n_c n_k − [c = k] n_c) δ²_ck / (n(n − 1))
 *
 * over units with r ≥ 2 labels: o_ck = ordered pairs of labels c and k in a unit / (r − 1), n_c = labels c, n = Σ n_c.
 * δ² = [c ≠ k] nominal, (Σ_{g=c..k} n_g − (n_c + n_k)/2)² ordinal, (value_c − value_k)² interval. Units with one label do not
 * count; a category that nobody used changes nothing.
 *
 * @param sums of the units compared; with coincidences for the ordinal and interval level
 * @param level of the question
 * @returns α ≤ 1 (1 perfect, 0 chance, negative below chance); `no-data` without a unit of two labels; `no-variation` where D_e = 0,
 *   as when all labels are of one category: agreement beyond chance is then undefined, not perfect
 * @throws RangeError for sums that contradict themselves, coincidences missing, or values that do not match the categories
 * @see Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; Krippendorff (2019), Content Analysis, 4th ed., ch. 12
 */
export function krippendorffAlpha(sums: AgreementSums, level: MeasurementLevel): AlphaPoint {
  const cells = normalisedAgreement(sums).filter((cell) => cell.labels >= 2);
  const units = sum(cells, (cell) => cell.units);
  const pairable = sum(cells, (cell) => cell.units * cell.labels);
  if (pairable === 0) {
    const nothing = { observedDisagreement: null, expectedDisagreement: null, pairable, units };
    return { value: null, reason: "no-data", ...nothing };
  }
  const counts = cells[0]!.labelCounts.map((_, k) => sum(cells, (cell) => cell.labelCounts[k]!));
  const { observed, expected } =
    level.level === "nominal"
      ? nominalDisagreement(cells, counts)
      : distanceDisagreement(cells, counts, level.level === "ordinal" ? ranks(counts) : requireValues(level, counts));
  const disagreement = {
    observedDisagreement: observed / pairable,
    expectedDisagreement: expected / (pairable * (pairable - 1)),
    pairable,
    units,
  };
  if (expected === 0) return { value: null, reason: "no-variation", ...disagreement };
  return { value: 1 - ((pairable - 1) * observed) / expected, reason: null, ...disagreement };
}

interface Disagreement {
  /** Σ o δ². */
  readonly observed: number;
  /** Σ n_c n_k δ². */
  readonly expected: number;
}

/** Needs the diagonal only: what does not agree, disagrees by 1. */
function nominalDisagreement(cells: AgreementSums, counts: readonly number[]): Disagreement {
  const n = sum(counts);
  return {
    observed: sum(cells, ({ labels, units, agreeing }) => (units * labels * (labels - 1) - agreeing) / (labels - 1)),
    expected: n * n - sum(counts, (count) => count * count),
  };
}

/** For levels whose δ is a distance between positions on a line. */
function distanceDisagreement(
  cells: AgreementSums,
  counts: readonly number[],
  positions: readonly number[],
): Disagreement {
  let observed = 0;
  let expected = 0;
  let pair = 0;
  for (let j = 0; j < counts.length; j++)
    for (let k = j + 1; k < counts.length; k++, pair++) {
      const delta = (positions[j]! - positions[k]!) ** 2;
      observed += 2 * delta * sum(cells, (cell) => requireCoincidences(cell)[pair]! / (cell.labels - 1));
      expected += 2 * delta * counts[j]! * counts[k]!;
    }
  return { observed, expected };
}

/** Mid-ranks: the ordinal δ between two categories is the distance of theirs. */
function ranks(counts: readonly number[]): number[] {
  let below = 0;
  return counts.map((count) => {
    const rank = below + count / 2;
    below += count;
    return rank;
  });
}

function requireValues(level: { readonly values: readonly number[] }, counts: readonly number[]): readonly number[] {
  if (level.values.length !== counts.length || !level.values.every(Number.isFinite))
    throw new RangeError(
      `The interval level needs one finite value per category: ${counts.length} categories, values ${level.values.join(", ")}.`,
    );
  return level.values;
}

function requireCoincidences(cell: AgreementSums[number]): readonly number[] {
  if (cell.coincidences === null)
    throw new RangeError("The ordinal and interval levels need coincidences (pair_j_k), and these sums hold none.");
  return cell.coincidences;
}
