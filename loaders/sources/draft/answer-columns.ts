/** Chooses the columns that hold the answers. */
import type { DuckDBConnection } from "../../duckdb.js";
import type { Assumption } from "../reader.js";
import { ANSWER_HEADERS } from "./header-patterns.js";
import { headerWords, shownHeader } from "./header-words.js";
import { type ColumnProfile, LONGEST_LABEL, picksOf, type Separator, variesWithin } from "./profile.js";

export interface Answer {
  readonly profile: ColumnProfile;
  /** What parts several labels of one answer. */
  readonly separator: Separator | null;
  readonly labels: readonly string[];
}

export interface AnswerChoice {
  readonly answers: readonly Answer[];
  readonly assumptions: readonly Assumption[];
}

interface Evidence {
  /** Every candidate is known to be an answer: all with a few labels are taken. */
  readonly certain?: boolean;
  /** Candidates that are known to be answers, whatever their header. */
  readonly known?: (profile: ColumnProfile) => boolean;
  /** Whether few values alone, under a header that says nothing, make a label. Default: they do. */
  readonly guess?: boolean;
  /** SQL of the item: answers differ between the records of one item, its data never. */
  readonly item?: string | undefined;
}

/** @param candidates - columns that are neither personal nor taken for something else */
export async function chooseAnswers(
  connection: DuckDBConnection,
  relation: string,
  candidates: readonly ColumnProfile[],
  { certain = false, known = () => false, guess = true, item }: Evidence,
): Promise<AnswerChoice> {
  const possible = (
    await Promise.all(candidates.map(async (profile) => asAnswer(connection, relation, profile, known(profile))))
  ).filter((answer) => answer !== undefined);
  if (certain) return { answers: possible, assumptions: [] };
  const sure = possible.filter(({ profile }) => known(profile));
  if (sure.length > 0) return { answers: sure, assumptions: [] };

  const varying = new Set<ColumnProfile>();
  if (item !== undefined) {
    for (const { profile } of possible) {
      if ((await variesWithin(connection, relation, item, profile)) ?? 0) varying.add(profile);
    }
  }
  const tiers: readonly (readonly [string, (profile: ColumnProfile) => boolean])[] = [
    [
      "its header says so",
      ({ name }) => (isNoCount(name) && ANSWER_HEADERS.clear.test(headerWords(name))) || name.trim().endsWith("?"),
    ],
    [
      "its header is one that labels have",
      ({ name }) => isNoCount(name) && ANSWER_HEADERS.likely.test(headerWords(name)),
    ],
    ["it has few values, which differ between the records of one item", (profile) => varying.has(profile)],
    ["it has few different values; nothing else speaks for it", ({ distinct }) => distinct > 1],
    ["it has one value; nothing else speaks for it", () => true],
  ];
  for (const [index, [evidence, matches]] of tiers.slice(0, guess ? tiers.length : 3).entries()) {
    const found = possible.filter(({ profile }) => matches(profile));
    // What is the same for every record of an item is the item's, though its header may speak of a label.
    const given = varying.size > 0 && index === 1 ? found.filter(({ profile }) => varying.has(profile)) : found;
    if (given.length === 0) continue;
    const answers = index < 3 ? given : [fewest(given)];
    const others = possible.filter((answer) => !answers.includes(answer));
    return { answers, assumptions: index === 0 && answers.length === 1 ? [] : [said(answers, evidence, others)] };
  }
  return { answers: [], assumptions: [] };
}

const isNoCount = (header: string): boolean =>
  !/\b(count|counts|number|share|percent|mean|average|confidence)\b/.test(headerWords(header));

const fewest = (answers: readonly Answer[]): Answer =>
  answers.reduce((best, one) => (one.labels.length < best.labels.length ? one : best));

function said(answers: readonly Answer[], evidence: string, others: readonly Answer[]): Assumption {
  const names = (list: readonly Answer[]) => list.map(({ profile }) => shownHeader(profile.name)).join(", ");
  const isOne = answers.length === 1;
  return {
    assumed: isOne
      ? `${names(answers)} is the label`
      : `these are the labels, each a question of its own: ${names(answers)}`,
    evidence: isOne ? evidence : `of each, ${evidence}`,
    change: others.length > 0 ? `take another column; it could be ${names(others)}` : "take another column",
  };
}

/** A column as an answer, where its values can be labels. */
async function asAnswer(
  connection: DuckDBConnection,
  relation: string,
  profile: ColumnProfile,
  known: boolean,
): Promise<Answer | undefined> {
  const { filled, values, longest, nested, numbers, whole, isoTimes, dates, regions } = profile;
  if (filled === 0) return undefined;
  if (known && regions > 0) return { profile, separator: null, labels: [] };
  if (isoTimes > 0.5 || dates > 0.5 || (numbers > 0.9 && whole < 0.9)) return undefined;
  const picks = await picksOf(connection, relation, profile);
  if (picks) return { profile, separator: picks.separator, labels: picks.values };
  if (values.length === 0 || longest > LONGEST_LABEL || nested > 0.5) return undefined;
  return { profile, separator: null, labels: values };
}
