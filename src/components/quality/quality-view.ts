import type { DataQuality } from "../../lib/analysis/quality/data-quality.js";
import { html } from "../html.js";
import { snapshotLine } from "../snapshot-line.js";
import { alarmList } from "./alarm-list.js";
import { changesView } from "./changes-view.js";
import { coverageTable } from "./coverage-table.js";
import { delayTable } from "./delay-table.js";
import { freshnessTable } from "./freshness-table.js";
import { reconciliationList } from "./reconciliation-list.js";
import { refusedList } from "./refused-list.js";

/** Alarms first, then what they are concluded from. */
export function qualityView(quality: DataQuality): HTMLElement {
  const part = (title: string, about: string, content: HTMLElement) =>
    html`<section><h2>${title}</h2><p class="caption">${about}</p>${content}</section>`;
  return html`<div class="quality">
    ${snapshotLine(quality.info, { now: new Date() })}
    ${alarmList(quality.alarms, quality.checks)}
    ${part("How fresh it is", "The first and last label and audit of every market and source, by its local day.", freshnessTable(quality))}
    ${part("What is known of the work", "Random audits carry accuracy, second labels carry agreement, times carry trends. Ranges are 95% intervals.", coverageTable(quality))}
    ${part("How long audits take", "Random audits of production work, by the days from the label to the decision. The latest labels may still be audited.", delayTable(quality.delays))}
    ${part("What became of every record", "Each line adds up: what was read, and the rows made of it.", reconciliationList(quality.reconciliation))}
    ${part("What was refused", "Rows that break the contract are kept in quarantine.parquet and are in no figure. A value is shown for times, numbers and fixed choices only.", refusedList(quality.refused))}
    ${part("What changed since the snapshot before", "A settled day is one more than a week before the end of the earlier snapshot.", changesView(quality.changes, quality.missing))}
  </div>`;
}
