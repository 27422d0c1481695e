/** Why a figure is not there, or has no interval, in the words of the page. */
import { METRICS, type MetricName } from "../schema/metrics.js";
import type { Reason } from "../stats/estimate.js";
import type { Absent, Figure } from "../workbook/results.js";

const WHY: { readonly [reason in Reason]: string } = {
  "no-data": "there is nothing to estimate it from",
  "too-few": "there are too few observations",
  "no-variation": "the labels do not vary, and without variation there is nothing to judge it by",
  "single-cluster": "one annotator does not show how annotators differ",
  "undefined-replicate": "it rests on too few items: without some of them it is undefined",
  "zero-cell": "a group has all or nothing, so that the ratio is 0 or infinite",
  "not-positive": "a value of 0 or below has no logarithm",
  "no-finite-estimate": "the data fit ever better towards the edge of the model",
  incomplete: "labels are missing, and the method needs the same number of labels of every item",
  unreachable: "no sample is large enough for it",
  collinear: "some predictors follow from others, so their effects cannot be told apart",
  separation: "the predictors tell the outcomes apart without error, so no finite effect fits best",
  "not-comparable": "some of what is compared never met the rest, or never won against it",
  "no-convergence": "the computation did not settle",
};

/** There is nothing to make a metric of; with what it lacks. */
export const noData = (metric: MetricName): Absent => ({
  code: "no-data",
  text: `${METRICS[metric].needs.missing}.`,
});

/** Where a value is missing it could not be computed; where only its interval is, the value stands. */
export const withoutInterval = (reason: Reason, value: number | null): Absent => ({
  code: reason === "no-data" ? "no-data" : "undefined",
  text: `${value === null ? "Not defined" : "No interval"}: ${WHY[reason]}.`,
});

/** `too-few` with the numbers found and needed; null where there are enough. `annotators: null` asks for none. */
export function enough(
  found: { readonly n: number; readonly annotators: number | null },
  needed: { readonly n: number; readonly annotators: number },
  noun: string,
): Absent | null {
  if (found.n < needed.n) {
    return { code: "too-few", text: `Too few: ${found.n} ${noun}, at least ${needed.n} are needed.` };
  }
  if (found.annotators !== null && found.annotators < needed.annotators) {
    const people = found.annotators === 1 ? "1 annotator" : `${found.annotators} annotators`;
    return { code: "too-few", text: `Too few: ${people}, at least ${needed.annotators} are needed.` };
  }
  return null;
}

/** `too-few` where nearly all labels are the same, however many there are; null where enough are not. */
export function enoughRarer(found: number, needed: number): Absent | null {
  if (found >= needed) return null;
  const text = `Too few: nearly all labels are the same; ${formatTenths(found)} items’ worth of others, at least ${needed} are needed.`;
  return { code: "too-few", text };
}

/** Rounded down: what is too little never reads as enough. */
const formatTenths = (value: number): string => String(Math.floor(value * 10) / 10);

/** A figure without a value. */
export const emptyFigure = (figure: Pick<Figure, "metric" | "n" | "annotators">, absent: Absent): Figure => ({
  ...figure,
  value: null,
  lower: null,
  upper: null,
  absent,
});
