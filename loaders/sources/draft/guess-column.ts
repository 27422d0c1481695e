/** Finds the column of a file that holds a column of the contract: by its header, then by whether its values fit. */
import { distance } from "fastest-levenshtein";
import { type Column, TABLES } from "../../../src/lib/schema/tables.js";
import type { Assumption } from "../reader.js";
import { enumExpression } from "./enum-expression.js";
import { HEADER_PATTERNS } from "./header-patterns.js";
import { headerWords, shownHeader } from "./header-words.js";
import type { ColumnProfile } from "./profile.js";
import { timeExpression } from "./time-expression.js";

/** A canonical column as the draft fills it. */
export interface DraftColumn {
  readonly name: string;
  readonly sql: string;
  readonly assumptions: readonly Assumption[];
  /** The column of the file it comes from. */
  readonly from?: ColumnProfile;
}

/** More values than this are no category. */
const MOST_CATEGORIES = 300;
/** The most edits a mistyped name may have. */
const MOST_EDITS = 2;

/** The fitting column whose header says most clearly that it is this one; undefined where none does. */
export function guessColumn(column: Column, candidates: readonly ColumnProfile[]): DraftColumn | undefined {
  for (const { sure, matches } of tiers(column)) {
    const found = candidates.flatMap((profile) => {
      if (!matches(headerWords(profile.name))) return [];
      const fit = fitting(column, profile);
      return fit ? [{ profile, fit }] : [];
    });
    const [first, ...others] = found;
    if (!first) continue;
    const assumptions =
      sure && others.length === 0
        ? []
        : [
            chosen(
              column,
              first.profile,
              others.map((one) => one.profile),
            ),
          ];
    return {
      name: column.name,
      sql: first.fit.sql,
      assumptions: [...assumptions, ...first.fit.assumptions],
      from: first.profile,
    };
  }
  return undefined;
}

function tiers({ name }: Column): { sure: boolean; matches: (words: string) => boolean }[] {
  const own = headerWords(name);
  const { clear, likely } = HEADER_PATTERNS[name] ?? {};
  return [
    { sure: true, matches: (words) => words === own },
    { sure: true, matches: (words) => clear?.test(words) ?? false },
    { sure: false, matches: (words) => likely?.test(words) ?? false },
    { sure: false, matches: (words) => isNear(words, own) },
  ];
}

/** Mistyped, and not the name of another column. */
const isNear = (words: string, own: string): boolean =>
  own.length > 2 * MOST_EDITS && distance(words, own) <= MOST_EDITS && !isNameOfAny(words);

const isNameOfAny = (words: string): boolean =>
  Object.values(TABLES).some(({ columns }) => columns.some(({ name }) => headerWords(name) === words)) ||
  Object.values(HEADER_PATTERNS).some(({ clear }) => clear?.test(words));

function chosen({ name }: Column, profile: ColumnProfile, others: readonly ColumnProfile[]): Assumption {
  const also = others.map((other) => shownHeader(other.name)).join(", ");
  return {
    assumed: `${shownHeader(profile.name)} is ${name}`,
    evidence: also ? `its header says so, but so does that of ${also}` : "its header may mean that, and its values fit",
    change: also ? "take the other" : "take another column, or remove the line",
  };
}

/** SQL of a file's column as the contract's; undefined where its values are no such thing. */
function fitting(column: Column, profile: ColumnProfile): Omit<DraftColumn, "name" | "from"> | undefined {
  const { sql, filled, distinct, longest, numbers, lowest, highest, nested } = profile;
  const plain = { sql, assumptions: [] };
  if (filled === 0) return undefined;
  switch (column.type) {
    case "id":
      return nested < 0.5 &&
        !(numbers === 1 && lowest! < 0) &&
        longest <= 200 &&
        !(timeExpression(profile) && profile.numbers < 0.5)
        ? plain
        : undefined;
    case "category":
      return nested < 0.5 && distinct <= MOST_CATEGORIES && longest <= 100 ? plain : undefined;
    case "text":
      return longest <= 300 ? plain : undefined;
    case "enum": {
      const expression = enumExpression(column, profile);
      return expression === undefined ? undefined : { sql: expression, assumptions: [] };
    }
    case "timestamp":
      return timeExpression(profile);
    case "number":
      if (numbers < 0.9 || lowest === null || highest === null) return undefined;
      return scaled(column, profile);
    case "boolean":
      return profile.values.length > 0 && profile.values.every((value) => /^(true|false|t|f|yes|no|0|1)$/i.test(value))
        ? plain
        : undefined;
  }
}

/** A number in the contract's unit: milliseconds and minutes, or per cent, are told by header and size. */
function scaled(
  column: Column,
  { name, sql, highest, lowest }: ColumnProfile,
): Omit<DraftColumn, "name" | "from"> | undefined {
  const words = headerWords(name);
  const times = (factor: string, assumed: string, evidence: string) => ({
    sql: `coalesce((try_cast(${sql} AS DOUBLE) ${factor})::VARCHAR, ${sql})`,
    assumptions: [{ assumed, evidence, change: `select ${shownHeader(name)} as it is` }],
  });
  if (column.unit === "s" && /\b(ms|millis|milliseconds)\b/.test(words)) {
    return times("/ 1000", "times are milliseconds", `the header ${shownHeader(name)} says so`);
  }
  if (column.unit === "s" && /\b(minutes|mins?)\b/.test(words)) {
    return times("* 60", "times are minutes", `the header ${shownHeader(name)} says so`);
  }
  if (column.unit === "probability" && highest! > 1 && highest! <= 100 && lowest! >= 0) {
    return times("/ 100", "the confidence is given in per cent", `${shownHeader(name)} goes above 1, not above 100`);
  }
  return column.unit === "probability" && (lowest! < 0 || highest! > 1) ? undefined : { sql, assumptions: [] };
}
