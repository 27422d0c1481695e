import { adjustedResiduals } from "../../../src/lib/stats/adjusted-residuals.js";
import { autocorrelation } from "../../../src/lib/stats/autocorrelation.js";
import { breslowDay } from "../../../src/lib/stats/breslow-day.js";
import { chiSquareTest } from "../../../src/lib/stats/chi-square-test.js";
import { cmhTest } from "../../../src/lib/stats/cmh-test.js";
import { conditionalOddsRatio } from "../../../src/lib/stats/conditional-odds-ratio.js";
import type { ContingencyTable } from "../../../src/lib/stats/contingency-table.js";
import { cramersV } from "../../../src/lib/stats/cramers-v.js";
import { crossCorrelation } from "../../../src/lib/stats/cross-correlation.js";
import { fisherExact } from "../../../src/lib/stats/fisher-exact.js";
import { gTest } from "../../../src/lib/stats/g-test.js";
import { kendallTauB } from "../../../src/lib/stats/kendall-tau-b.js";
import { kruskalWallis } from "../../../src/lib/stats/kruskal-wallis.js";
import { mannWhitneyU } from "../../../src/lib/stats/mann-whitney-u.js";
import { mantelHaenszel } from "../../../src/lib/stats/mantel-haenszel.js";
import { mcnemar } from "../../../src/lib/stats/mcnemar.js";
import { normalPValue } from "../../../src/lib/stats/normal-p-value.js";
import { oddsRatioWoolf } from "../../../src/lib/stats/odds-ratio-woolf.js";
import { pAdjust } from "../../../src/lib/stats/p-adjust.js";
import { partialCorrelation } from "../../../src/lib/stats/partial-correlation.js";
import { pearson } from "../../../src/lib/stats/pearson.js";
import { spearman } from "../../../src/lib/stats/spearman.js";
import { cells, oddsRatio, type TwoByTwo } from "../../../src/lib/stats/two-by-two.js";
import { valueCounts } from "../../../src/lib/stats/value-counts.js";
import { type Adapters, adapter } from "./adapter.js";

type Values = readonly (number | null)[];

interface XY {
  readonly x: Values;
  readonly y: Values;
  readonly conf?: number;
}

interface FourFold {
  readonly table: TwoByTwo;
  readonly conf?: number;
}

/** Group 04. */
export const association: Adapters = {
  pearson: adapter(({ x, y, conf }: XY) => {
    const { n, value: r, t, pValue: p_value, lower, upper } = pearson(x, y, conf);
    return { n, r, t, p_value, lower, upper };
  }),
  spearman: adapter(({ x, y }: XY) => {
    const { n, value: rho, pValue, exactPValue } = spearman(x, y);
    return { n, rho, p_value_t: pValue, p_value_exact: exactPValue };
  }),
  kendall_tau_b: adapter(({ x, y }: XY) => {
    const { n, value: tau, z, pValue: p_value, exactPValue } = kendallTauB(x, y);
    return { n, tau, z, p_value, p_value_exact: exactPValue };
  }),
  partial_correlation: adapter(({ x, y, z }: XY & { readonly z: readonly Values[] }) => {
    const { value: r, t, degreesOfFreedom: df } = partialCorrelation(x, y, z);
    // ppcor 1.1 looks t up as if it were normal, whatever its degrees of freedom; ours, by Student's t, is tested by itself.
    return { r, t, df, p_value: t === null ? null : normalPValue(t) };
  }),
  cross_correlation: adapter(({ x, y, max_lag }: XY & { readonly max_lag: number }) => {
    const { lags, r } = crossCorrelation(x, y, max_lag);
    return { lags, r };
  }),
  autocorrelation: adapter(({ x, max_lag }: { readonly x: Values; readonly max_lag: number }) => {
    const { r, ljungBox } = autocorrelation(x, max_lag);
    return { r, ljung_box: ljungBox.statistic, p_value: ljungBox.pValue };
  }),
  chi_square_test: adapter(({ table }: { readonly table: ContingencyTable }) => {
    const { statistic, degreesOfFreedom: df, pValue: p_value, smallestExpected, corrected } = chiSquareTest(table);
    const g = gTest(table);
    return {
      ...{ statistic, df, p_value, expected_min: smallestExpected, std_residuals: adjustedResiduals(table) },
      ...{ statistic_yates: corrected?.statistic ?? null, p_value_yates: corrected?.pValue ?? null },
      ...{ g_statistic: g.statistic, g_p_value: g.pValue },
    };
  }),
  cramers_v: adapter(({ table }: { readonly table: ContingencyTable }) => {
    const { value: v, biasCorrected: v_bias_corrected } = cramersV(table);
    return { v, v_bias_corrected };
  }),
  fisher_exact_2x2: adapter(({ table, conf }: FourFold) => {
    const { pValue: p_value, pGreater: p_greater, pLess: p_less } = fisherExact(table);
    const { value: odds_ratio_cmle, lower, upper } = conditionalOddsRatio(table, conf);
    return { p_value, p_greater, p_less, odds_ratio_sample: oddsRatio(cells(table)), odds_ratio_cmle, lower, upper };
  }),
  odds_ratio_woolf_ci: adapter(({ table, conf }: FourFold) => {
    const { value: odds_ratio, lower, upper, logStandardError: log_se } = oddsRatioWoolf(table, conf);
    return { odds_ratio, lower, upper, log_se };
  }),
  mcnemar: adapter(({ table }: FourFold) => {
    const { statistic, pValue: p_value, corrected, exactPValue, midPValue, oddsRatio: odds_ratio } = mcnemar(table);
    return {
      ...{ statistic, p_value, statistic_cc: corrected.statistic, p_value_cc: corrected.pValue },
      ...{ p_exact: exactPValue, p_mid: midPValue, odds_ratio },
    };
  }),
  cmh_test: adapter(({ strata, conf }: { readonly strata: readonly TwoByTwo[]; readonly conf?: number }) => {
    const { statistic, pValue: p_value, corrected } = cmhTest(strata);
    const { value: odds_ratio, lower, upper } = mantelHaenszel(strata, conf);
    const { statistic: breslow_day, pValue: breslow_day_p, tarone } = breslowDay(strata);
    return {
      ...{ statistic, p_value, statistic_cc: corrected.statistic, p_value_cc: corrected.pValue },
      ...{ odds_ratio, lower, upper },
      ...{ breslow_day, breslow_day_p, tarone: tarone.statistic, tarone_p: tarone.pValue },
    };
  }),
  p_adjust: adapter(({ p }: { readonly p: Values }) => ({
    bh: pAdjust(p, "bh"),
    by: pAdjust(p, "by"),
    holm: pAdjust(p, "holm"),
    hochberg: pAdjust(p, "hochberg"),
    bonferroni: pAdjust(p, "bonferroni"),
  })),
  mann_whitney_u: adapter(({ x, y }: XY) => {
    const { u, pValue: p_value, correctedPValue: p_value_cc, auc, exactPValue } = mannWhitneyU(valueCounts([x, y]));
    return { u, p_value, p_value_cc, auc, p_exact: exactPValue };
  }),
  kruskal_wallis: adapter(({ groups }: { readonly groups: readonly Values[] }) => {
    const { statistic, degreesOfFreedom: df, pValue: p_value } = kruskalWallis(valueCounts(groups));
    return { statistic, df, p_value };
  }),
};
