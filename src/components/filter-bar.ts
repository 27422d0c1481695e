import { FILTERS, type FilterName, type ViewState } from "../lib/schema/filters.js";
import type { Choice, WorkbookInfo } from "../lib/workbook/results.js";
import { defaultViewState, toSearch } from "../lib/workbook/view-state.js";
import { asTree, choiceControl } from "./choice-control.js";
import { announceInput, type Control, control } from "./control.js";
import { daysControl } from "./days-control.js";
import { html } from "./html.js";
import { severalControl } from "./several-control.js";
import { switchControl } from "./switch-control.js";

export interface FilterBarOptions {
  readonly value: ViewState;
  /** Filters that change nothing on this page: not shown, their values kept. */
  readonly without?: readonly FilterName[];
}

/** A control and the part of the view state it holds. */
interface Part {
  readonly element: HTMLElement;
  readonly read: () => Partial<ViewState>;
  readonly write: (state: ViewState) => void;
}

const KINDS: readonly Choice[] = [
  { value: "human", name: "People" },
  { value: "model", name: "Models" },
];

/** The filters of a page; its `value` is the view state. A filter with nothing to choose between is left out. */
export function filterBar(info: WorkbookInfo, options: FilterBarOptions): Control<ViewState> {
  let state = options.value;
  const parts = partsOf(info, state, new Set(options.without));
  const reset = html`<button type="button" class="plain-button">Reset</button>`;
  const toggle = html`<button type="button" class="filter-toggle" aria-expanded="false"></button>`;
  const element = html`<form class="filter-bar" aria-label="Filters">
    ${toggle}
    <div class="filters">${parts.map((part) => part.element)} ${reset}</div>
  </form>`;

  const show = () => {
    const changed = countChanged(state);
    reset.hidden = changed === 0;
    toggle.textContent = changed === 0 ? "Filters" : `Filters (${changed})`;
  };
  const set = (value: ViewState) => {
    state = value;
    for (const part of parts) part.write(value);
    show();
  };
  element.addEventListener("submit", (event) => event.preventDefault());
  element.addEventListener("input", () => {
    state = Object.assign({}, state, ...parts.map((part) => part.read()));
    show();
  });
  reset.addEventListener("click", () => {
    set(defaultViewState());
    announceInput(element);
    element.querySelector<HTMLElement>(".filters :is(summary, select)")?.focus();
  });
  toggle.addEventListener("click", () => {
    const open = element.classList.toggle("filter-bar-open");
    toggle.setAttribute("aria-expanded", String(open));
  });
  show();
  return control(element, () => state, set);
}

/** Filters that differ from the default; a range of days counts as one. */
function countChanged(state: ViewState): number {
  const changed = new Set(new URLSearchParams(toSearch(state)).keys());
  if (changed.has("from")) changed.delete("to");
  return changed.size;
}

function partsOf({ choices, days, holds }: WorkbookInfo, state: ViewState, without: ReadonlySet<FilterName>): Part[] {
  const worthwhile: { readonly [name in FilterName]: boolean } = {
    market: choices.market.length > 1 || state.market.length > 0,
    queue: choices.queue.length > 1 || state.queue.length > 0,
    policy: (choices.policy.length > 1 && holds.volume.length > 0) || state.policy !== null,
    team: choices.team.length > 1 || state.team.length > 0,
    kind: (holds.people.length > 0 && holds.models.length > 0) || state.kind !== null,
    model: choices.model.length > 1 || state.model.length > 0,
    reference: choices.reference.length > 1 || state.reference !== null,
    from: days !== null,
    to: days !== null,
    grain: days !== null,
  };
  const parts: { readonly [name in FilterName]?: () => Part } = {
    market: () => severalPart("market", choices.market, state),
    queue: () => severalPart("queue", choices.queue, state),
    policy: () => choicePart("policy", asTree(choices.policy), "All", state),
    team: () => severalPart("team", choices.team, state),
    kind: () => choicePart("kind", KINDS, "All", state),
    model: () => severalPart("model", choices.model, state),
    reference: () => choicePart("reference", choices.reference, "Automatic", state),
    from: () => daysPart(days as readonly [string, string], state),
    grain: () => grainPart(state),
  };
  return Object.entries(parts)
    .filter(([name]) => worthwhile[name as FilterName] && !without.has(name as FilterName))
    .map(([, make]) => make());
}

function severalPart(name: "market" | "queue" | "team" | "model", choices: readonly Choice[], state: ViewState): Part {
  const element = severalControl(choices, { title: FILTERS[name].title, value: state[name] });
  return {
    element,
    read: () => ({ [name]: element.value }),
    write: (next) => {
      element.value = next[name];
    },
  };
}

function choicePart(
  name: "policy" | "kind" | "reference",
  choices: readonly Choice[],
  none: string,
  state: ViewState,
): Part {
  const element = choiceControl(choices, { title: FILTERS[name].title, none, value: state[name] });
  return {
    element,
    read: () => ({ [name]: element.value }),
    write: (next) => {
      element.value = next[name];
    },
  };
}

function daysPart(days: readonly [string, string], state: ViewState): Part {
  const element = daysControl(days, { from: state.from, to: state.to });
  return {
    element,
    read: () => ({ from: element.value.from, to: element.value.to }),
    write: ({ from, to }) => {
      element.value = { from, to };
    },
  };
}

function grainPart(state: ViewState): Part {
  const element = switchControl(FILTERS.grain.values ?? [], { title: FILTERS.grain.title, value: state.grain });
  return {
    element,
    read: () => ({ grain: element.value as ViewState["grain"] }),
    write: ({ grain }) => {
      element.value = grain;
    },
  };
}
