import type { AgreementWeights } from "../../../src/lib/stats/agreement-weights.js";
import { cohenKappa } from "../../../src/lib/stats/cohen-kappa.js";
import { bowkerTest, stuartMaxwellTest } from "../../../src/lib/stats/marginal-homogeneity.js";
import { pabak } from "../../../src/lib/stats/pabak.js";
import type { PairTable } from "../../../src/lib/stats/pair-table.js";
import { raterPairTables } from "../../../src/lib/stats/rater-pair-tables.js";
import { type PairAgreementEstimate, scottPi } from "../../../src/lib/stats/scott-pi.js";
import { twoCategoryIndices } from "../../../src/lib/stats/two-category-indices.js";
import { type Adapters, adapter } from "./adapter.js";

interface Paired {
  readonly table: PairTable;
  readonly weights?: AgreementWeights;
  readonly conf?: number;
}

interface Rated {
  readonly ratings: readonly (readonly (number | null)[])[];
  readonly categories: readonly number[];
}

const keys = (estimate: PairAgreementEstimate) => ({
  value: estimate.value,
  po: estimate.observedAgreement,
  pe: estimate.chanceAgreement,
  se: estimate.standardError,
  lower: estimate.lower,
  upper: estimate.upper,
});

/** Group 02, two raters. */
export const agreementPairs: Adapters = {
  cohen_kappa: adapter(({ table, weights, conf }: Paired) => {
    const kappa = cohenKappa(table, weights, conf);
    return {
      kappa: kappa.value,
      po: kappa.observedAgreement,
      pe: kappa.chanceAgreement,
      se: kappa.standardError,
      se0: kappa.nullStandardError,
      lower: kappa.lower,
      upper: kappa.upper,
      z: kappa.z,
      n: kappa.n,
    };
  }),
  scott_pi: adapter(({ table, conf }: Paired) => keys(scottPi(table, conf))),
  pabak: adapter(({ table, conf }: Paired) => keys(pabak(table, conf))),
  agreement_2x2_indices: adapter(({ table }: Paired) => {
    const { prevalence, bias, positiveAgreement, negativeAgreement } = twoCategoryIndices(table);
    return {
      prevalence_index: prevalence.value,
      bias_index: bias.value,
      positive_agreement: positiveAgreement.value,
      negative_agreement: negativeAgreement.value,
    };
  }),
  pairwise_kappa: adapter(({ ratings, categories }: Rated) => ({
    pairs: raterPairTables(ratings, categories).map(({ a, b, table }) => {
      const { n, observedAgreement: po, value: kappa } = cohenKappa(table);
      return { a, b, n, po, kappa };
    }),
  })),
  marginal_homogeneity: adapter(({ table }: Paired) => {
    const [marginal, symmetry] = [stuartMaxwellTest(table), bowkerTest(table)];
    return {
      stuart_maxwell: marginal.statistic,
      df: marginal.degreesOfFreedom,
      p_value: marginal.pValue,
      bowker: symmetry.statistic,
      bowker_df: symmetry.degreesOfFreedom,
      bowker_p: symmetry.pValue,
    };
  }),
};
