import { formatValue } from "../lib/format.js";
import type { Figure } from "../lib/workbook/results.js";
import { html } from "./html.js";

/** A scale several strips share, from a round value to a round value. */
export interface StripScale {
  readonly ticks: readonly number[];
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];

/** The scale of shares that holds every interval, with at most five ticks. */
export function stripScale(figures: readonly Figure[]): StripScale | null {
  const ends = figures.flatMap(({ value, lower, upper }) => [value, lower, upper]).filter((end) => end !== null);
  if (ends.length === 0) return null;
  const low = Math.max(0, Math.min(...ends));
  const high = Math.min(1, Math.max(...ends));
  const cells = (step: number) => Math.max(1, Math.ceil(high / step - 1e-9) - Math.floor(low / step + 1e-9));
  const step = STEPS.find((each) => cells(each) <= 4) ?? 0.25;
  const first = Math.min(Math.floor(low / step + 1e-9), Math.round(1 / step) - cells(step));
  return { ticks: Array.from({ length: cells(step) + 1 }, (_, index) => (first + index) * step) };
}

const place = (value: number, { ticks }: StripScale): string => {
  const [first, last] = [ticks[0] as number, ticks[ticks.length - 1] as number];
  return `${(100 * (Math.min(last, Math.max(first, value)) - first)) / (last - first)}%`;
};

/** Ticks above a column of strips. */
export const stripAxis = (scale: StripScale): HTMLElement => html`<div class="strip strip-axis" aria-hidden="true">
  ${scale.ticks.map((tick) => html`<span style=${{ left: place(tick, scale) }}>${axisTick(tick)}</span>`)}
</div>`;

/** A figure as a dot with its interval. The numbers stand beside it, so it is hidden from screen readers. */
export function intervalStrip({ value, lower, upper }: Figure, scale: StripScale, beside: number | null): HTMLElement {
  return html`<div class="strip" aria-hidden="true">
    ${scale.ticks.map((tick) => html`<i class="strip-grid" data-tick=${axisTick(tick)} style=${{ left: place(tick, scale) }}></i>`)}
    ${beside === null ? null : html`<i class="strip-beside" style=${{ left: place(beside, scale) }}></i>`}
    ${lower === null || upper === null ? null : span(lower, upper, scale)}
    ${value === null ? null : html`<i class="strip-dot" style=${{ left: place(value, scale) }}></i>`}
  </div>`;
}

function span(lower: number, upper: number, scale: StripScale): HTMLElement {
  const right = `calc(100% - ${place(upper, scale)})`;
  return html`<i class="strip-interval" style=${{ left: place(lower, scale), right }}></i>`;
}

const axisTick = (tick: number): string => formatValue(tick, "share").replace(".0%", "%");
