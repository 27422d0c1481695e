import { DELAY_BINS, type Delay } from "../../lib/analysis/quality/data-quality.js";
import { formatCount, formatNumberOf, formatShare } from "../../lib/format.js";
import { html } from "../html.js";
import { scrollTable } from "../scroll-table.js";

/** How long after the label random audits are decided: median, the slowest tenth, and a bar for each delay. */
export function delayTable(delays: readonly Delay[]): HTMLElement {
  if (delays.length === 0) {
    return html`<p class="caption">No dated random audit of a dated label: how long audits take cannot be said. Map decided_at and labeled_at.</p>`;
  }
  // Delays that no market has would only make the table wider.
  const shown = DELAY_BINS.map(({ title }, index) => ({ title, index })).filter(({ index }) =>
    delays.some(({ bins }) => (bins[index] ?? 0) > 0),
  );
  return scrollTable(delays, {
    title: "Days from label to random audit",
    columns: [
      { title: "Market", kind: "short", cell: ({ market }) => market },
      { title: "Audits", kind: "number", cell: ({ n }) => formatCount(n) },
      { title: "Half within", kind: "number", cell: ({ median }) => within(median) },
      { title: "9 of 10 within", kind: "number", cell: ({ ninth }) => within(ninth) },
      ...shown.map(({ title, index }) => ({
        title,
        cell: ({ bins, n }: Delay) => bar(bins[index] ?? 0, n),
      })),
    ],
  });
}

/** A whole day is over a day later: within 0 days is on the same day. */
const within = (days: number | null): string =>
  days === null ? "–" : days < 0 ? "before the label" : formatNumberOf(days + 1, "day");

const bar = (part: number, whole: number): HTMLElement => html`<div class="delay-bar">
  <span>${part === 0 ? "–" : formatShare(part, whole)}</span>
  <i style=${{ width: `${(100 * part) / whole}%` }}></i>
</div>`;
