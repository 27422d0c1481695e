/** Drafts taxonomy.json from the values a dry run found, and tells what an existing one lacks. */
import type { Taxonomy, TaxonomyLabel, TaxonomyQuestion } from "../../../src/lib/schema/taxonomy.js";
import { normalise, spellings } from "../taxonomy.js";
import { labelWords } from "./header-words.js";

/** Texts that mean that no label was given. */
const MISSING = ["n/a", "na", "nan", "null", "none given", "-", "#n/a"];

/** What labels say of an item, where their word leaves no doubt. */
const MEANS: readonly (readonly [NonNullable<TaxonomyLabel["means"]>, RegExp])[] = [
  ["undecided", /^(escalated?|unsure|unclear|undecided|cannot[ _-]?judge|can't tell|don't know|not sure|borderline)$/i],
  [
    "non-violating",
    /^(ok|okay|safe|benign|clean|allow(ed)?|approved?|acceptable|no[ _-]?violation|no[ _-]?action|keep|kept|non[ _-]?violating|not[ _-]violating|compliant|not?n?[ _-](hate|hateful|toxic|spam|offensive|abusive)|sfw)$/i,
  ],
  [
    "violating",
    /^(violat(ing|ion|es)|den(y|ied)|removed?|block(ed)?|unsafe|hate|hateful|hate[ _-]speech|toxic|spam|abus(e|ive)|offensive|harass(ment|ing)|gambling|nudity|porn|scam|fraud|violence|nsfw)$/i,
  ],
];

export interface TaxonomyDraft {
  readonly taxonomy: Taxonomy;
  /** What in it is more than the values found. */
  readonly guesses: readonly Guess[];
}

export interface Guess {
  readonly section: "markets" | "queues" | "policies" | "questions";
  /** The market, queue, policy or question it is about. */
  readonly value: string;
  readonly text: string;
}

/** @param found - values by section, with questions and their labels, as `resolveTaxonomy` gives them for no taxonomy */
export function draftTaxonomy(found: Taxonomy): TaxonomyDraft {
  const guesses: Guess[] = [];
  const markets = Object.entries(mergeSpellings("markets", found.markets, guesses)).map(
    ([code, entry]) => [code, { ...describeMarket(code, guesses), ...entry }] as const,
  );
  const queues = mergeSpellings("queues", found.queues, guesses);
  const policies = mergeSpellings("policies", found.policies, guesses);
  const questions = withChoices(found.questions ?? {}).map(
    ([question, entry]) => [question, describeQuestion(question, entry, guesses)] as const,
  );
  const taxonomy = {
    ...(markets.length > 0 && { markets: Object.fromEntries(markets) }),
    ...(isFilled(queues) && { queues }),
    ...(isFilled(policies) && { policies }),
    ...(questions.length > 0 && { questions: Object.fromEntries(questions) }),
    ...(isFilled(found.reference_sets) && { reference_sets: found.reference_sets }),
  };
  return { taxonomy, guesses };
}

/** Spellings of one value by what they have in common, each with those that differ in more than case. */
function sameWords(values: readonly string[]): Map<string, string[]> {
  const spelled = new Map<string, string[]>();
  for (const value of values) {
    const words = labelWords(value);
    const known = [...spelled].find(([first]) => labelWords(first) === words);
    if (!known) spelled.set(value, []);
    else if (![known[0], ...known[1]].some((one) => normalise(one) === normalise(value))) known[1].push(value);
  }
  return spelled;
}

const spellingGuess = (value: string, synonyms: readonly string[]): string =>
  `${synonyms.map((one) => `'${one}'`).join(", ")} ${synonyms.length > 1 ? "are" : "is"} another spelling of '${value}'`;

function mergeSpellings(
  section: "markets" | "queues" | "policies",
  found: object | undefined,
  guesses: Guess[],
): Record<string, { synonyms?: string[] }> {
  return Object.fromEntries(
    [...sameWords(Object.keys(found ?? {}))].map(([value, synonyms]) => {
      if (synonyms.length > 0) guesses.push({ section, value, text: spellingGuess(value, synonyms) });
      return [value, synonyms.length > 0 ? { synonyms } : {}];
    }),
  );
}

const isFilled = (section: object | undefined): boolean => Object.keys(section ?? {}).length > 0;

const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** A code of a country tells its name, and its time zone where it has but one. */
function describeMarket(code: string, guesses: Guess[]): NonNullable<Taxonomy["markets"]>[string] {
  const guess = (text: string) => guesses.push({ section: "markets", value: code, text });
  const name = /^[A-Z]{2}$/.test(code) ? REGIONS.of(code) : undefined;
  if (name === undefined) {
    guess("no time zone, so its days are UTC days; add time_zone");
    return {};
  }
  // Not yet in TypeScript's library: https://tc39.es/proposal-intl-locale-info
  const { timeZones = [] } = new Intl.Locale(`und-${code}`) as Intl.Locale & { readonly timeZones?: readonly string[] };
  const [zone] = timeZones;
  const clocks = new Set(timeZones.map(clockOf)).size;
  if (clocks === 1 && zone !== undefined) {
    guess(`${name}, time zone ${zone}, since its code is the country's`);
    return { name, time_zone: zone };
  }
  guess(`${name}; it has ${clocks} time zones, so its days are UTC days until you add time_zone`);
  return { name };
}

/** What clocks of a zone show in winter and summer: several names may stand for one zone. */
const clockOf = (timeZone: string): string =>
  CLOCK_MONTHS.map((month) =>
    new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).format(Date.UTC(2026, month, 1, 12)),
  ).join(" ");

/** January and July. */
const CLOCK_MONTHS = [0, 6];

/** `tags:music` and `tags:chat`, answered yes, are choices of the multiple-choice question `tags`. */
function withChoices(questions: NonNullable<Taxonomy["questions"]>): [string, TaxonomyQuestion][] {
  const merged = new Map<string, TaxonomyQuestion>();
  for (const [question, entry] of Object.entries(questions)) {
    const colon = question.indexOf(":");
    const isChoice = colon > 0 && (entry.labels ?? []).every(({ value }) => value === "yes" || value === "no");
    const name = isChoice ? question.slice(0, colon) : question;
    if (!isChoice) merged.set(name, { ...entry, ...merged.get(name) });
    else {
      const labels = [...(merged.get(name)?.labels ?? []), { value: question.slice(colon + 1) }];
      merged.set(name, { multiple: true, labels });
    }
  }
  return [...merged];
}

function describeQuestion(question: string, entry: TaxonomyQuestion, guesses: Guess[]): TaxonomyQuestion {
  const guess = (text: string) => guesses.push({ section: "questions", value: question, text });
  const labels = [...sameWords((entry.labels ?? []).map(({ value }) => value))].map(([value, synonyms]) => {
    if (synonyms.length > 0) guess(spellingGuess(value, synonyms));
    return { value, ...(synonyms.length > 0 && { synonyms }) };
  });
  const missing = entry.multiple ? [] : labels.filter(({ value }) => MISSING.includes(value.toLowerCase()));
  const given = labels.filter((label) => !missing.includes(label));
  const numbers = given.map(({ value }) => Number(value));
  const isScale =
    given.length >= 4 &&
    numbers.every((n) => Number.isInteger(n)) &&
    numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
  if (isScale && !entry.multiple) guess(`ordinal, since its labels count from ${numbers[0]} to ${numbers.at(-1)}`);
  if (missing.length > 0) guess(`${missing.map(({ value }) => `'${value}'`).join(", ")} means that no label was given`);
  const described = given.map((label) => {
    const means = entry.multiple ? undefined : MEANS.find(([, pattern]) => pattern.test(label.value))?.[0];
    return { ...label, ...(means && { means }) };
  });
  const meant = described.filter(({ means }) => means).map(({ value, means }) => `'${value}' is ${means}`);
  if (meant.length > 0) guess(`${meant.join(", ")}`);
  else if (!entry.multiple && !isScale) {
    guess(`no label says violating or non-violating; add means, else error directions are not told`);
  }
  return {
    ...(isScale && !entry.multiple && { level: "ordinal" as const }),
    ...(entry.multiple && { multiple: true }),
    ...(described.length > 0 && { labels: described }),
    ...(missing.length > 0 && { missing: missing.map(({ value }) => value) }),
  };
}

/**
 * The part of a draft that a taxonomy lacks. A section that the taxonomy does not declare is inferred from the data in
 * any case, and stays so: declared with one source's values, it would refuse those of the others.
 */
export function missingFrom(existing: Taxonomy, drafted: Taxonomy): Taxonomy {
  const known = [...spellings(existing)];
  const isKnown = (section: string, value: string, scope?: string) =>
    known.some(
      (one) =>
        one.section === section && (scope === undefined || one.scope === scope) && one.spelling === normalise(value),
    );
  const missing: Record<string, Record<string, object>> = {};
  for (const section of ["markets", "queues", "policies"] as const) {
    if (!existing[section]) continue;
    const entries = Object.entries(drafted[section] ?? {}).filter(([value]) => !isKnown(section, value));
    if (entries.length > 0) missing[section] = Object.fromEntries(entries);
  }
  const questions: NonNullable<Taxonomy["questions"]> = {};
  for (const [question, entry] of existing.questions ? Object.entries(drafted.questions ?? {}) : []) {
    const name = known.find((one) => one.section === "questions" && one.spelling === normalise(question))?.value;
    if (name === undefined || name === null) questions[question] = entry;
    else if (existing.questions![name]?.labels) {
      const section = existing.questions![name]!.multiple ? "picks" : "labels";
      const labels = (entry.labels ?? []).filter(({ value }) => !isKnown(section, value, name));
      if (labels.length > 0) questions[name] = { labels };
    }
  }
  return { ...missing, ...(isFilled(questions) && { questions }) };
}

/** The taxonomy with what it lacked at the end of each section and list; nothing that it says is changed. */
export function mergeTaxonomy(existing: Taxonomy, missing: Taxonomy): Taxonomy {
  const merged: Taxonomy = { ...existing };
  for (const section of ["markets", "queues", "policies"] as const) {
    if (missing[section]) merged[section] = { ...existing[section], ...missing[section] };
  }
  if (missing.questions) {
    const questions = { ...existing.questions };
    for (const [question, entry] of Object.entries(missing.questions)) {
      const known = questions[question];
      questions[question] = known ? { ...known, labels: [...(known.labels ?? []), ...(entry.labels ?? [])] } : entry;
    }
    merged.questions = questions;
  }
  return merged;
}
