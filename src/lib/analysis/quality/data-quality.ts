/** What the Data quality page shows, concluded from the facts. Plain JSON: the build makes it, the page draws it. */
import { groups, max, sum } from "d3-array";
import type { DayProfile } from "../../schema/profile.js";
import { OUTCOME_NAMES, type Outcome, type Reconciliation } from "../../schema/reconciliation.js";
import { wilson } from "../../stats/wilson.js";
import { type Alarm, marketName, perStream } from "./check.js";
import { type CheckResult, runChecks } from "./checks.js";
import { delayQuantile } from "./delays.js";
import type { FileFacts, PreviousFacts, QualityFacts, RefusedRows } from "./facts.js";
import { type RestatedMarket, restatedDays } from "./restated-days.js";

export interface DataQuality {
  readonly info: QualityFacts["info"];
  readonly alarms: readonly Alarm[];
  readonly checks: readonly CheckResult[];
  readonly freshness: readonly Freshness[];
  readonly coverage: readonly Coverage[];
  readonly references: QualityFacts["references"];
  readonly delays: readonly Delay[];
  readonly reconciliation: readonly ReconciledTable[];
  readonly refused: readonly RefusedRows[];
  readonly changes: Changes | null;
  /** Why there are no changes. */
  readonly missing: string | null;
}

/** Labels or audits of one source and market: from when to when, and on how many of these days. */
export interface Freshness {
  readonly what: DayProfile["what"];
  readonly source: string;
  readonly market: string;
  readonly n: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly undated: number;
}

/** A share with what it is of; `lower` and `upper` only where it is an estimate. */
export interface Part {
  readonly part: number;
  readonly whole: number;
}

export interface Coverage {
  readonly market: string;
  /** Production submissions that a random audit judged, with the 95 % interval of the rate they are drawn at. */
  readonly audited: Part & { readonly lower: number | null; readonly upper: number | null };
  /** Production items with two labels or more. */
  readonly twice: Part;
  readonly undated: Part;
  /** People's annotations without an annotator or team, and all without a queue. */
  readonly withoutAnnotator: Part;
  readonly withoutTeam: Part;
  readonly withoutQueue: Part;
}

/** Days from label to random audit. */
export interface Delay {
  readonly market: string;
  readonly n: number;
  readonly median: number | null;
  readonly ninth: number | null;
  /** Audits by `DELAY_BINS`, in their order. */
  readonly bins: readonly number[];
}

/** The delays a reader tells apart, by the last whole day of each: a delay of 1 is one to two days. */
export const DELAY_BINS = [
  { title: "Before the label", last: -1 },
  { title: "Within a day", last: 0 },
  { title: "1–2 days", last: 1 },
  { title: "2–4 days", last: 3 },
  { title: "4–8 days", last: 7 },
  { title: "8–15 days", last: 14 },
  { title: "15–29 days", last: 28 },
  { title: "Later", last: Number.POSITIVE_INFINITY },
] as const;

/** The files of a source that feed one table, together and one by one. */
export interface ReconciledTable {
  readonly source: string;
  readonly table: string;
  readonly files: number;
  readonly records: number;
  readonly unreadable: number;
  readonly total: Reconciliation;
  /** Files with something besides accepted rows first; no more than `MOST_FILES`. */
  readonly each: readonly (Omit<FileFacts, "tables"> & Reconciliation)[];
}

/** A folder of daily exports has hundreds: more would hide those that matter. */
const MOST_FILES = 50;

export interface Changes extends Omit<PreviousFacts, "days"> {
  readonly restated: readonly (Omit<RestatedMarket, "market"> & { readonly market: string })[];
}

export function dataQuality(facts: QualityFacts): DataQuality {
  const { info, references, refused, missing } = facts;
  return {
    info,
    ...runChecks(facts),
    freshness: freshness(facts),
    coverage: coverage(facts),
    references,
    delays: delays(facts),
    reconciliation: reconciliation(facts.files),
    refused,
    changes: changes(facts),
    missing,
  };
}

function freshness({ profile, markets }: QualityFacts): Freshness[] {
  return groups(profile.days, ({ what }) => what).flatMap(([what, cells]) =>
    perStream(cells)
      .map(({ source, market, cells: held }) => {
        const days = held.flatMap(({ day }) => (day === null ? [] : [day])).sort();
        return {
          what,
          source,
          market: marketName(markets, market),
          n: sum(held, ({ n }) => n),
          first: days[0] ?? null,
          last: days[days.length - 1] ?? null,
          undated: sum(held, ({ day, n }) => (day === null ? n : 0)),
        };
      })
      .sort(byName),
  );
}

function coverage({ profile, markets, twice }: QualityFacts): Coverage[] {
  return groups(profile.sources, ({ market }) => market)
    .map(([market, rows]) => {
      const people = rows.filter(({ annotator_kind }) => annotator_kind === "human");
      const work = profile.coverage.filter((row) => row.market === market);
      const [part, whole] = [sum(work, ({ audited }) => audited), sum(work, ({ submissions }) => submissions)];
      const { lower, upper } = wilson(part, whole);
      const items = twice.filter((row) => row.market === market);
      const annotations = sum(rows, (row) => row.annotations);
      const byPeople = sum(people, (row) => row.annotations);
      return {
        market: marketName(markets, market),
        audited: { part, whole, lower, upper },
        twice: { part: sum(items, (row) => row.twice), whole: sum(items, (row) => row.items) },
        undated: { part: sum(rows, (row) => row.undated), whole: annotations },
        withoutAnnotator: { part: sum(people, (row) => row.without_annotator), whole: byPeople },
        withoutTeam: { part: sum(people, (row) => row.without_team), whole: byPeople },
        withoutQueue: { part: sum(rows, (row) => row.without_queue), whole: annotations },
      };
    })
    .sort(byName);
}

function delays(facts: QualityFacts): Delay[] {
  return groups(facts.delays, ({ market }) => market)
    .map(([market, cells]) => ({
      market: marketName(facts.markets, market),
      n: sum(cells, ({ n }) => n),
      median: delayQuantile(cells, 0.5),
      ninth: delayQuantile(cells, 0.9),
      bins: DELAY_BINS.map(({ last }, index) => {
        const after = DELAY_BINS[index - 1]?.last ?? Number.NEGATIVE_INFINITY;
        return sum(cells, ({ delay, n }) => (delay > after && delay <= last ? n : 0));
      }),
    }))
    .sort(byName);
}

function reconciliation(files: readonly FileFacts[]): ReconciledTable[] {
  const readings = files.flatMap(({ tables, ...file }) =>
    Object.entries(tables).map(([table, tally]) => ({ table, file, tally })),
  );
  return groups(readings, ({ table, file }) => JSON.stringify([file.source, table])).map(([, held]) => {
    const { table, file } = held[0] as (typeof held)[number];
    const remarkable = ({ file, tally }: (typeof held)[number]) =>
      file.unreadable + (file.records - tally.used) + (tally.yielded - tally.accepted);
    return {
      source: file.source,
      table,
      files: held.length,
      records: sum(held, (each) => each.file.records),
      unreadable: sum(held, (each) => each.file.unreadable),
      total: addTallies(held.map(({ tally }) => tally)),
      each: [...held]
        .sort((a, b) => remarkable(b) - remarkable(a))
        .slice(0, MOST_FILES)
        .map((each) => ({ ...each.file, ...each.tally })),
    };
  });
}

function addTallies(tallies: readonly Reconciliation[]): Reconciliation {
  const reasons = groups(
    tallies.flatMap(({ left_out }) => Object.entries(left_out)),
    ([reason]) => reason,
  );
  const outcomes = OUTCOME_NAMES.map((outcome) => [outcome, sum(tallies, (tally) => tally[outcome])] as const);
  return {
    used: sum(tallies, ({ used }) => used),
    left_out: Object.fromEntries(reasons.map(([reason, counts]) => [reason, sum(counts, ([, n]) => n)])),
    yielded: sum(tallies, ({ yielded }) => yielded),
    deletes_nothing: sum(tallies, ({ deletes_nothing }) => deletes_nothing),
    ...(Object.fromEntries(outcomes) as Record<Outcome, number>),
  };
}

function changes({ previous, profile, markets }: QualityFacts): Changes | null {
  if (previous === null) return null;
  const { days, ...rest } = previous;
  const restated = restatedDays(days, profile.days);
  return { ...rest, restated: restated.map((each) => ({ ...each, market: marketName(markets, each.market) })) };
}

const byName = (a: { readonly market: string }, b: { readonly market: string }): number =>
  a.market.localeCompare(b.market, "en");

/** The last day with rows of one kind, over all markets and sources; null where none is dated. */
export const lastDay = (rows: readonly Freshness[], what: Freshness["what"]): string | null =>
  max(
    rows.filter((row) => row.what === what),
    ({ last }) => last ?? undefined,
  ) ?? null;
