/** View state ↔ URL: only what differs from the default, in the order of the filters; nothing is guessed. */
import { FILTER_NAMES, FILTERS, type Filter, type FilterName, type ViewState } from "../schema/filters.js";
import { formatDay, isDay } from "./days.js";
import { nearest } from "./nearest.js";
import type { Choice, WorkbookInfo } from "./results.js";

/** What a URL asked for and could not get, in words for the page. */
export interface SearchProblem {
  /** The URL parameter, as written. */
  readonly parameter: string;
  readonly value: string;
  readonly text: string;
}

type Value = ViewState[FilterName];

/** The view of a URL that says nothing. */
export function defaultViewState(): ViewState {
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, FILTERS[name].default])) as unknown as ViewState;
}

/**
 * `market=TH&market=VN&from=2026-09-01`: without `?`, empty for the default view. A
 * filter with several values repeats its parameter, so values may hold any character;
 * they are sorted, so one view has one link.
 */
export function toSearch(state: ViewState): string {
  const search = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value: Value = state[name];
    if (value === FILTERS[name].default || value === null) continue;
    for (const each of typeof value === "string" ? [value] : canonical(value)) search.append(name, each);
  }
  return search.toString();
}

/**
 * Reads a URL's search text, with or without `?`. What is unknown, impossible or said
 * twice is reported in words and ignored.
 */
export function fromSearch(
  search: string,
  info: WorkbookInfo,
): { readonly state: ViewState; readonly problems: readonly SearchProblem[] } {
  const asked = new URLSearchParams(search);
  const problems: SearchProblem[] = [];
  const state: { [name in FilterName]?: Value } = {};

  for (const parameter of new Set(asked.keys())) {
    if (!isFilterName(parameter)) {
      const text = `This link asks for “${parameter}”, which is no filter here. Filters are: ${FILTER_NAMES.join(", ")}.`;
      problems.push({ parameter, value: asked.getAll(parameter).join(", "), text });
    }
  }
  for (const name of FILTER_NAMES) {
    const filter = FILTERS[name];
    const known = knownChoices(name, info);
    const values = canonical(asked.getAll(name));
    const legal = values.filter((value) => {
      const text = filter.control === "date" ? wrongDay(filter, value) : wrongValue(filter, value, known);
      if (text !== null) problems.push({ parameter: name, value, text });
      return text === null;
    });
    if (legal.length === 0) continue;
    if (filter.control === "several") state[name] = legal;
    else if (values.length === 1) state[name] = legal[0] as string;
    else problems.push({ parameter: name, value: values.join(", "), text: wrongNumber(filter, values) });
  }
  if (typeof state.from === "string" && typeof state.to === "string" && state.from > state.to) {
    const text = `From ${formatDay(state.from)} is after to ${formatDay(state.to)}: both were ignored.`;
    problems.push({ parameter: "from", value: `${state.from}, ${state.to}`, text });
    delete state.from;
    delete state.to;
  }
  return { state: { ...defaultViewState(), ...(state as Partial<ViewState>) }, problems };
}

/** Values in the one order links have, each once. */
const canonical = (values: readonly string[]): string[] => [...new Set(values)].sort();

const isFilterName = (parameter: string): parameter is FilterName =>
  (FILTER_NAMES as readonly string[]).includes(parameter);

/** What a filter may be set to; null for days, which are checked by the calendar. */
function knownChoices(name: FilterName, info: WorkbookInfo): readonly Choice[] {
  const fixed = FILTERS[name].values;
  if (fixed) return fixed.map((value) => ({ value, name: value }));
  return name in info.choices ? info.choices[name as keyof WorkbookInfo["choices"]] : [];
}

function wrongDay(filter: Filter, value: string): string | null {
  if (isDay(value)) return null;
  return `${filter.title}: “${value}” is not a day of the calendar, written 2026-09-30. It was ignored.`;
}

function wrongValue(filter: Filter, value: string, known: readonly Choice[]): string | null {
  if (known.some((choice) => choice.value === value)) return null;
  const found = nearest(value, known);
  const hint = found
    ? ` The nearest known is “${found.value}”${found.name === found.value ? "" : ` (${found.name})`}.`
    : " It knows none.";
  return `${filter.title}: this workbook knows no “${value}”.${hint} It was ignored.`;
}

const wrongNumber = (filter: Filter, values: readonly string[]): string =>
  `${filter.title} takes one value, and this link gives ${values.length} (${values.join(", ")}). They were ignored.`;
