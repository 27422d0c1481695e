import { changedRules, removedFiles, restatedAccuracy, restatedHistory } from "./change-checks.js";
import { type Alarm, type Check, SEVERITIES } from "./check.js";
import { lateAudits, missingColumns, noAudits, noSecondLabel, unusedReferences } from "./coverage-checks.js";
import { gaps, stale, stopped } from "./day-checks.js";
import type { QualityFacts } from "./facts.js";
import { sharedMarkets, sharedSources } from "./identity-checks.js";
import { labelMix, oneLabel } from "./label-checks.js";
import { atOnce, tooFast } from "./people-checks.js";
import { addsUp, inferredTaxonomy, refusedRows, settledByRule, unreadable } from "./refusal-checks.js";
import { early, future, midnight, night } from "./time-checks.js";
import { confidences, handlingTimes } from "./value-checks.js";

/** Everything that is looked for, in the order the page lists it. */
export const CHECKS: readonly Check[] = [
  addsUp,
  unreadable,
  refusedRows,
  settledByRule,
  inferredTaxonomy,
  gaps,
  stopped,
  stale,
  restatedHistory,
  removedFiles,
  restatedAccuracy,
  changedRules,
  midnight,
  night,
  future,
  early,
  atOnce,
  tooFast,
  handlingTimes,
  confidences,
  oneLabel,
  labelMix,
  sharedMarkets,
  sharedSources,
  missingColumns,
  noAudits,
  noSecondLabel,
  unusedReferences,
  lateAudits,
];

/** What came of a check: alarms, none, or nothing to look at. */
export interface CheckResult {
  readonly title: string;
  readonly raises: string;
  /** Null where the snapshot holds nothing to look at. */
  readonly alarms: number | null;
}

/** Runs every check. Alarms come gravest first, then by how many rows they concern. */
export function runChecks(facts: QualityFacts): {
  readonly alarms: readonly Alarm[];
  readonly checks: readonly CheckResult[];
} {
  const results = CHECKS.map(({ title, raises, run }) => ({ title, raises, found: run(facts) }));
  const gravity = ({ severity }: Alarm) => SEVERITIES.indexOf(severity);
  return {
    alarms: results.flatMap(({ found }) => found ?? []).sort((a, b) => gravity(a) - gravity(b) || b.n - a.n),
    checks: results.map(({ title, raises, found }) => ({ title, raises, alarms: found?.length ?? null })),
  };
}
