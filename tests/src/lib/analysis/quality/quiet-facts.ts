/** Facts of a snapshot in which all is well: tests change what they are about. */
import type { QualityFacts } from "../../../../../src/lib/analysis/quality/facts.js";
import type {
  CoverageProfile,
  DayProfile,
  HourProfile,
  LabelProfile,
  Profile,
  SourceProfile,
} from "../../../../../src/lib/schema/profile.js";
import type { Reconciliation } from "../../../../../src/lib/schema/reconciliation.js";
import { addDays } from "../../../../../src/lib/workbook/days.js";

const STREAM = { source: "tool", market: "TH" } as const;

export const source = (change: Partial<SourceProfile> = {}): SourceProfile => ({
  ...STREAM,
  annotator_kind: "human",
  annotations: 1000,
  undated: 0,
  without_annotator: 0,
  without_team: 0,
  without_queue: 0,
  first_label: "2026-09-01T08:00:00.000Z",
  last_label: "2026-09-28T08:00:00.000Z",
  timed: 1000,
  timed_zero: 3,
  handling_least: 0,
  handling_median: 25,
  handling_most: 300,
  scored: 1000,
  scored_certain: 10,
  score_least: 0.1,
  score_most: 1,
  ...change,
});

/** Twenty labels on each of so many days from a first one on, but for those left out. */
export const days = (
  first: string,
  count: number,
  change: Partial<DayProfile> = {},
  without: readonly string[] = [],
): DayProfile[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))
    .filter((day) => !without.includes(day))
    .map((day) => ({ ...STREAM, what: "labels", day, n: 20, ...change }));

/** An hour of the day with as many labels. */
export const hour = (at: number, n: number, midnight = 0): HourProfile => ({ ...STREAM, hour: at, n, midnight });

export const labels = (day: string | null, counts: Readonly<Record<string, number>>): LabelProfile[] =>
  Object.entries(counts).map(([label, n]) => ({ ...STREAM, question: "violation", day, label, n }));

export const work = (change: Partial<CoverageProfile> = {}): CoverageProfile => ({
  ...STREAM,
  submissions: 1000,
  audited: 100,
  last_audit: null,
  ...change,
});

export const tally = (change: Partial<Reconciliation> = {}): Reconciliation => ({
  used: 1000,
  left_out: {},
  yielded: 1000,
  accepted: 1000,
  duplicates: 0,
  deleted: 0,
  deletes_nothing: 0,
  quarantined: 0,
  after_as_of: 0,
  ...change,
});

export const file = (change: Partial<QualityFacts["files"][number]> = {}): QualityFacts["files"][number] => ({
  source: "tool",
  number: 1,
  name: "labels.csv",
  records: 1000,
  unreadable: 0,
  tables: { annotations: tally() },
  ...change,
});

const PROFILE: Profile = {
  sources: [source()],
  days: days("2026-09-01", 28),
  hours: [hour(9, 500), hour(23, 100)],
  labels: labels("2026-09-01", { ok: 80, hate: 20 }),
  bursts: [
    { span: "hour", source: "tool", size: 60, bursts: 10, people: 4 },
    { span: "second", source: "tool", size: 2, bursts: 3, people: 1 },
  ],
  overlaps: [],
  coverage: [work()],
};

/** @param profile tables of the profile that differ */
export const facts = (change: Partial<QualityFacts> = {}, profile: Partial<Profile> = {}): QualityFacts => ({
  info: { snapshot: "now", madeAt: "2026-09-29T10:00:00.000Z", asOf: null, days: ["2026-09-01", "2026-09-28"] },
  markets: { TH: "Thailand", ID: "Indonesia" },
  profile: { ...PROFILE, ...profile },
  delays: [
    { market: "TH", delay: 0, n: 40 },
    { market: "TH", delay: 2, n: 60 },
  ],
  twice: [{ market: "TH", items: 500, twice: 60 }],
  files: [file()],
  refused: [],
  references: { references: 1000, judgements: 1000, unmatched: 0, toDeleted: 0, otherVersion: 0, own: 0 },
  doubts: [],
  inferred: [],
  previous: null,
  missing: "This is the first snapshot here.",
  ...change,
});

/** The snapshot before, of which nothing has changed. */
export const previous = (
  change: Partial<NonNullable<QualityFacts["previous"]>> = {},
): NonNullable<QualityFacts["previous"]> => ({
  snapshot: "before",
  madeAt: "2026-09-28T10:00:00.000Z",
  asOf: null,
  filesAdded: [],
  filesRemoved: [],
  filesChanged: [],
  filesSame: 1,
  otherwise: [],
  tables: [],
  days: days("2026-09-01", 28),
  accuracy: [],
  ...change,
});
