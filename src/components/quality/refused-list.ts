import type { RefusedRows } from "../../lib/analysis/quality/facts.js";
import { formatCount, formatNumberOf } from "../../lib/format.js";
import { html } from "../html.js";
import { scrollTable } from "../scroll-table.js";

/** Why rows were refused, most first, with the first rows of each reason. */
export function refusedList(refused: readonly RefusedRows[]): HTMLElement {
  if (refused.length === 0) return html`<p class="caption">No row was refused.</p>`;
  const first = refused.flatMap((group) => group.rows.map((row) => ({ ...row, ...nameOf(group) })));
  return html`<div>
    ${scrollTable(refused, {
      title: "Reasons why rows were refused",
      columns: [
        { title: "Table", cell: (group) => nameOf(group).name },
        { title: "Column", cell: ({ column }) => (column === null ? "–" : html`<code>${column}</code>`) },
        { title: "Rows", kind: "number", cell: ({ n }) => formatCount(n) },
        { title: "In", cell: ({ files }) => formatNumberOf(files, "file") },
        { title: "Why", cell: ({ reason }) => reason },
      ],
    })}
    <details class="numbers" data-key="refused">
      <summary>Show the first rows of each</summary>
      ${scrollTable(first, {
        title: "First refused rows",
        columns: [
          { title: "Table", cell: ({ name }) => name },
          { title: "File", cell: ({ file }) => file },
          { title: "Record", kind: "number", cell: ({ record }) => formatCount(record) },
          { title: "Column", cell: ({ column }) => (column === null ? "–" : html`<code>${column}</code>`) },
          {
            title: "Value, letters masked",
            cell: ({ value }) => (value === null ? "not shown" : html`<code>${value}</code>`),
          },
        ],
      })}
    </details>
  </div>`;
}

const nameOf = ({ source, table, column }: RefusedRows) => ({
  name: table === null ? source : `${source}/${table}`,
  column,
});
