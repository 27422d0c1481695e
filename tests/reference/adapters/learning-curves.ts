import { group } from "d3-array";
import { expLearningFit } from "../../../src/lib/stats/exp-learning-fit.js";
import { kaplanMeier } from "../../../src/lib/stats/kaplan-meier.js";
import { logrankTest } from "../../../src/lib/stats/logrank-test.js";
import { powerLawFit } from "../../../src/lib/stats/power-law-fit.js";
import { powerLawLogLog } from "../../../src/lib/stats/power-law-loglog.js";
import { survivalCounts } from "../../../src/lib/stats/survival-counts.js";
import { type Adapters, adapter } from "./adapter.js";

type Values = readonly (number | null)[];

interface Points {
  readonly x: Values;
  readonly y: Values;
}

interface Followed {
  readonly time: Values;
  readonly event: Values;
  readonly conf?: number;
}

/** Group 09. */
export const learningCurves: Adapters = {
  exp_learning_fit: adapter(({ t, y }: { readonly t: Values; readonly y: Values }) => {
    const { plateau: a, start: b, rate: c, standardErrors: se, rss } = expLearningFit(t, y);
    return { a, b, c, se_a: se?.plateau ?? null, se_b: se?.start ?? null, se_c: se?.rate ?? null, rss };
  }),
  power_law_fit: adapter(({ x, y }: Points) => {
    const { asymptote: a, scale: b, exponent: c, standardErrors: se, rss } = powerLawFit(x, y);
    return { a, b, c, se_a: se?.asymptote ?? null, se_b: se?.scale ?? null, se_c: se?.exponent ?? null, rss };
  }),
  power_law_loglog: adapter(({ x, y }: Points) => {
    const { logScale: log_b, exponent, standardError: se_exponent, rSquared: r_squared } = powerLawLogLog(x, y);
    return { log_b, exponent, se_exponent, r_squared };
  }),
  kaplan_meier: adapter(({ time, event, conf }: Followed) => {
    const { steps, median } = kaplanMeier(survivalCounts(time, event), conf);
    return {
      times: steps.map((step) => step.time),
      n_risk: steps.map((step) => step.atRisk),
      n_event: steps.map((step) => step.events),
      survival: steps.map((step) => step.survival),
      se: steps.map((step) => step.standardError),
      lower_loglog: steps.map((step) => step.lower),
      upper_loglog: steps.map((step) => step.upper),
      median,
    };
  }),
  logrank_test: adapter(
    ({ time, event, group: groups }: Followed & { readonly group: readonly (string | number)[] }) => {
      const members = [...group(groups.keys(), (i) => groups[i]!)].sort(([a], [b]) => (a < b ? -1 : 1));
      const test = logrankTest(
        members.map(([, units]) =>
          survivalCounts(
            units.map((i) => time[i]!),
            units.map((i) => event[i]!),
          ),
        ),
      );
      const { statistic, observed, expected, pValue: p_value } = test;
      return { statistic, observed, expected, p_value };
    },
  ),
};
