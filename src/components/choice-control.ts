import { type Control, control } from "./control.js";
import { html } from "./html.js";

export interface ChoiceOptions {
  readonly title: string;
  /** What choosing nothing is called. */
  readonly none: string;
  readonly value: string | null;
}

export interface TreeChoice {
  readonly value: string;
  readonly name: string;
  /** Levels below the top; indented by as many steps. */
  readonly depth?: number;
}

/** One choice or none, in a native select. */
export function choiceControl(choices: readonly TreeChoice[], options: ChoiceOptions): Control<string | null> {
  const select = html`<select>
    <option value="">${options.none}</option>
    ${choices.map(({ value, name, depth = 0 }) => html`<option value=${value}>${"\u2003".repeat(depth)}${name}</option>`)}
  </select>` as HTMLSelectElement;
  const element = html`<label class="filter"><span class="filter-title">${options.title}</span>${select}</label>`;
  const set = (value: string | null) => {
    select.value = value ?? "";
  };
  set(options.value);
  return control(element, () => select.value || null, set);
}

/** Choices with parents, each below its parent, in the order given. A parent that is no choice is no parent. */
export function asTree(
  choices: readonly { readonly value: string; readonly name: string; readonly parent: string | null }[],
): TreeChoice[] {
  const known = new Set(choices.map(({ value }) => value));
  const below = (parent: string | null, depth: number): TreeChoice[] =>
    choices
      .filter((choice) => (choice.parent !== null && known.has(choice.parent) ? choice.parent : null) === parent)
      .flatMap(({ value, name }) => [{ value, name, depth }, ...below(value, depth + 1)]);
  return below(null, 0);
}
