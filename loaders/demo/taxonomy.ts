import type { Taxonomy } from "../../src/lib/schema/taxonomy.js";
import { NO_VIOLATION_NAME } from "./formats/label-names.js";
import {
  CANNOT_JUDGE,
  CONTEXTS,
  ESCALATE,
  MARKETS,
  MODEL_NO_VIOLATION,
  NO_VIOLATION,
  POLICIES,
  QUEUES,
  REFUSED,
} from "./setting.js";

/** The taxonomy an analyst would write for the demo's exports. */
export const DEMO_TAXONOMY: Taxonomy = {
  markets: Object.fromEntries(
    MARKETS.map(({ code, name, language, timeZone }) => [code, { name, language, time_zone: timeZone }]),
  ),
  queues: Object.fromEntries(QUEUES.map(({ code, name }) => [code, { name }])),
  policies: Object.fromEntries(
    POLICIES.map(({ code, name, parent, severity }) => [code, { name, ...(parent && { parent }), severity }]),
  ),
  questions: {
    violation: {
      name: "Violation",
      level: "nominal",
      primary: true,
      labels: [
        {
          value: NO_VIOLATION,
          name: "No violation",
          synonyms: [NO_VIOLATION_NAME, MODEL_NO_VIOLATION],
          means: "non-violating",
        },
        ...POLICIES.map(({ code, name }) => ({
          value: code,
          name,
          // Matching ignores case: a name that differs in nothing else is no further spelling.
          ...(name.toLowerCase() !== code && { synonyms: [name] }),
          means: "violating" as const,
          policy: code,
        })),
        { value: ESCALATE, name: "Escalate", means: "undecided" },
      ],
      missing: [CANNOT_JUDGE, REFUSED],
    },
    context: {
      name: "Where it showed",
      multiple: true,
      labels: CONTEXTS.map((value) => ({ value, name: value.replaceAll("_", " ") })),
    },
    harm: {
      name: "Harm, 1 to 5",
      level: "ordinal",
      labels: ["1", "2", "3", "4", "5"].map((value) => ({ value })),
    },
  },
  reference_sets: { quality: { name: "Quality team" }, gold: { name: "Gold panel" } },
};
