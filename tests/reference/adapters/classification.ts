import { averagePrecision } from "../../../src/lib/stats/average-precision.js";
import { brierScore } from "../../../src/lib/stats/brier-score.js";
import { calibrationError } from "../../../src/lib/stats/calibration-error.js";
import { classificationReport } from "../../../src/lib/stats/classification-report.js";
import { isotonicFit } from "../../../src/lib/stats/isotonic-fit.js";
import { logLoss } from "../../../src/lib/stats/log-loss.js";
import { matthewsCorrelation } from "../../../src/lib/stats/matthews-correlation.js";
import { pairTable } from "../../../src/lib/stats/pair-table.js";
import { rocAuc } from "../../../src/lib/stats/roc-auc.js";
import { type ScoredOutcomes, scoredOutcomes } from "../../../src/lib/stats/scored-outcomes.js";
import { type Adapters, adapter } from "./adapter.js";

type Label = string | number;

interface Classified {
  readonly y_true: readonly (Label | null)[];
  readonly y_pred: readonly (Label | null)[];
  readonly labels?: readonly Label[];
}

interface Scored {
  readonly y: readonly (number | null)[];
  readonly p: readonly (number | null)[];
}

interface Weighted {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly w?: readonly number[] | null;
}

/** Positions where neither list misses a value. */
function complete<A, B>(a: readonly (A | null)[], b: readonly (B | null)[]): (readonly [A, B])[] {
  return a.flatMap((first, i) => {
    const second = b[i] ?? null;
    return first === null || second === null ? [] : [[first, second] as const];
  });
}

const scored = (answer: (outcomes: ScoredOutcomes) => Readonly<Record<string, unknown>>) =>
  adapter(({ y, p }: Scored) =>
    answer(scoredOutcomes(complete(y, p).map(([outcome, score]) => ({ score, positive: outcome === 1 })))),
  );

/** Group 03. */
export const classification: Adapters = {
  classification_report: adapter(({ y_true, y_pred, labels }: Classified) => {
    const pairs = complete(y_true, y_pred);
    const declared = labels ?? [...new Set(pairs.flat())].sort((a, b) => (a < b ? -1 : 1));
    const confusion = pairTable(
      pairs.map(([a, b]) => ({ a, b, n: 1 })),
      declared,
    );
    const { classes, accuracy, balancedAccuracy, macro, micro, weighted } = classificationReport(confusion);
    const averages = Object.entries({ macro, micro, weighted }).flatMap(([name, measures]) =>
      (["precision", "recall", "f1"] as const).map((key) => [`${key}_${name}`, measures?.[key] ?? null] as const),
    );
    return {
      labels: declared,
      confusion,
      precision: classes.map((one) => one.precision),
      recall: classes.map((one) => one.recall),
      f1: classes.map((one) => one.f1),
      support: classes.map((one) => one.support),
      accuracy,
      ...Object.fromEntries(averages),
      balanced_accuracy: balancedAccuracy,
      mcc: matthewsCorrelation(confusion).value,
    };
  }),
  brier_score: scored((outcomes) => ({ value: brierScore(outcomes).value })),
  log_loss: scored((outcomes) => ({ value: logLoss(outcomes).value })),
  ece: scored((outcomes) => {
    const { value, maximum, bins } = calibrationError(outcomes);
    return {
      ece: value,
      mce: maximum,
      bins: bins.map(({ n, meanProbability, rate }) => ({ n, mean_p: meanProbability, rate })),
    };
  }),
  roc_auc: scored((outcomes) => {
    const { value, lower, upper, standardError } = rocAuc(outcomes);
    return { auc: value, se_delong: standardError, lower, upper };
  }),
  average_precision: scored((outcomes) => ({ value: averagePrecision(outcomes).value })),
  isotonic_fit: adapter(({ x, y, w }: Weighted) => {
    const steps = isotonicFit(x.map((each, i) => ({ x: each, y: y[i]!, weight: w?.[i] ?? 1 })));
    const fitted = new Map(steps.map((step) => [step.x, step.value]));
    return { fitted: x.map((each) => fitted.get(each) ?? null) };
  }),
};
