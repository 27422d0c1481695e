import { type Alarm, SEVERITIES, type Severity } from "../../lib/analysis/quality/check.js";
import type { CheckResult } from "../../lib/analysis/quality/checks.js";
import { formatCount, formatList, formatNumberOf } from "../../lib/format.js";
import { html } from "../html.js";
import { scrollTable } from "../scroll-table.js";

const WORDS: { readonly [severity in Severity]: string } = {
  wrong: "Likely wrong",
  doubtful: "To check",
  note: "Good to know",
};

/** More than these are a click away: a reader has two minutes. */
const MOST_ALARMS = 8;

/** What was found in one sentence, every finding with its remedy, and all that was looked for. */
export function alarmList(alarms: readonly Alarm[], checks: readonly CheckResult[]): HTMLElement {
  const rest = alarms.slice(MOST_ALARMS);
  return html`<section class="alarms" aria-label="Alarms">
    <p class="lede">${alarmSentence(alarms, checks)}</p>
    ${alarms.length === 0 ? null : html`<ol class="alarm-list">${alarms.slice(0, MOST_ALARMS).map(alarmItem)}</ol>`}
    ${
      rest.length === 0
        ? null
        : html`<details class="numbers">
          <summary>Show ${rest.length} more</summary>
          <ol class="alarm-list" start=${MOST_ALARMS + 1}>${rest.map(alarmItem)}</ol>
        </details>`
    }
    <details class="numbers" data-key="checks" open=${alarms.length === 0}>
      <summary>${formatNumberOf(checks.length, "check")}: what is looked for, and when it raises an alarm</summary>
      ${scrollTable(checks, {
        title: "Checks",
        columns: [
          { title: "Check", cell: ({ title }) => title },
          {
            title: "Result",
            cell: ({ alarms: n }) =>
              n === null ? "nothing to look at" : n === 0 ? "clear" : formatNumberOf(n, "alarm"),
          },
          { title: "Raises an alarm when", cell: ({ raises }) => raises },
        ],
      })}
    </details>
  </section>`;
}

/** `2 findings are likely wrong and 1 is to be checked.`, or that nothing looks wrong, or that nothing was found. */
export function alarmSentence(alarms: readonly Alarm[], checks: readonly CheckResult[]): string {
  if (alarms.length === 0) return `No alarm: ${formatNumberOf(looked(checks), "check")} found nothing.`;
  const counts = SEVERITIES.map((severity) => alarms.filter((alarm) => alarm.severity === severity).length);
  const parts = SEVERITIES.flatMap((severity, index) => {
    const n = counts[index] as number;
    return n === 0 ? [] : [{ n, text: `${n === 1 ? "is" : "are"} ${PHRASES[severity]}` }];
  });
  const said = formatList(
    parts.map(({ n, text }, index) => `${index === 0 ? formatNumberOf(n, "finding") : formatCount(n)} ${text}`),
  );
  const calm = alarms.every(({ severity }) => severity === "note");
  return calm ? `Nothing looks wrong; ${said}.` : `${said}.`;
}

const PHRASES: { readonly [severity in Severity]: string } = {
  wrong: "likely wrong",
  doubtful: "to be checked",
  note: "good to know",
};

const looked = (checks: readonly CheckResult[]): number => checks.filter(({ alarms }) => alarms !== null).length;

const alarmItem = ({
  severity,
  subject,
  finding,
  meaning,
  remedy,
}: Alarm): HTMLElement => html`<li class="alarm alarm-${severity}">
  <p class="alarm-head"><strong class="alarm-word">${WORDS[severity]}</strong> <span>${subject}</span></p>
  <p class="alarm-finding">${finding}</p>
  <p class="alarm-meaning">${meaning}</p>
  <p class="alarm-remedy"><strong>Do:</strong> ${prose(remedy)}</p>
</li>`;

/** Commands and columns between backticks. */
const prose = (text: string): unknown[] =>
  text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
