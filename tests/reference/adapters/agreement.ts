import { type AgreementWeights, agreementWeight } from "../../../src/lib/stats/agreement-weights.js";
import { brennanPredigerChance } from "../../../src/lib/stats/brennan-prediger-chance.js";
import type { ChanceModel } from "../../../src/lib/stats/chance-corrected.js";
import {
  type ChanceCorrectedEstimate,
  chanceCorrectedInterval,
} from "../../../src/lib/stats/chance-corrected-interval.js";
import { congerKappa } from "../../../src/lib/stats/conger-kappa.js";
import { fleissChance } from "../../../src/lib/stats/fleiss-chance.js";
import { fleissKappaTest } from "../../../src/lib/stats/fleiss-kappa-test.js";
import { gwetAc1Interval } from "../../../src/lib/stats/gwet-ac1-interval.js";
import { gwetChance } from "../../../src/lib/stats/gwet-chance.js";
import { itemBootstrap } from "../../../src/lib/stats/item-bootstrap.js";
import { krippendorffAlpha, type MeasurementLevel } from "../../../src/lib/stats/krippendorff-alpha.js";
import { labelPatterns, patternSums } from "../../../src/lib/stats/label-patterns.js";
import { percentAgreementInterval } from "../../../src/lib/stats/percent-agreement-interval.js";
import { type Adapters, adapter } from "./adapter.js";

type Ratings = readonly (readonly (number | null)[])[];

interface Rated {
  readonly ratings: Ratings;
  readonly categories?: readonly number[];
  readonly weights?: AgreementWeights;
  readonly conf?: number;
}

interface Resampled extends Rated {
  readonly statistic: string;
  readonly resamples: readonly (readonly number[])[];
}

const used = (ratings: Ratings): number[] =>
  [...new Set(ratings.flat().filter((label) => label !== null))].sort((a, b) => a - b);

const alpha = (ratings: Ratings, level: MeasurementLevel["level"]) => {
  const categories = used(ratings);
  const sums = patternSums(labelPatterns(ratings, categories));
  return krippendorffAlpha(sums, level === "interval" ? { level, values: categories } : { level });
};

const keys = ({ value, lower, upper, observedAgreement, chanceAgreement, standardError }: ChanceCorrectedEstimate) => ({
  ...{ value, lower, upper },
  ...{ po: observedAgreement, pe: chanceAgreement, se: standardError },
});

const chanceCorrected = (model: ChanceModel) =>
  adapter(({ ratings, categories = used(ratings), weights = "none", conf }: Rated) => {
    const patterns = labelPatterns(ratings, categories);
    return keys(chanceCorrectedInterval(patterns, agreementWeight(weights, categories), model, conf));
  });

/** Group 02, any number of raters. */
export const agreement: Adapters = {
  krippendorff_alpha: adapter(({ ratings, level }: Rated & { readonly level: MeasurementLevel["level"] }) => {
    const { value, observedDisagreement, expectedDisagreement, pairable } = alpha(ratings, level);
    return { alpha: value, Do: observedDisagreement, De: expectedDisagreement, n_pairable: pairable };
  }),
  gwet_ac1: adapter(({ ratings, categories = used(ratings), conf }: Rated) =>
    keys(gwetAc1Interval(labelPatterns(ratings, categories), conf)),
  ),
  gwet_ac2: chanceCorrected(gwetChance),
  fleiss_kappa_general: chanceCorrected(fleissChance),
  brennan_prediger: chanceCorrected(brennanPredigerChance),
  conger_kappa: adapter(({ ratings, categories = used(ratings), weights = "none", conf: confidence = 0.95 }: Rated) =>
    keys(congerKappa(ratings, categories, { weights, confidence })),
  ),
  percent_agreement: adapter(({ ratings, categories, conf }: Rated) => {
    const percent = percentAgreementInterval(labelPatterns(ratings, categories ?? used(ratings)), conf);
    return { value: percent.value, n_items: percent.units, se: percent.standardError };
  }),
  fleiss_kappa: adapter(({ counts }: { readonly counts: readonly (readonly number[])[] }) => {
    const test = fleissKappaTest(counts.map((labels) => ({ counts: labels, units: 1 })));
    return {
      kappa: test.value,
      po: test.observedAgreement,
      pe: test.chanceAgreement,
      se0: test.nullStandardError,
      z: test.z,
      p_value: test.pValue,
      category_kappa: test.categoryKappas,
    };
  }),
  item_bootstrap: adapter(({ ratings, statistic, resamples, conf }: Resampled) => {
    const level = /^krippendorff_alpha_(nominal|ordinal|interval)$/.exec(statistic)?.[1] as MeasurementLevel["level"];
    if (level === undefined) throw new Error(`No adapter for the bootstrap of ${statistic}.`);
    const bootstrap = itemBootstrap(ratings, (items) => alpha(items, level), resamples, conf);
    return {
      point: bootstrap.value,
      replicates: bootstrap.replicates,
      percentile_lower: bootstrap.percentile?.[0] ?? null,
      percentile_upper: bootstrap.percentile?.[1] ?? null,
      basic_lower: bootstrap.basic?.[0] ?? null,
      basic_upper: bootstrap.basic?.[1] ?? null,
      se: bootstrap.standardError,
    };
  }),
};
