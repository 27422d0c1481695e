import { nearest as nearestChoice } from "../../src/lib/workbook/nearest.js";

/** The candidate with the fewest edits (case ignored), ties in order of name; undefined where there is none. */
export const nearest = (word: string, candidates: readonly string[]): string | undefined =>
  nearestChoice(
    word,
    [...candidates].sort().map((value) => ({ value, name: value })),
  )?.value;
