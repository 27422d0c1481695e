/** Macros for mappings: dates as ISO 8601 text. What they cannot read stays as it is, so that the cast refuses that row only. */
import type { DuckDBConnection } from "../duckdb.js";

const DATE = String.raw`(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})`;
const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?: *([AaPp])\.?[Mm]\.?)?(?: *(Z|[+-]\d{2}(?::?\d{2})?))?`;
const FIELDS = "['first', 'second', 'third', 'hour', 'minute', 'second_of', 'half', 'zone']";

/** Years of the Buddhist era are 543 more: these stand for 2000 to 2099, so that a year tells its era. */
const BUDDHIST = { first: 2543, last: 2642, ahead: 543 };
const BUDDHIST_YEAR = "2(?:54[3-9]|5[5-9]\\d|6[0-3]\\d|64[0-2])";

export const DAY_FIRST = "is no time in ISO 8601 but a date with its day first; write date_in(…, 'dmy') in the mapping";
export const MONTH_FIRST =
  "is no time in ISO 8601 but a date with its month first; write date_in(…, 'mdy') in the mapping";

export const NO_DAY = "names a day that does not exist; mend it where it comes from";

const SLASHED = "^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})";

/** SQL: whether a text begins with a day of the calendar, in this order of its parts, the year last. */
export function isDayIn(text: string, order: "dmy" | "mdy"): string {
  const [day, month] = order === "dmy" ? [1, 2] : [2, 1];
  const part = (place: number) => `regexp_extract(${text}, '${SLASHED}', ${place})`;
  return `(try_cast(concat(${part(3)}, '-', ${part(month)}, '-', ${part(day)}) AS DATE) IS NOT NULL)`;
}

/**
 * SQL conditions under which a text that is no time of our days shows what it is instead, the first that holds. A day
 * that is in no calendar says nothing of the order.
 */
export function timeReasons(text: string): { readonly when: string; readonly reason: string }[] {
  const matches = (pattern: string) => `regexp_matches(${text}, '${pattern}')`;
  const [dayFirst, monthFirst] = [isDayIn(text, "dmy"), isDayIn(text, "mdy")];
  return [
    {
      when: matches(`^(?:${BUDDHIST_YEAR}[-/.]?\\d|\\d{1,2}[-/.]\\d{1,2}[-/.]${BUDDHIST_YEAR})`),
      reason: "has a year of the Buddhist era; write buddhist(…) around it in the mapping",
    },
    { when: `${dayFirst} AND NOT ${monthFirst}`, reason: DAY_FIRST },
    { when: `${monthFirst} AND NOT ${dayFirst}`, reason: MONTH_FIRST },
    { when: dayFirst, reason: "is no time in ISO 8601; write date_in(…, 'dmy') or date_in(…, 'mdy') in the mapping" },
    {
      when: `${matches(SLASHED)} OR (${matches("^\\d{4}-\\d{1,2}-\\d{1,2}([T ]|$)")} AND try_cast(regexp_extract(${text}, '^[\\d-]+') AS DATE) IS NULL)`,
      reason: NO_DAY,
    },
  ];
}

/**
 * Makes
 *
 * - `date_in(text, order)`: a date, with or without a time, whose parts stand in the `order` `'dmy'`, `'mdy'` or
 *   `'ymd'`, separated by `/`, `.` or `-`; digits of any script, hours of 12 with am or pm. The year has four digits.
 * - `buddhist(text)`: an ISO date whose year, if it is one of the Buddhist era (2543 to 2642), becomes the common one.
 *   It goes around: `buddhist(date_in(day, 'dmy'))`.
 */
export async function createDateMacros(connection: DuckDBConnection): Promise<void> {
  // A macro writes its argument out wherever it is named: a lambda names what was evaluated once.
  await connection.run(`
    CREATE OR REPLACE MACRO date_parts(text) AS regexp_extract(text, '^${DATE}(?:[ T,]+${TIME})?$', ${FIELDS});
    CREATE OR REPLACE MACRO iso_date(given, year, month, day, parts) AS CASE
      WHEN length(year) <> 4 OR try_cast(month AS INTEGER) NOT BETWEEN 1 AND 12 OR try_cast(day AS INTEGER) NOT BETWEEN 1 AND 31
        OR length(month) > 2 OR length(day) > 2 OR (parts.half <> '' AND try_cast(parts.hour AS INTEGER) NOT BETWEEN 1 AND 12) THEN given
      WHEN parts.hour = '' THEN concat(year, '-', lpad(month, 2, '0'), '-', lpad(day, 2, '0'))
      ELSE concat(
        year, '-', lpad(month, 2, '0'), '-', lpad(day, 2, '0'), 'T',
        lpad((CASE lower(parts.half)
          WHEN 'a' THEN try_cast(parts.hour AS INTEGER) % 12
          WHEN 'p' THEN try_cast(parts.hour AS INTEGER) % 12 + 12
          ELSE try_cast(parts.hour AS INTEGER)
        END)::VARCHAR, 2, '0'),
        ':', parts.minute, ':', if(parts.second_of = '', '00', parts.second_of), parts.zone
      )
    END;
    CREATE OR REPLACE MACRO ordered_date(given, parts, order_of_parts) AS CASE
      WHEN given IS NULL OR parts.first = '' THEN given
      -- A year in front says by itself that month and day follow.
      WHEN length(parts.first) = 4 THEN iso_date(given, parts.first, parts.second, parts.third, parts)
      WHEN order_of_parts = 'dmy' THEN iso_date(given, parts.third, parts.second, parts.first, parts)
      WHEN order_of_parts = 'mdy' THEN iso_date(given, parts.third, parts.first, parts.second, parts)
      WHEN order_of_parts = 'ymd' THEN given
      ELSE error('date_in(): the order is ''dmy'', ''mdy'' or ''ymd''')
    END;
    CREATE OR REPLACE MACRO date_in(text, order_of_parts) AS list_transform(
      list_transform([text::VARCHAR], lambda given: {'given': given, 'parts': date_parts(western_digits(clean(given)))}),
      lambda one: ordered_date(one.given, one.parts, order_of_parts)
    )[1];
    CREATE OR REPLACE MACRO buddhist(text) AS list_transform(
      list_transform([text::VARCHAR], lambda given: {'given': given, 'date': western_digits(clean(given))}),
      lambda one: CASE
        WHEN regexp_matches(one.date, '^\\d{4}-') AND
          try_cast(left(one.date, 4) AS INTEGER) BETWEEN ${BUDDHIST.first} AND ${BUDDHIST.last}
        THEN (try_cast(left(one.date, 4) AS INTEGER) - ${BUDDHIST.ahead})::VARCHAR || substr(one.date, 5)
        ELSE one.given
      END
    )[1]`);
}
