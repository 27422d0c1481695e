import { binarySegmentation } from "../../../src/lib/stats/binary-segmentation.js";
import { binomialChangePoints } from "../../../src/lib/stats/binomial-change-points.js";
import type { ControlChart } from "../../../src/lib/stats/control-chart.js";
import { cusumChart } from "../../../src/lib/stats/cusum-chart.js";
import { ewmaChart } from "../../../src/lib/stats/ewma-chart.js";
import { laneyPChart } from "../../../src/lib/stats/laney-p-chart.js";
import { mannKendall } from "../../../src/lib/stats/mann-kendall.js";
import { meanChangePoints } from "../../../src/lib/stats/mean-change-points.js";
import { nelsonRules } from "../../../src/lib/stats/nelson-rules.js";
import { pChart } from "../../../src/lib/stats/p-chart.js";
import { runChart } from "../../../src/lib/stats/run-chart.js";
import { senSlope } from "../../../src/lib/stats/sen-slope.js";
import { uChart } from "../../../src/lib/stats/u-chart.js";
import { westernElectricRules } from "../../../src/lib/stats/western-electric-rules.js";
import { xmrChart } from "../../../src/lib/stats/xmr-chart.js";
import { type Adapters, adapter } from "./adapter.js";

interface Shares {
  readonly x: readonly number[];
  readonly n: readonly number[];
}

interface Series {
  readonly x: readonly (number | null)[];
}

interface Standardised extends Series {
  readonly center: number;
  readonly sigma: number;
}

interface Penalised extends Series {
  readonly penalty: number;
}

const limits = ({ centre, points }: ControlChart) => ({
  center: centre,
  lcl: points.map(({ lower }) => lower),
  ucl: points.map(({ upper }) => upper),
});

const named = (prefix: string, rules: Readonly<Record<number, readonly number[]>>) =>
  Object.fromEntries(Object.entries(rules).map(([rule, ends]) => [`${prefix}${rule}`, ends]));

const indices = (flags: readonly boolean[]): number[] => flags.flatMap((flag, i) => (flag ? [i] : []));

/** Group 05: control charts, change points and trends of a series. */
export const trend: Adapters = {
  p_chart: adapter(({ x, n }: Shares) => {
    const chart = pChart(x, n);
    return { ...limits(chart), out_of_limits: indices(chart.points.map(({ outside }) => outside)) };
  }),
  laney_p_chart: adapter(({ x, n }: Shares) => {
    const chart = laneyPChart(x, n);
    return { ...limits(chart), sigma_z: chart.sigmaZ, sigma_z_screened: chart.screenedSigmaZ };
  }),
  u_chart: adapter(({ count, exposure }: { count: readonly number[]; exposure: readonly number[] }) =>
    limits(uChart(count, exposure)),
  ),
  xmr_chart: adapter(({ x }: Series) => {
    const { centre, meanMovingRange, sigma, lower, upper, movingRangeUpper } = xmrChart(x);
    return { center: centre, mr_mean: meanMovingRange, sigma, lcl: lower, ucl: upper, mr_ucl: movingRangeUpper };
  }),
  ewma_chart: adapter(({ x, lambda, center, sigma, L }: Standardised & { lambda: number; L: number }) => {
    const points = ewmaChart(x, { centre: center, sigma, weight: lambda, width: L });
    return {
      ewma: points.map(({ value }) => value),
      lcl: points.map(({ lower }) => lower),
      ucl: points.map(({ upper }) => upper),
    };
  }),
  cusum_chart: adapter(({ x, center, sigma, k, h }: Standardised & { k: number; h: number }) => {
    const { points } = cusumChart(x, { centre: center, sigma, slack: k, threshold: h });
    if (points === null) return { pos: null, neg: null, signal_pos: null, signal_neg: null };
    return {
      pos: points.map(({ high }) => high),
      neg: points.map(({ low }) => low),
      signal_pos: indices(points.map(({ highSignal }) => highSignal)),
      signal_neg: indices(points.map(({ lowSignal }) => lowSignal)),
    };
  }),
  nelson_rules: adapter(({ x, center, sigma }: Standardised) => named("rule", nelsonRules(x, center, sigma))),
  western_electric_rules: adapter(({ x, center, sigma }: Standardised) =>
    named("we", westernElectricRules(x, center, sigma)),
  ),
  run_chart: adapter(({ x }: Series) => {
    const { median, useful, longestRun, longestRunMax, crossings, crossingsMin, signal } = runChart(x);
    return {
      ...{ median, n_useful: useful, longest_run: longestRun, longest_run_max: longestRunMax },
      ...{ crossings, crossings_min: crossingsMin, signal },
    };
  }),
  changepoint_pelt_mean: adapter(({ x, penalty }: Penalised) => {
    const { changes, means, residualSquares } = meanChangePoints(x, penalty);
    return { changepoints: changes, means, rss: residualSquares };
  }),
  changepoint_binseg_mean: adapter(({ x, penalty }: Penalised) => ({
    changepoints: binarySegmentation(x, penalty).changes,
  })),
  changepoint_binomial: adapter(({ x, n, penalty }: Shares & { penalty: number }) => {
    const { changes, rates, cost, single } = binomialChangePoints(x, n, penalty);
    return {
      ...{ changepoints: changes, rates, cost },
      ...{ single_lr: single?.likelihoodRatio ?? null, single_position: single?.position ?? null },
    };
  }),
  mann_kendall: adapter(({ x }: Series) => {
    const { s, variance, z, pValue, value } = mannKendall(x);
    return { s, var_s: variance, z, p_value: pValue, tau: value };
  }),
  sen_slope: adapter(({ x, t }: Series & { t?: readonly number[] }) => {
    const { value, intercept } = senSlope(x, t);
    return { slope: value, intercept };
  }),
};
