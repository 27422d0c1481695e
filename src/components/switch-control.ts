import { type Control, control } from "./control.js";
import { html } from "./html.js";

export interface SwitchOptions {
  readonly title: string;
  readonly value: string;
}

let switches = 0;

/** One of a few values that are all in view. */
export function switchControl(values: readonly string[], options: SwitchOptions): Control<string> {
  const name = `switch-${++switches}`;
  const radios = values.map((value) => html`<input type="radio" name=${name} value=${value} />` as HTMLInputElement);
  const element = html`<fieldset class="filter switch">
    <legend class="filter-title">${options.title}</legend>
    <div class="switch-values">
      ${values.map((value, index) => html`<label>${radios[index]}<span>${value}</span></label>`)}
    </div>
  </fieldset>`;
  const set = (value: string) => {
    for (const radio of radios) radio.checked = radio.value === value;
  };
  set(options.value);
  return control(element, () => radios.find((radio) => radio.checked)?.value ?? options.value, set);
}
