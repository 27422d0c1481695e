import { html } from "./html.js";

export interface ScrollTableColumn<Row> {
  readonly title: string;
  /** Numbers stand at the right; short texts, such as days, do not break. */
  readonly kind?: "number" | "short";
  readonly cell: (row: Row) => unknown;
}

/** A table that scrolls inside itself where the page is too narrow; the first column names the row. */
export function scrollTable<Row>(
  rows: readonly Row[],
  { title, columns }: { readonly title: string; readonly columns: readonly ScrollTableColumn<Row>[] },
): HTMLElement {
  return html`<div class="numbers-scroll" role="region" aria-label=${title} tabindex="0">
    <table class="scroll-table">
      <thead><tr>${columns.map((column) => html`<th scope="col" class=${column.kind}>${column.title}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>${columns.map((column, index) =>
              index === 0
                ? html`<th scope="row">${column.cell(row)}</th>`
                : html`<td class=${column.kind}>${column.cell(row)}</td>`,
            )}</tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
