import { cohenKappa, type KappaWeights } from "../../../src/lib/stats/cohen-kappa.js";
import { gwetAc1Interval } from "../../../src/lib/stats/gwet-ac1-interval.js";
import { krippendorffAlpha } from "../../../src/lib/stats/krippendorff-alpha.js";
import { labelPatterns, patternSums } from "../../../src/lib/stats/label-patterns.js";
import type { PairTable } from "../../../src/lib/stats/pair-table.js";
import { percentAgreementInterval } from "../../../src/lib/stats/percent-agreement-interval.js";
import { type Adapters, adapter } from "./adapter.js";

interface Rated {
  readonly ratings: readonly (readonly (number | null)[])[];
  readonly categories?: readonly number[];
  readonly conf?: number;
}

type Level = "nominal" | "ordinal" | "interval";

const used = (ratings: Rated["ratings"]): number[] =>
  [...new Set(ratings.flat().filter((label) => label !== null))].sort((a, b) => a - b);

/** Group 02. */
export const agreement: Adapters = {
  krippendorff_alpha: adapter(({ ratings, level }: Rated & { readonly level: Level }) => {
    const categories = used(ratings);
    const sums = patternSums(labelPatterns(ratings, categories));
    const alpha = krippendorffAlpha(sums, level === "interval" ? { level, values: categories } : { level });
    return {
      alpha: alpha.value,
      Do: alpha.observedDisagreement,
      De: alpha.expectedDisagreement,
      n_pairable: alpha.pairable,
    };
  }),
  gwet_ac1: adapter(({ ratings, categories, conf }: Rated) => {
    const ac1 = gwetAc1Interval(labelPatterns(ratings, categories ?? used(ratings)), conf);
    const { value, lower, upper, observedAgreement: po, chanceAgreement: pe, standardError: se } = ac1;
    return { value, lower, upper, po, pe, se };
  }),
  percent_agreement: adapter(({ ratings, categories, conf }: Rated) => {
    const percent = percentAgreementInterval(labelPatterns(ratings, categories ?? used(ratings)), conf);
    return { value: percent.value, n_items: percent.units, se: percent.standardError };
  }),
  cohen_kappa: adapter(({ table, weights, conf }: { table: PairTable; weights?: KappaWeights; conf?: number }) => {
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
};
