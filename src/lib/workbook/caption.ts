/** What a view shows, in words: page subtitles, chart notes and the print header. */
import { FILTERS, type FilterName, type ViewState } from "../schema/filters.js";
import { formatDay, formatDays } from "./days.js";
import type { Choice, WorkbookInfo } from "./results.js";

const KINDS = { human: "people", model: "models" } as const;

/**
 * `Market Thailand · 1 Sep – 30 Sep 2026 · labelled by people`: markets and days always,
 * every other filter where it differs from the default, with the names readers know.
 */
export function caption(state: ViewState, info: WorkbookInfo): string {
  const named = (name: keyof WorkbookInfo["choices"], values: readonly string[]): string[] => {
    if (values.length === 0) return [];
    const names = values.map((value) => nameOf(info.choices[name], value));
    return [`${FILTERS[name].title}${values.length > 1 ? "s" : ""} ${names.join(", ")}`];
  };
  const one = (name: "policy" | "reference") => named(name, state[name] === null ? [] : [state[name]]);
  const parts = [
    ...(state.market.length > 0 ? named("market", state.market) : ["All markets"]),
    days(state),
    ...named("queue", state.queue),
    ...one("policy"),
    ...named("team", state.team),
    ...(state.kind === null ? [] : [`${FILTERS.kind.title} ${KINDS[state.kind]}`]),
    ...named("model", state.model),
    ...one("reference"),
    ...(differs("grain", state) ? [`${FILTERS.grain.title} ${state.grain}`] : []),
  ];
  return parts.map((part, index) => (index === 0 ? part : uncapitalised(part))).join(" · ");
}

/** The name readers know of a value; the value itself where there is none. */
export const nameOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.name ?? value;

const differs = (name: FilterName, state: ViewState): boolean => state[name] !== FILTERS[name].default;

function days({ from, to }: ViewState): string {
  if (from !== null && to !== null) return formatDays([from, to]);
  if (from !== null) return `from ${formatDay(from)}`;
  return to === null ? "all days" : `until ${formatDay(to)}`;
}

const uncapitalised = (part: string): string => part.charAt(0).toLowerCase() + part.slice(1);
