import { distance } from "fastest-levenshtein";

/** The candidate with the fewest edits (case ignored), ties in order of name; undefined where there is none. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const edits = (candidate: string) => distance(word.toLowerCase(), candidate.toLowerCase());
  return [...candidates].sort((a, b) => edits(a) - edits(b) || (a < b ? -1 : 1))[0];
}
