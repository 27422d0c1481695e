import { formatCount, formatInterval, formatValue } from "../lib/format.js";
import { METRICS } from "../lib/schema/metrics.js";
import { formatDay } from "../lib/workbook/days.js";
import type { TrendPoint } from "../lib/workbook/results.js";
import { absentWord } from "./figure-text.js";
import { html } from "./html.js";

export interface NumbersOptions {
  /** What the table is called where it is not seen beside its chart. */
  readonly title: string;
  /** The order and names of the markets. */
  readonly markets: readonly { readonly value: string; readonly name: string }[];
}

/** The numbers of a chart, for those who cannot see it or want them exactly. Built when it is opened. */
export function numbersTable(points: readonly TrendPoint[], options: NumbersOptions): HTMLDetailsElement {
  const details = html`<details class="numbers" data-key=${options.title}>
    <summary>Show the numbers<span class="visually-hidden">: ${options.title}</span></summary>
  </details>` as HTMLDetailsElement;
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(table(points, options));
  });
  return details;
}

function table(points: readonly TrendPoint[], { title, markets }: NumbersOptions): HTMLElement {
  const rows = markets.flatMap(({ value, name }) =>
    points
      .filter((point) => point.market === value)
      .sort((one, other) => one.period.localeCompare(other.period))
      .map((point) => ({ point, name })),
  );
  return html`<div class="numbers-scroll" role="region" aria-label="Numbers: ${title}" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Market</th>
          <th scope="col">From</th>
          <th scope="col" class="number">Value</th>
          <th scope="col" class="number">95% interval</th>
          <th scope="col" class="number">n</th>
          <th scope="col">Note</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ point, name }) => html`<tr>
            <th scope="row">${name}</th>
            <td>${formatDay(point.period)}</td>
            <td class="number">${valueText(point)}</td>
            <td class="number">${intervalText(point)}</td>
            <td class="number">${formatCount(point.n)}</td>
            <td>${noteOf(point)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const valueText = ({ value, metric, absent }: TrendPoint): string =>
  value === null ? absentWord(absent) : formatValue(value, METRICS[metric].unit);

const intervalText = ({ lower, upper, metric }: TrendPoint): string =>
  lower === null || upper === null ? "" : formatInterval(lower, upper, METRICS[metric].unit);

/** What a reader should know of a point besides its numbers, in sentences. */
export function noteOf({ absent, partial }: TrendPoint): string {
  return [...(absent === null ? [] : [absent.text]), ...(partial ? ["The period is not whole."] : [])].join(" ");
}
