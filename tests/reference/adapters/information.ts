import { adjustedMutualInformation } from "../../../src/lib/stats/adjusted-mutual-information.js";
import { adjustedRandIndex } from "../../../src/lib/stats/adjusted-rand-index.js";
import type { ContingencyTable } from "../../../src/lib/stats/contingency-table.js";
import { energyDistance } from "../../../src/lib/stats/energy-distance.js";
import { entropy } from "../../../src/lib/stats/entropy.js";
import { hellinger } from "../../../src/lib/stats/hellinger.js";
import { jensenShannon } from "../../../src/lib/stats/jensen-shannon.js";
import { klDivergence } from "../../../src/lib/stats/kl-divergence.js";
import { ksTwoSample } from "../../../src/lib/stats/ks-two-sample.js";
import { mutualInformation } from "../../../src/lib/stats/mutual-information.js";
import { populationStabilityIndex } from "../../../src/lib/stats/population-stability-index.js";
import { totalVariation } from "../../../src/lib/stats/total-variation.js";
import { type ValueCounts, valueCounts } from "../../../src/lib/stats/value-counts.js";
import { wasserstein1 } from "../../../src/lib/stats/wasserstein-1.js";
import { type Adapters, adapter } from "./adapter.js";

interface TwoDistributions {
  readonly p: readonly number[];
  readonly q: readonly number[];
}

interface TwoSamples {
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
}

interface TwoHistograms {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly x_weights: readonly number[];
  readonly y_weights: readonly number[];
}

interface Shift {
  readonly expected_counts: readonly number[];
  readonly actual_counts: readonly number[];
  readonly eps?: number;
}

/** Group 11. */
export const information: Adapters = {
  entropy: adapter(({ counts }: { readonly counts: readonly number[] }) => {
    const { value: nats, bits, normalised } = entropy(counts);
    return { nats, bits, normalised };
  }),
  mutual_information: adapter(({ table }: { readonly table: ContingencyTable }) => {
    const { value, bits, rowEntropy, columnEntropy, ...rest } = mutualInformation(table);
    return {
      ...{ mi_nats: value, mi_bits: bits, h_x: rowEntropy, h_y: columnEntropy, nmi: rest.normalised },
      cond_entropy_y_given_x: rest.conditionalEntropy,
      uncertainty_coefficient_y: rest.uncertaintyCoefficient,
      ami: adjustedMutualInformation(table).value,
      ari: adjustedRandIndex(table).value,
    };
  }),
  jensen_shannon: adapter(({ p, q }: TwoDistributions) => {
    const { value: distance, bits, nats } = jensenShannon(p, q);
    return { distance, divergence_bits: bits, divergence_nats: nats };
  }),
  kl_divergence: adapter(({ p, q }: TwoDistributions) => ({ nats: klDivergence(p, q).value })),
  psi: adapter(({ expected_counts, actual_counts, eps }: Shift) => ({
    value: populationStabilityIndex(expected_counts, actual_counts, eps).value,
  })),
  total_variation: adapter(({ p, q }: TwoDistributions) => ({
    total_variation: totalVariation(p, q).value,
    hellinger: hellinger(p, q).value,
  })),
  ks_two_sample: adapter(({ x, y }: TwoSamples) => {
    const { value: statistic, exactPValue: p_exact, asymptoticPValue: p_asymptotic } = ksTwoSample(valueCounts([x, y]));
    return { statistic, p_exact, p_asymptotic };
  }),
  wasserstein_1: adapter(({ x, y }: TwoSamples) => {
    const table = valueCounts([x, y]);
    return { value: wasserstein1(table).value, energy: energyDistance(table).value };
  }),
  wasserstein_1_weighted: adapter((histograms: TwoHistograms) => ({ value: wasserstein1(merged(histograms)).value })),
};

/** Two histograms over values of their own as one table. */
function merged({ x, y, x_weights, y_weights }: TwoHistograms): ValueCounts {
  const { values } = valueCounts([x, y]);
  const weights = (places: readonly number[], given: readonly number[]) =>
    values.map((value) => given.reduce((total, weight, i) => (places[i] === value ? total + weight : total), 0));
  return { values, counts: [weights(x, x_weights), weights(y, y_weights)] };
}
