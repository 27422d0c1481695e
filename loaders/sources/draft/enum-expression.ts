/** Reads the words tools use for the contract's fixed values. */
import type { Column } from "../../../src/lib/schema/tables.js";
import { quoteText } from "../../duckdb.js";
import type { ColumnProfile } from "./profile.js";

/** Other spellings in lower case, by the contract's value. */
const SPELLINGS: { readonly [column: string]: { readonly [value: string]: readonly string[] } } = {
  status: {
    labelled: [
      "labeled",
      "done",
      "complete",
      "completed",
      "submitted",
      "approved",
      "accepted",
      "finished",
      "annotated",
      "valid",
    ],
    skipped: ["skip", "cancelled", "canceled", "discarded", "not sure", "unanswered"],
    refused: ["refusal", "declined"],
  },
  annotator_kind: {
    human: ["person", "manual", "annotator", "worker", "expert", "crowd", "reviewer"],
    model: ["llm", "ai", "machine", "bot", "automatic", "automated", "auto", "prediction", "code"],
  },
  round: {
    production: ["prod", "live", "regular"],
    gold: ["golden", "test", "control", "honeypot", "test question"],
    calibration: ["calib"],
    onboarding: ["training", "ramp up", "ramp-up", "nesting", "qualification"],
  },
  kind: {
    gold: ["golden", "ground truth", "test question"],
    audit: ["qa", "review", "quality check"],
    arbitration: ["adjudication", "appeal", "dispute"],
  },
  selection: {
    random: ["random sample", "sample"],
    targeted: ["manual", "risk", "selected", "focused"],
    dispute: ["appeal", "disputed", "escalation"],
    gold: ["golden"],
  },
  outcome: {
    upheld: ["agree", "agreed", "confirmed", "pass", "passed"],
    overturned: ["disagree", "disagreed", "changed", "fail", "failed", "reversed"],
  },
};

/** SQL of a column as one of the contract's values; undefined where its values are other words. */
export function enumExpression(
  { name, values: allowed = [] }: Column,
  { sql, values }: ColumnProfile,
): string | undefined {
  if (values.length === 0) return undefined;
  const found = values.map((value) => value.toLowerCase());
  if (found.every((value) => allowed.includes(value))) return sql;
  const known = Object.entries(SPELLINGS[name] ?? {});
  if (!found.every((value) => allowed.includes(value) || known.some(([, forms]) => forms.includes(value))))
    return undefined;
  const cases = known.flatMap(([value, forms]) => {
    const present = forms.filter((form) => found.includes(form));
    return present.length === 0
      ? []
      : `WHEN lower(trim(${sql})) IN (${present.map(quoteText).join(", ")}) THEN ${quoteText(value)}`;
  });
  return `CASE ${cases.join(" ")} ELSE ${sql} END`;
}
