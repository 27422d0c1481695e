import { type Lack, lacks } from "../lib/analysis/lacks.js";
import { formatList } from "../lib/format.js";
import type { WorkbookInfo } from "../lib/workbook/results.js";
import { html } from "./html.js";
import { prose } from "./prose.js";

/** What this snapshot cannot say whatever the filters, and what would supply it; empty where it lacks nothing. */
export function lacking(info: WorkbookInfo): HTMLElement {
  const found = lacks(info);
  if (found.length === 0) return html`<div hidden></div>`;
  return html`<section class="lacking" aria-labelledby="lacking">
    <h2 id="lacking">What this snapshot cannot say</h2>
    <dl>${found.map(entry)}</dl>
  </section>`;
}

const entry = ({ title, missing, markets, without, supply }: Lack): HTMLElement => html`<div>
  <dt>${title}</dt>
  <dd>${missing}${where(markets)}.${without === null ? "" : ` ${without}`}</dd>
  <dd class="lacking-supply"><span class="lacking-label">What would supply it:</span> ${prose(supply)}</dd>
</div>`;

/** Markets that are named; more are counted. */
const NAMED = 5;

function where(markets: Lack["markets"]): string {
  if (markets === null) return "";
  const names =
    markets.length > NAMED ? [...markets.slice(0, NAMED), `${markets.length - NAMED} more markets`] : markets;
  return ` in ${formatList(names)}`;
}
