import type { Choice } from "../lib/workbook/results.js";
import { announceInput, type Control, control } from "./control.js";
import { disclosure } from "./disclosure.js";
import { html } from "./html.js";

export interface SeveralOptions {
  readonly title: string;
  readonly value: readonly string[];
}

/** Longer lists get a field that narrows them. */
const SEARCH_FROM = 13;

/** Any number of choices; none chosen means all. */
export function severalControl(choices: readonly Choice[], options: SeveralOptions): Control<readonly string[]> {
  const { title } = options;
  const summary = html`<span class="filter-value"></span>`;
  const boxes = choices.map(({ value }) => html`<input type="checkbox" value=${value} />` as HTMLInputElement);
  const rows = choices.map(({ name }, index) => html`<label>${boxes[index]} <span>${name}</span></label>`);
  const clear = html`<button type="button" class="plain-button">All</button>` as HTMLButtonElement;

  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const describe = () => {
    summary.textContent = describeChosen(choices, chosen());
    clear.disabled = chosen().length === 0;
  };
  const choose = (values: readonly string[]) => {
    for (const box of boxes) box.checked = values.includes(box.value);
    describe();
  };
  const element = disclosure({
    title,
    summary,
    content: html`<fieldset>
      <legend class="visually-hidden">${title}: none ticked means all</legend>
      ${choices.length < SEARCH_FROM ? null : search(title, choices, rows)}
      <div class="disclosure-choices">${rows}</div>
      ${clear}
    </fieldset>`,
  });
  clear.addEventListener("click", () => {
    choose([]);
    announceInput(element);
    boxes[0]?.focus();
  });
  element.addEventListener("input", describe);
  choose(options.value);
  return control(element, chosen, choose);
}

function describeChosen(choices: readonly Choice[], values: readonly string[]): string {
  if (values.length === 0) return "All";
  if (values.length > 2) return `${values.length} of ${choices.length}`;
  return values.map((value) => choices.find((choice) => choice.value === value)?.name ?? value).join(", ");
}

function search(title: string, choices: readonly Choice[], rows: readonly HTMLElement[]): HTMLElement {
  const field = html`<input type="search" placeholder="Find" aria-label="Find in ${title}" />` as HTMLInputElement;
  field.addEventListener("input", (event) => {
    event.stopPropagation();
    const wanted = field.value.trim().toLocaleLowerCase();
    for (const [index, { name, value }] of choices.entries()) {
      const found = `${name} ${value}`.toLocaleLowerCase().includes(wanted);
      (rows[index] as HTMLElement).hidden = !found;
    }
  });
  return field;
}
