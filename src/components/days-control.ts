import { addDays, type Days, formatDay, formatDays } from "../lib/workbook/days.js";
import { announceInput, type Control, control } from "./control.js";
import { disclosure } from "./disclosure.js";
import { html } from "./html.js";

/** Local days, included; null where the range is open. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

const WEEKS = [4, 12, 26];

/** A range within the days the workbook knows. A range that is not possible is marked and not taken. */
export function daysControl(days: Days, value: DayRange): Control<DayRange> {
  const [first, last] = days;
  const summary = html`<span class="filter-value"></span>`;
  const from = html`<input type="date" min=${first} max=${last} />` as HTMLInputElement;
  const to = html`<input type="date" min=${first} max=${last} />` as HTMLInputElement;
  let current = value;

  const show = () => {
    summary.textContent = formatRange(current, days);
  };
  const set = (range: DayRange) => {
    current = range;
    from.value = range.from ?? "";
    to.value = range.to ?? "";
    to.setCustomValidity("");
    show();
  };
  const read = () => {
    const backwards = from.value !== "" && to.value !== "" && from.value > to.value;
    to.setCustomValidity(backwards ? "The last day is before the first." : "");
    if (!from.reportValidity() || !to.reportValidity()) return;
    current = { from: from.value || null, to: to.value || null };
    show();
  };
  const preset = (label: string, range: DayRange) => {
    const button = html`<button type="button" class="plain-button">${label}</button>`;
    button.addEventListener("click", () => {
      set(range);
      announceInput(element);
    });
    return button;
  };
  const presets = WEEKS.map((weeks) => ({ weeks, from: addDays(last, 1 - 7 * weeks) })).filter(
    (each) => each.from > first,
  );
  const element = disclosure({
    title: "Days",
    summary,
    content: html`<fieldset>
      <legend class="visually-hidden">Local days, both included</legend>
      <div class="disclosure-days">
        <label><span>First day</span> ${from}</label>
        <label><span>Last day</span> ${to}</label>
      </div>
      <div class="disclosure-presets">
        ${presets.map((each) => preset(`Last ${each.weeks} weeks`, { from: each.from, to: null }))}
        ${preset("All days", { from: null, to: null })}
      </div>
    </fieldset>`,
  });
  for (const input of [from, to]) input.addEventListener("input", read);
  set(value);
  return control(element, () => current, set);
}

function formatRange({ from, to }: DayRange, [first]: Days): string {
  if (from === null && to === null) return "All";
  return to === null ? `Since ${formatDay(from ?? first)}` : formatDays([from ?? first, to]);
}
