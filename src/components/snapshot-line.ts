import { formatDays } from "../lib/workbook/days.js";
import type { WorkbookInfo } from "../lib/workbook/results.js";
import { STALE_DAYS, snapshotAge } from "../lib/workbook/snapshot-age.js";
import { html } from "./html.js";

export interface SnapshotLineOptions {
  readonly now: Date;
}

/** Which snapshot the figures come from, the days it covers, and how old it is. */
export function snapshotLine(
  info: Pick<WorkbookInfo, "snapshot" | "madeAt" | "asOf" | "days">,
  { now }: SnapshotLineOptions,
): HTMLElement {
  const { days, text } = snapshotAge(info, now);
  const covers = info.days === null ? "nothing in it is dated" : `data of ${formatDays(info.days)}`;
  return html`<p class="snapshot-line">
    <span>${text}</span> · <span>${covers}</span> · <code>${info.snapshot}</code>
    ${days <= STALE_DAYS ? null : html`<strong class="stale">Stale: take a new snapshot and publish it again.</strong>`}
  </p>`;
}
