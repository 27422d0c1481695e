import { abilityDifference, bradleyTerry } from "../../../src/lib/stats/bradley-terry.js";
import { type Adapters, adapter } from "./adapter.js";

/** Group 12. */
export const preference: Adapters = {
  bradley_terry: adapter(({ wins }: { readonly wins: readonly (readonly number[])[] }) => {
    const fit = bradleyTerry(wins);
    if (fit.reason !== null)
      return {
        finite: false,
        ...{ ability: null, se: null, ability_ref0: null, se_ref0: null },
        ...{ win_probability_0_vs_1: null, deviance: null, loglik: null },
      };
    const against = fit.abilities.map((_, i) => abilityDifference(fit, i, 0));
    return {
      finite: true,
      ability: fit.abilities,
      se: fit.standardErrors,
      ability_ref0: against.map(({ value }) => value),
      se_ref0: against.map(({ standardError }) => standardError),
      win_probability_0_vs_1: abilityDifference(fit, 0, 1).winProbability,
      deviance: fit.deviance,
      loglik: fit.logLikelihood,
    };
  }),
};
