import { distance } from "fastest-levenshtein";
import type { Choice } from "./results.js";

/**
 * The choice whose value or name is the fewest edits away (Levenshtein, ignoring case);
 * of equals the first. Undefined where there are no choices.
 */
export function nearest<Known extends Choice>(value: string, choices: readonly Known[]): Known | undefined {
  const wanted = value.toLowerCase();
  const edits = ({ value, name }: Choice) =>
    Math.min(distance(wanted, value.toLowerCase()), distance(wanted, name.toLowerCase()));
  let best: Known | undefined;
  for (const choice of choices) if (best === undefined || edits(choice) < edits(best)) best = choice;
  return best;
}
