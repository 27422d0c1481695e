/**
 * Text that looks the same must be the same: what no reader can see is removed from every value, in JavaScript and
 * by its SQL twin, the macro `clean`.
 */
import type { DuckDBConnection } from "../duckdb.js";

/** What stands where a character was lost: text that holds it cannot be told from other text that does. */
export const REPLACEMENT_CHARACTER = "\ufffd";

/**
 * Normal form C, without control and format characters (zero-width, byte order marks, bidirectional controls, soft
 * hyphens), with plain blanks, and none at the ends.
 */
export const cleanText = (text: string): string =>
  text
    .replaceAll(/[\p{Z}\t\n\v\f\r\u0085]/gu, " ")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .normalize("NFC")
    .trim();

/** First code points of the blocks of ten decimal digits, the ASCII ones apart. */
const DIGIT_ZEROS = [...digitZeros()];

function* digitZeros(): Generator<number> {
  const isDigit = (point: number) => /\p{Nd}/u.test(String.fromCodePoint(point));
  for (let point = 0x80; point < 0x1fbff; point++) {
    if (isDigit(point)) {
      yield point;
      point += 9;
    }
  }
}

const DIGITS = DIGIT_ZEROS.map((zero) => String.fromCodePoint(...Array.from({ length: 10 }, (_, n) => zero + n))).join(
  "",
);
const WESTERN_DIGITS = "0123456789".repeat(DIGIT_ZEROS.length);

/**
 * Makes the macros `clean(text)` and `western_digits(text)`, which writes the decimal digits of any script (`๒๕๖๗`) as
 * 0 to 9. ASCII, which is nearly everything, has as many bytes as characters and is told at once; of its control
 * characters `clean` looks for NUL only, since a search for each would cost more than the rest of the cast.
 */
export async function createUnicodeMacros(connection: DuckDBConnection): Promise<void> {
  await connection.run(String.raw`
    CREATE OR REPLACE MACRO clean(text) AS CASE
      WHEN strlen(text) = length(text) AND NOT contains(text, chr(0)) THEN trim(text)
      ELSE trim(nfc_normalize(regexp_replace(regexp_replace(text, '[\p{Z}\t\n\v\f\r\x{85}]', ' ', 'g'), '[\p{Cc}\p{Cf}]', '', 'g')))
    END;
    CREATE OR REPLACE MACRO western_digits(text) AS CASE
      WHEN strlen(text) = length(text) THEN text
      ELSE translate(text, '${DIGITS}', '${WESTERN_DIGITS}')
    END`);
}
