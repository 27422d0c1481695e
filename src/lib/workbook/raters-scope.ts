import type { ViewState } from "../schema/filters.js";
import type { Absent } from "./results.js";

/**
 * Whose labels agreement compares. Agreement does not add up over annotators, so a snapshot holds
 * it for everybody, people, models and each team; other groups have no answer, and say so.
 */
export function ratersScope({
  team,
  kind,
  model,
}: Pick<ViewState, "team" | "kind" | "model">):
  | { readonly raters: string; readonly absent: null }
  | { readonly raters: null; readonly absent: Absent } {
  if (model.length > 0) return notAvailable("is not available by model version");
  if (team.length > 1) return notAvailable("is available for one team at a time, or for all");
  if (team.length === 1 && kind !== null)
    return notAvailable("is available for a team or for people or models, not both");
  if (team.length === 1) return { raters: `team:${team[0]}`, absent: null };
  return { raters: kind ?? "all", absent: null };
}

const notAvailable = (why: string) => ({
  raters: null,
  absent: { code: "not-available" as const, text: `Agreement ${why}: it does not add up over annotators.` },
});
