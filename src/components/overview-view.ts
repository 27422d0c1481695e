import type { ViewState } from "../lib/schema/filters.js";
import { METRICS } from "../lib/schema/metrics.js";
import { formatDays } from "../lib/workbook/days.js";
import type { Absent, MarketOverview, Overview, WorkbookInfo } from "../lib/workbook/results.js";
import { toSearch } from "../lib/workbook/view-state.js";
import { changeSentence } from "./change-sentence.js";
import { changeText } from "./change-text.js";
import { agreementText, figureText } from "./figure-text.js";
import { html } from "./html.js";
import { intervalStrip, stripAxis, stripScale } from "./interval-strip.js";
import { nothing } from "./nothing.js";

export interface OverviewOptions {
  readonly info: WorkbookInfo;
  /** The filters in force: links to a market's trends keep them. */
  readonly state: ViewState;
}

/** One sentence on what changed, the figures of all markets, and the markets side by side; or that there is nothing to show. */
export function overviewView({ markets, total }: Overview, { info, state }: OverviewOptions): HTMLElement {
  if (markets.every(({ volume, accuracy, agreement }) => volume.n + accuracy.n + agreement.n === 0)) {
    return html`<div class="overview">${nothing(info)}</div>`;
  }
  return html`<div class="overview">
    <p class="lede">${changeSentence(markets, total.change.previous)}</p>
    ${headline(total, markets)}
    ${comparison(markets, total, state)}
  </div>`;
}

function headline(total: MarketOverview, markets: readonly MarketOverview[]): HTMLElement {
  const { accuracy, change, agreement, volume } = total;
  const title = markets.length === 1 ? markets[0]?.name : `${total.name} together`;
  const parts = [
    [METRICS[accuracy.metric].title, figureText(accuracy)],
    ["Change", changeText(change, accuracy.metric)],
    [METRICS.agreement.title, agreementText(agreement)],
    [METRICS.volume.title, figureText(volume)],
  ];
  return html`<section class="headline" aria-label="In total">
    <h2>${title}</h2>
    <dl>${parts.map(([title, text]) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`)}</dl>
  </section>`;
}

function comparison(markets: readonly MarketOverview[], total: MarketOverview, state: ViewState): HTMLElement {
  const scale = stripScale(markets.map(({ accuracy }) => accuracy));
  const alike = markets.every(({ accuracy }) => accuracy.metric === total.accuracy.metric);
  const beside = markets.length > 1 && alike ? total.accuracy.value : null;
  return html`<section>
    <h2>Market by market</h2>
    <table class="comparison" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">Market</th>
          <th role="columnheader" scope="col">Accuracy</th>
          <td role="cell" class="comparison-strip">${scale === null ? null : stripAxis(scale)}</td>
          <th role="columnheader" scope="col">Change</th>
          <th role="columnheader" scope="col">Agreement <abbr title="Krippendorff's alpha">α</abbr></th>
          <th role="columnheader" scope="col" class="comparison-volume">Volume</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${markets.map(
          (each) => html`<tr role="row" data-market=${each.market}>
            <th role="rowheader" scope="row">${marketName(each, state)}</th>
            <td role="cell" data-title=${METRICS[each.accuracy.metric].title}>
              ${figureText(each.accuracy)}
            </td>
            <td role="cell" class="comparison-strip" data-empty=${each.accuracy.value === null}>
              ${scale === null ? null : intervalStrip(each.accuracy, scale, beside)}
            </td>
            <td role="cell" data-title="Change">${changeText(once(each.change, total.change), each.accuracy.metric)}</td>
            <td role="cell" data-title="Agreement α">${agreementText(once(each.agreement, total.agreement))}</td>
            <td role="cell" data-title="Volume" class="comparison-volume">${figureText(each.volume)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="caption">
      Ranges are 95% intervals.${beside === null ? "" : ` The dashed line is ${total.name.toLowerCase()} together.`} ${periods(total)}
    </p>
  </section>`;
}

/** The market's name; a link to its trends where work without a market cannot be asked for. */
function marketName({ market, name }: MarketOverview, state: ViewState): HTMLElement {
  if (market === "") return html`<span>${name}</span>`;
  return html`<a href="./trends.html?${toSearch({ ...state, market: [market] })}">${name}</a>`;
}

function periods({ change: { current, previous } }: MarketOverview): string {
  if (current === null || previous === null) return "";
  return `Change compares ${formatDays(current)} with ${formatDays(previous)}.`;
}

/** An absent part whose reason stands in the total already: its word is enough. */
function once<Part extends { readonly absent: Absent | null }>(part: Part, total: Part): Part {
  if (part.absent === null || part.absent.text !== total.absent?.text) return part;
  return { ...part, absent: { ...part.absent, text: "" } };
}
