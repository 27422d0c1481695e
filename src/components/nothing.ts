import type { WorkbookInfo } from "../lib/workbook/results.js";
import { html } from "./html.js";

/** In place of figures where there is nothing to make any of. */
export const nothing = ({ holds }: WorkbookInfo): HTMLElement =>
  holds.volume.length === 0
    ? html`<p class="lede">This snapshot holds no work, so there is nothing to show.</p>`
    : html`<p class="lede">No work matches these filters. Reset them, or choose more of some.</p>`;
