import { formatInterval, formatNumberOf, formatValue } from "../lib/format.js";
import { METRICS, type MetricName } from "../lib/schema/metrics.js";
import type { Absent, AgreementFigure, Figure } from "../lib/workbook/results.js";
import { html } from "./html.js";

/** An absent figure in one or two words; its `text` says why. */
const ABSENT: { readonly [code in Absent["code"]]: string } = {
  "no-data": "no data",
  "too-few": "too few",
  undefined: "not defined",
  "not-available": "not available",
};

/** A figure with its interval and what it rests on; where the figure or its interval is absent, why. */
export function figureText(figure: Figure | AgreementFigure): HTMLElement {
  const { metric, value, lower, upper, absent } = figure;
  const { unit } = METRICS[metric];
  if (value === null) return absentText(absent);
  const interval = lower === null || upper === null ? null : formatInterval(lower, upper, unit);
  return html`<div class="figure">
    <span class="figure-value">${formatValue(value, unit)}</span>
    ${interval === null ? null : html`<span class="figure-interval">${interval}</span>`}
    ${basis(figure).map((part) => html`<span class="figure-basis">${part}</span>`)}
    ${absent === null ? null : html`<span class="figure-reason">${absent.text}</span>`}
  </div>`;
}

/** α with the share of equal labels and Gwet's AC1 beside it. */
export function agreementText(figure: AgreementFigure): HTMLElement {
  const element = figureText(figure);
  if (figure.percent === null) return element;
  const ac1 = figure.ac1 === null ? "" : ` · AC1 ${formatValue(figure.ac1, "coefficient")}`;
  element
    .querySelector(".figure-basis, .figure-reason")
    ?.before(html`<span class="figure-beside">${formatValue(figure.percent, "share")} equal${ac1}</span>`);
  return element;
}

/** A figure that is not there: a word, and the reason below it. */
export function absentText(absent: Absent | null): HTMLElement {
  const word = absentWord(absent);
  const reason = absent?.text.replace(new RegExp(`^${word}:? *`, "i"), "") ?? "";
  return html`<div class="figure figure-absent">
    <span class="figure-value">${word}</span>
    ${reason === "" ? null : html`<span class="figure-reason">${reason}</span>`}
  </div>`;
}

/** An absent figure's short word, for tables. */
export const absentWord = (absent: Absent | null): string => ABSENT[absent?.code ?? "no-data"];

/** `1,204 audited labels` and `14 annotators` */
function basis(figure: Figure | AgreementFigure): string[] {
  const { metric, n, annotators } = figure;
  if ("units" in figure) return [formatNumberOf(figure.units, "item compared", "items compared")];
  if (metric === "volume") return [n === 1 ? "submission" : "submissions"];
  const labels = formatNumberOf(n, ...COUNTED[metric]);
  return annotators === null ? [labels] : [labels, formatNumberOf(annotators, "annotator")];
}

const COUNTED: { readonly [metric in Exclude<MetricName, "volume">]: [one: string, many: string] } = {
  accuracy: ["audited label", "audited labels"],
  gold_accuracy: ["gold label", "gold labels"],
  agreement: ["label compared", "labels compared"],
  false_positive_rate: ["label", "labels"],
  false_negative_rate: ["label", "labels"],
};
