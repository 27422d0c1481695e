import { formatPoints } from "../lib/format.js";
import { METRICS, type MetricName } from "../lib/schema/metrics.js";
import type { Change } from "../lib/workbook/results.js";
import { absentText } from "./figure-text.js";
import { html } from "./html.js";

export type Verdict = "better" | "worse" | "no clear change" | "unknown";

/** What a change means for readers: clear only where its interval leaves zero out. */
export function verdict({ lower, upper, value }: Change, metric: MetricName): Verdict {
  if (value === null) return "unknown";
  if (lower === null || upper === null || (lower <= 0 && upper >= 0)) return "no clear change";
  return lower > 0 === (METRICS[metric].better === "higher") ? "better" : "worse";
}

/** A change in a word, in percentage points and with its interval. */
export function changeText(change: Change, metric: MetricName): HTMLElement {
  const { value, lower, upper, absent } = change;
  if (value === null) return absentText(absent);
  const word = verdict(change, metric);
  const interval =
    lower === null || upper === null
      ? null
      : html`<span class="figure-interval">${formatPoints(lower)} to ${formatPoints(upper)}</span>`;
  return html`<div class="figure">
    <span class="figure-value">${formatPoints(value)} <span class="figure-unit">points</span></span>
    <span class="figure-basis verdict verdict-${word.replaceAll(" ", "-")}">${word}</span>
    ${interval}
    ${absent === null ? null : html`<span class="figure-reason">${absent.text}</span>`}
  </div>`;
}
