import type { Alarm, Severity } from "../../lib/analysis/quality/check.js";
import type { CheckResult } from "../../lib/analysis/quality/checks.js";
import { formatList, formatNumberOf } from "../../lib/format.js";
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
    <details class="numbers">
      <summary>What is looked for, and when it raises an alarm</summary>
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

/** `2 findings are likely wrong and 1 is to be checked.`, or that nothing was found, and by how many checks. */
export function alarmSentence(alarms: readonly Alarm[], checks: readonly CheckResult[]): string {
  const looked = checks.filter(({ alarms: n }) => n !== null).length;
  const blind = checks.length - looked;
  const without = blind === 0 ? "" : ` ${formatNumberOf(blind, "check")} had nothing to look at.`;
  const count = (severity: Severity) => alarms.filter((alarm) => alarm.severity === severity).length;
  const [wrong, doubtful, note] = [count("wrong"), count("doubtful"), count("note")];
  if (alarms.length === 0) return `No alarm: ${formatNumberOf(looked, "check")} found nothing.${without}`;
  const is = (n: number, what: string) => (n === 0 ? [] : [`${n} ${n === 1 ? "is" : "are"} ${what}`]);
  const parts = [...is(wrong, "likely wrong"), ...is(doubtful, "to be checked"), ...is(note, "good to know")];
  const calm = wrong + doubtful === 0 ? " Nothing looks wrong." : "";
  return `Of ${formatNumberOf(alarms.length, "finding")}, ${formatList(parts)}.${calm}${without}`;
}

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
