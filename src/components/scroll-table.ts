import { html } from "./html.js";

export interface ScrollTableColumn<Row> {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly number?: boolean;
  readonly cell: (row: Row) => unknown;
}

/** A table that scrolls inside itself where the page is too narrow; the first column names the row. */
export function scrollTable<Row>(
  rows: readonly Row[],
  { title, columns }: { readonly title: string; readonly columns: readonly ScrollTableColumn<Row>[] },
): HTMLElement {
  const kind = ({ number }: ScrollTableColumn<Row>) => (number ? "number" : null);
  return html`<div class="numbers-scroll" role="region" aria-label=${title} tabindex="0">
    <table class="scroll-table">
      <thead><tr>${columns.map((column) => html`<th scope="col" class=${kind(column)}>${column.title}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>${columns.map((column, index) =>
              index === 0
                ? html`<th scope="row">${column.cell(row)}</th>`
                : html`<td class=${kind(column)}>${column.cell(row)}</td>`,
            )}</tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
