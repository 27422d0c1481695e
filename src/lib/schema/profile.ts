/**
 * The profile of a snapshot: small counts that tell a wrong import from odd work. Made once per snapshot from its rows
 * and kept beside the cubes; the Data quality page is computed from it. No column names a person or an item.
 */

export type ProfileName = "sources" | "days" | "hours" | "labels" | "bursts" | "overlaps" | "coverage";

export interface ProfileTable {
  readonly name: ProfileName;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly string[];
  /** Raise when the meaning of a row changes: it is part of a snapshot's identity. */
  readonly version: number;
}

/** Rows of one source, market and kind of annotator. */
export interface SourceProfile {
  readonly source: string;
  /** Null for work without a market, here and below. */
  readonly market: string | null;
  readonly annotator_kind: "human" | "model";
  readonly annotations: number;
  readonly undated: number;
  readonly without_annotator: number;
  readonly without_team: number;
  readonly without_queue: number;
  /** ISO 8601. */
  readonly first_label: string | null;
  readonly last_label: string | null;
  /** Annotations with a handling time, how many of them are zero, and their spread in seconds. */
  readonly timed: number;
  readonly timed_zero: number;
  readonly handling_least: number | null;
  readonly handling_median: number | null;
  readonly handling_most: number | null;
  /** Annotations with a confidence, how many are exactly 0 or 1, and their range. */
  readonly scored: number;
  readonly scored_certain: number;
  readonly score_least: number | null;
  readonly score_most: number | null;
}

/** Annotations of a local day, or audits decided on a local day. */
export interface DayProfile {
  readonly what: "labels" | "audits";
  readonly source: string;
  readonly market: string | null;
  /** `YYYY-MM-DD`; null where undated. */
  readonly day: string | null;
  readonly n: number;
}

/** People's annotations of an hour of the local day, and those at exactly midnight, UTC or local. */
export interface HourProfile {
  readonly source: string;
  readonly market: string | null;
  readonly hour: number;
  readonly n: number;
  readonly midnight: number;
}

/** People's labels in production by local day. Choices of a multiple-choice question are left out: rows state only those picked. */
export interface LabelProfile {
  readonly source: string;
  readonly market: string | null;
  readonly question: string;
  readonly day: string | null;
  readonly label: string;
  readonly n: number;
}

/** How many submissions a person gives in one second (`second`) or one hour (`hour`) of the clock. */
export interface BurstProfile {
  readonly span: "second" | "hour";
  readonly source: string;
  /** Submissions in that second or hour. */
  readonly size: number;
  /** Seconds or hours that hold so many, over all people. */
  readonly bursts: number;
  /** People whose largest burst is of this size: adding up over sizes counts each once. */
  readonly people: number;
}

/** Items that two markets, or people of two sources, both labelled. */
export interface OverlapProfile {
  readonly between: "market" | "source";
  readonly first: string;
  readonly second: string;
  readonly items: number;
  readonly items_first: number;
  readonly items_second: number;
}

/** How much of a market's production work is audited at random. */
export interface CoverageProfile {
  readonly source: string;
  readonly market: string | null;
  /** Submissions of production work with a label. */
  readonly submissions: number;
  /** Of these, judged by a random audit. */
  readonly audited: number;
  /** Latest decision about this work, ISO 8601. */
  readonly last_audit: string | null;
}

/** Rows of each table of a profile. */
export interface Profile {
  readonly sources: readonly SourceProfile[];
  readonly days: readonly DayProfile[];
  readonly hours: readonly HourProfile[];
  readonly labels: readonly LabelProfile[];
  readonly bursts: readonly BurstProfile[];
  readonly overlaps: readonly OverlapProfile[];
  readonly coverage: readonly CoverageProfile[];
}

/** A table's columns are exactly the fields of its rows. */
const table = <Name extends ProfileName>(
  name: Name,
  version: number,
  row: string,
  columns: { readonly [column in keyof Profile[Name][number]]: true },
): ProfileTable => ({ name, version, row, columns: Object.keys(columns) });

export const PROFILE: { readonly [name in ProfileName]: ProfileTable } = {
  sources: table("sources", 1, "annotations of a source, market and kind of annotator", {
    source: true,
    market: true,
    annotator_kind: true,
    annotations: true,
    undated: true,
    without_annotator: true,
    without_team: true,
    without_queue: true,
    first_label: true,
    last_label: true,
    timed: true,
    timed_zero: true,
    handling_least: true,
    handling_median: true,
    handling_most: true,
    scored: true,
    scored_certain: true,
    score_least: true,
    score_most: true,
  }),
  days: table("days", 2, "labels or audits of a local day", {
    what: true,
    source: true,
    market: true,
    day: true,
    n: true,
  }),
  hours: table("hours", 1, "people's annotations of an hour of the local day", {
    source: true,
    market: true,
    hour: true,
    n: true,
    midnight: true,
  }),
  labels: table("labels", 1, "people's labels in production of a local day", {
    source: true,
    market: true,
    question: true,
    day: true,
    label: true,
    n: true,
  }),
  bursts: table("bursts", 1, "seconds or hours in which a person gave so many submissions", {
    span: true,
    source: true,
    size: true,
    bursts: true,
    people: true,
  }),
  overlaps: table("overlaps", 1, "items that two markets or two sources both labelled", {
    between: true,
    first: true,
    second: true,
    items: true,
    items_first: true,
    items_second: true,
  }),
  coverage: table("coverage", 1, "production work of a source and market, and how much of it is audited", {
    source: true,
    market: true,
    submissions: true,
    audited: true,
    last_audit: true,
  }),
};

export const PROFILE_NAMES = Object.keys(PROFILE) as ProfileName[];
