import { METRICS, type MetricName } from "../schema/metrics.js";
import type { ProportionSums } from "../stats/proportion-sums.js";
import type { SparseClusterDesign } from "../stats/sparse-cluster-design.js";
import { sparseClusteredWilson } from "../stats/sparse-clustered-wilson.js";
import type { Figure } from "../workbook/results.js";
import { emptyFigure, enough, noData, withoutInterval } from "./absence.js";

/** Accuracy, gold accuracy or an error rate, with all that stands behind it. */
export interface Rate {
  readonly metric: MetricName;
  /** Whose labels and annotators must be enough: error rates of gold labels follow gold accuracy. */
  readonly family: Extract<MetricName, "accuracy" | "gold_accuracy">;
  /** Of exactly what is shown. */
  readonly point: ProportionSums;
  /** Of the whole weeks it touches. */
  readonly design: SparseClusterDesign;
}

/**
 * A rate as readers see it. Below the smallest n, or with fewer annotators than the family asks for, it
 * has no value; the number of annotators is not asked of labels that have none (models, anonymous votes).
 */
export function rateFigure({ metric, family, point, design }: Rate): Figure {
  const { n } = point;
  const annotators = design.clusters > 0 ? design.clusters : null;
  const figure = { metric, n, annotators };
  const minimum = { n: METRICS[metric].minimum.n, annotators: METRICS[family].minimum.annotators ?? 0 };
  if (n === 0) return emptyFigure(figure, noData(metric));
  const absent = enough({ n, annotators }, minimum, "judged labels");
  if (absent !== null) return emptyFigure(figure, absent);
  const { value, lower, upper, reason } = sparseClusteredWilson(point, design);
  return { ...figure, value, lower, upper, absent: reason === null ? null : withoutInterval(reason, value) };
}
