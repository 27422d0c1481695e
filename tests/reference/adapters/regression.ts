import { differenceCells, differenceInDifferences } from "../../../src/lib/stats/difference-in-differences.js";
import { interruptedTimeSeries } from "../../../src/lib/stats/interrupted-time-series.js";
import { type LogisticRegression, logisticRegression } from "../../../src/lib/stats/logistic-regression.js";
import { weightedLine } from "../../../src/lib/stats/weighted-line.js";
import { type Adapters, adapter } from "./adapter.js";

interface Line {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly w?: readonly number[];
  readonly conf?: number;
}

interface Interrupted {
  readonly y: readonly (number | null)[];
  readonly t0: number;
  readonly lag: number;
}

interface Clustered {
  readonly y: readonly (number | null)[];
  readonly treated: readonly number[];
  readonly post: readonly number[];
  readonly cluster: readonly (number | string)[];
}

interface Grouped {
  readonly x: readonly (readonly number[])[];
  readonly successes: readonly number[];
  readonly trials: readonly number[];
}

interface Binary {
  readonly x: readonly (readonly (number | null)[])[];
  readonly y: readonly (number | null)[];
  readonly w?: readonly number[];
}

const fitted = ({ terms, deviance, nullDeviance, logLikelihood, degreesOfFreedom, reason }: LogisticRegression) => ({
  coef: terms?.map(({ value }) => value) ?? null,
  se: terms?.map(({ standardError }) => standardError) ?? null,
  z: terms?.map(({ z }) => z) ?? null,
  p_value: terms?.map(({ pValue }) => pValue) ?? null,
  ...{ loglik: logLikelihood, deviance, null_deviance: nullDeviance, df: degreesOfFreedom },
  separation: reason === "separation",
});

/** Group 05: regressions. */
export const regression: Adapters = {
  wls_slope: adapter(({ x, y, w, conf }: Line) => {
    const line = weightedLine(x, y, w, conf);
    const { value, lower, upper, intercept, standardError, interceptStandardError } = line;
    return {
      ...{ intercept, slope: value, se_intercept: interceptStandardError, se_slope: standardError, lower, upper },
      ...{ t: line.t, p_value: line.pValue, df: line.degreesOfFreedom, sigma: line.sigma, r_squared: line.rSquared },
    };
  }),
  its_segmented_newey_west: adapter(({ y, t0, lag }: Interrupted) => {
    const { terms, durbinWatson } = interruptedTimeSeries(y, t0, lag);
    const all = terms && [terms.intercept, terms.trend, terms.levelChange, terms.trendChange];
    return {
      coef: all?.map(({ value }) => value) ?? null,
      se_ols: all?.map(({ ordinaryStandardError }) => ordinaryStandardError) ?? null,
      se_nw: all?.map(({ standardError }) => standardError) ?? null,
      se_nw_adjusted: all?.map(({ adjustedStandardError }) => adjustedStandardError) ?? null,
      z: all?.map(({ z }) => z) ?? null,
      p_value: all?.map(({ pValue }) => pValue) ?? null,
      durbin_watson: durbinWatson,
    };
  }),
  did_cluster: adapter(({ y, treated, post, cluster }: Clustered) => {
    const yes = (flag: number) => flag === 1;
    const { value, terms, t, pValue } = differenceInDifferences(
      differenceCells(y, treated.map(yes), post.map(yes), cluster),
    );
    const all = terms && [terms.intercept, terms.treated, terms.post, terms.interaction];
    return {
      coef: all?.map((term) => term.value) ?? null,
      se_ols: all?.map(({ ordinaryStandardError }) => ordinaryStandardError) ?? null,
      se_cluster: all?.map(({ standardError }) => standardError) ?? null,
      se_cluster_unadjusted: all?.map(({ unadjustedStandardError }) => unadjustedStandardError) ?? null,
      ...{ did: value, t, p_value: pValue },
    };
  }),
  logistic_regression: adapter(({ x, y, w }: Binary) => {
    const rows = x.flatMap((predictors, i) => {
      const present = predictors.filter((value) => value !== null);
      const outcome = y[i]!;
      if (outcome === null || present.length < predictors.length) return [];
      return [{ x: present, outcome, weight: w?.[i] ?? 1 }];
    });
    return fitted(
      logisticRegression(
        rows.map((row) => row.x),
        rows.map((row) => row.outcome * row.weight),
        rows.map((row) => row.weight),
      ),
    );
  }),
  logistic_regression_grouped: adapter(({ x, successes, trials }: Grouped) =>
    fitted(logisticRegression(x, successes, trials)),
  ),
};
