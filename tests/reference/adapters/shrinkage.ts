import { betaBinomialLikelihood } from "../../../src/lib/stats/beta-binomial-likelihood.js";
import { betaBinomialMoments } from "../../../src/lib/stats/beta-binomial-moments.js";
import { betaBinomialRateMoments } from "../../../src/lib/stats/beta-binomial-rate-moments.js";
import { betaPosterior } from "../../../src/lib/stats/beta-posterior.js";
import type { BetaPriorFit, UnitCounts } from "../../../src/lib/stats/beta-prior.js";
import { derSimonianLaird } from "../../../src/lib/stats/der-simonian-laird.js";
import type { RandomEffectsEstimate, StudyEffect } from "../../../src/lib/stats/random-effects.js";
import { randomEffectsReml } from "../../../src/lib/stats/random-effects-reml.js";
import { randomInterceptLogit } from "../../../src/lib/stats/random-intercept-logit.js";
import { type Adapters, adapter } from "./adapter.js";

interface Units {
  readonly x: readonly number[];
  readonly n: readonly number[];
  readonly conf?: number;
}

interface Studies {
  readonly y: readonly number[];
  readonly v: readonly number[];
  readonly conf?: number;
}

const unitsOf = ({ x, n }: Units): UnitCounts[] => x.map((hits, i) => ({ x: hits, n: n[i]! }));

const ofBeta = (
  estimate: (units: readonly UnitCounts[]) => BetaPriorFit & { readonly logLikelihood?: number | null },
) =>
  adapter((input: Units) => {
    const units = unitsOf(input);
    const { prior, logLikelihood } = estimate(units);
    const posteriors = prior === null ? null : units.map((unit) => betaPosterior(prior, unit, input.conf));
    return {
      mean: prior?.mean ?? null,
      precision: prior?.precision ?? null,
      alpha: prior?.alpha ?? null,
      beta: prior?.beta ?? null,
      rho: prior?.correlation ?? null,
      loglik: logLikelihood ?? null,
      posterior_mean: posteriors?.map(({ value }) => value) ?? null,
      posterior_lower: posteriors?.map(({ lower }) => lower) ?? null,
      posterior_upper: posteriors?.map(({ upper }) => upper) ?? null,
    };
  });

const ofStudies = (pool: (studies: readonly StudyEffect[], confidence?: number) => RandomEffectsEstimate) =>
  adapter(({ y, v, conf }: Studies) => {
    const studies = y.map((value, i) => ({ value, variance: v[i]! }));
    const { value, lower, upper, effects } = pool(studies, conf);
    return {
      estimate: value,
      ...{ lower, upper },
      se: effects?.standardError ?? null,
      z: effects?.z ?? null,
      p_value: effects?.pValue ?? null,
      tau2: effects?.tau2 ?? null,
      q: effects?.q ?? null,
      q_p_value: effects?.qPValue ?? null,
      i2: effects?.i2 ?? null,
      h2: effects?.h2 ?? null,
      prediction_lower: effects?.prediction.lower ?? null,
      prediction_upper: effects?.prediction.upper ?? null,
      hk_se: effects?.knappHartung?.standardError ?? null,
      hk_lower: effects?.knappHartung?.lower ?? null,
      hk_upper: effects?.knappHartung?.upper ?? null,
      blup: effects?.shrunken ?? null,
    };
  });

/** Group 06. */
export const shrinkage: Adapters = {
  beta_binomial_moments_naive: ofBeta(betaBinomialRateMoments),
  beta_binomial_moments: ofBeta(betaBinomialMoments),
  beta_binomial_mle: ofBeta(betaBinomialLikelihood),
  random_intercept_logit: adapter((input: Units & { readonly n_quadrature?: number }) => {
    const { intercept, standardDeviation, units } = randomInterceptLogit(unitsOf(input), input.n_quadrature);
    return {
      intercept,
      sd: standardDeviation,
      blup: units?.map(({ deviation }) => deviation) ?? null,
      fitted: units?.map(({ rate }) => rate) ?? null,
    };
  }),
  meta_dersimonian_laird: ofStudies(derSimonianLaird),
  meta_reml: ofStudies(randomEffectsReml),
};
