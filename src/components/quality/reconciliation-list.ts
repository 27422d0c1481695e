import type { ReconciledTable } from "../../lib/analysis/quality/data-quality.js";
import { fileName } from "../../lib/analysis/quality/refusal-checks.js";
import { formatCount, formatNumberOf } from "../../lib/format.js";
import { OUTCOME_NAMES, OUTCOMES, type Reconciliation } from "../../lib/schema/reconciliation.js";
import { html } from "../html.js";
import { scrollTable } from "../scroll-table.js";

/** Per source and table, two sums that add up: records read, and rows made of them; file by file below. */
export const reconciliationList = (tables: readonly ReconciledTable[]): HTMLElement =>
  html`<div class="reconciliation">${tables.map(reconciledTable)}</div>`;

function reconciledTable(each: ReconciledTable): HTMLElement {
  const { source, table, files, records, unreadable, total } = each;
  const name = `${source}/${table}`;
  const made = total.yielded === 0 ? null : equation(formatNumberOf(total.yielded, "row"), "made", outcomes(total));
  return html`<section>
    <h3>${name} <span class="reconciliation-files">${formatNumberOf(files, "file")}</span></h3>
    ${equation(formatNumberOf(records, "record"), "read", recordParts(total, unreadable))}
    ${made}
    ${total.deletes_nothing === 0 ? null : html`<p class="caption">Of those deleted, ${formatNumberOf(total.deletes_nothing, "row deletes", "rows delete")} what no row describes.</p>`}
    <details class="numbers" data-key=${`reconciliation ${name}`}>
      <summary>File by file</summary>
      ${scrollTable(each.each, {
        title: `Files of ${name}`,
        columns: [
          { title: "File", kind: "short", cell: fileName },
          { title: "Read", kind: "number", cell: (file) => formatCount(file.records) },
          { title: "Used", kind: "number", cell: ({ used }) => formatCount(used) },
          { title: "Left out", cell: (file) => leftOutText(file, file.unreadable) },
          { title: "Rows", kind: "number", cell: ({ yielded }) => formatCount(yielded) },
          ...OUTCOME_NAMES.map((outcome) => ({
            title: OUTCOMES[outcome].title,
            kind: "number" as const,
            cell: (file: Reconciliation) => formatCount(file[outcome]),
          })),
        ],
      })}
      ${files > each.each.length ? html`<p class="caption">The ${each.each.length} files with most left out or refused; the others are in manifest.json.</p>` : null}
    </details>
  </section>`;
}

type Term = readonly [n: number, what: string];

/** Parts that are nothing are left out, but for the first. */
function equation(whole: string, verb: string, terms: readonly Term[]): HTMLElement {
  const shown = terms.filter(([n], index) => index === 0 || n > 0);
  return html`<p class="equation">
    <span><b>${whole}</b> ${verb}</span>
    ${shown.map(([n, what], index) => html`<span>${index === 0 ? "=" : "+"} <b>${formatCount(n)}</b> ${what}</span>`)}
  </p>`;
}

const recordParts = ({ used, left_out }: Reconciliation, unreadable: number): Term[] => [
  [used, "used"],
  ...Object.entries(left_out).map(([reason, n]): Term => [n, `left out: ${reason}`]),
  [unreadable, "unreadable"],
];

const outcomes = (tally: Reconciliation): Term[] =>
  OUTCOME_NAMES.map((outcome): Term => [tally[outcome], OUTCOMES[outcome].title]);

function leftOutText({ left_out }: Reconciliation, unreadable: number): string {
  const parts = Object.entries(left_out).map(([reason, n]) => `${formatCount(n)} ${reason}`);
  return [...parts, ...(unreadable > 0 ? [`${formatCount(unreadable)} unreadable`] : [])].join(", ");
}
