import { describe, expect, it } from "vitest";
import { CHECKS, runChecks } from "../../../../../src/lib/analysis/quality/checks.js";
import type { DoubtFacts, QualityFacts, RefusedRows } from "../../../../../src/lib/analysis/quality/facts.js";
import type { OverlapProfile } from "../../../../../src/lib/schema/profile.js";
import type { Figure } from "../../../../../src/lib/workbook/results.js";
import { days, facts, file, hour, labels, previous, source, tally, work } from "./quiet-facts.js";

/** A check with facts that just raise it and facts that just do not. */
interface Edge {
  readonly title: string;
  readonly what: string;
  readonly raises: QualityFacts;
  readonly passes: QualityFacts;
  /** What the alarm says, in part. */
  readonly says: string;
}

const refused = (change: Partial<RefusedRows>): RefusedRows => ({
  source: "tool",
  table: "annotations",
  column: "confidence",
  reason: "is not between 0 and 1",
  n: 5,
  files: 1,
  rows: [],
  ...change,
});

const doubt = (change: Partial<DoubtFacts>): DoubtFacts => ({
  kind: "sources disagree",
  source: "label-studio, quality",
  file: null,
  table: "items",
  column: "queue",
  rows: 4,
  finding: "Sources disagree about the queue of 4 items.",
  rule: "The row updated last counts.",
  remedy: "Leave queue out of one mapping.",
  ...change,
});

const overlap = (change: Partial<OverlapProfile>): OverlapProfile => ({
  between: "market",
  first: "ID",
  second: "TH",
  items: 20,
  items_first: 400,
  items_second: 900,
  ...change,
});

const figure = (value: number): Figure => ({
  metric: "accuracy",
  value,
  lower: null,
  upper: null,
  n: 300,
  annotators: 8,
  absent: null,
});

const accuracy = (before: number, after: number) =>
  facts({
    previous: previous({
      accuracy: [
        {
          market: "TH",
          name: "Thailand",
          days: ["2026-09-01", "2026-09-28"],
          before: figure(before),
          after: figure(after),
        },
      ],
    }),
  });

const week = (...of: number[]) => of.map((day) => `2026-09-${String(day).padStart(2, "0")}`);
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const usualDays = Array.from({ length: 10 }, (_, index) => labels(week(index + 1)[0]!, { ok: 60, hate: 40 })).flat();
const references = (change: Partial<QualityFacts["references"]>) =>
  facts({ references: { ...facts().references, ...change } });
const twoMarkets = [source(), source({ market: "ID" })];

const EDGES: readonly Edge[] = [
  {
    title: "Counts that do not add up",
    what: "a row too few",
    raises: facts({ files: [file({ tables: { annotations: tally({ accepted: 999 }) } })] }),
    passes: facts({
      files: [
        file({
          tables: {
            annotations: tally({
              accepted: 900,
              duplicates: 60,
              deleted: 20,
              deletes_nothing: 5,
              quarantined: 9,
              after_as_of: 11,
            }),
          },
        }),
      ],
    }),
    says: "1,000 rows yielded, 999 accounted for",
  },
  {
    title: "Counts that do not add up",
    what: "a record too few",
    raises: facts({ files: [file({ tables: { annotations: tally({ used: 990, left_out: { cancelled: 9 } }) } })] }),
    passes: facts({ files: [file({ records: 1001, tables: { annotations: tally({ left_out: { cancelled: 1 } }) } })] }),
    says: "1,000 records read, 999 accounted for",
  },
  {
    title: "Records that cannot be read",
    what: "one record",
    raises: facts({ files: [file({ unreadable: 1, tables: { annotations: tally({ used: 999 }) } })] }),
    passes: facts(),
    says: "1 of 1,000 records (0.1%) cannot be read",
  },
  {
    title: "Records that cannot be read",
    what: "an empty file",
    raises: facts({ files: [file({ records: 0, tables: {} })] }),
    passes: facts({ files: [file({ records: 1, tables: {} })] }),
    says: "holds no record",
  },
  {
    title: "Rows in quarantine",
    what: "ten rows",
    raises: facts({ files: [file({ tables: { annotations: tally({ accepted: 990, quarantined: 10 }) } })] }),
    passes: facts({ files: [file({ tables: { annotations: tally({ accepted: 991, quarantined: 9 }) } })] }),
    says: "10 of 1,000 rows (1.0%) are refused",
  },
  {
    title: "What the exports leave open",
    what: "sources that disagree",
    raises: facts({ doubts: [doubt({})] }),
    passes: facts(),
    says: "Sources disagree about the queue of 4 items.",
  },
  {
    title: "What the exports leave open",
    what: "the same in several files",
    raises: facts({ doubts: [doubt({ rows: 1 }), doubt({ rows: 9, finding: "Nine." }), doubt({ rows: 2 })] }),
    passes: facts(),
    says: "Nine. So it is in 2 other files.",
  },
  {
    title: "A taxonomy taken from the data",
    what: "undeclared markets",
    raises: facts({ inferred: ["markets: 2 found in the data (TH, ID)"] }),
    passes: facts(),
    says: "Not declared, but found in the data: markets: 2.",
  },
  {
    title: "Days that were not exported",
    what: "three days of twenty labels",
    raises: facts({}, { days: days("2026-09-01", 28, {}, week(10, 11, 12)) }),
    passes: facts({}, { days: days("2026-09-01", 28, {}, week(10, 11)) }),
    says: "No labels on 10 Sep – 12 Sep 2026 (3 days), where about 60 would be usual. No other source or market has any",
  },
  {
    title: "Days that were not exported",
    what: "while another market works",
    raises: facts(
      {},
      { days: [...days("2026-09-01", 28, {}, week(10, 11, 12)), ...days("2026-09-01", 28, { market: "ID" })] },
    ),
    // A market this quiet has such days.
    passes: facts(
      {},
      { days: [...days("2026-09-01", 28, { n: 1 }, week(10, 11, 12)), ...days("2026-09-01", 28, { market: "ID" })] },
    ),
    says: "Indonesia has some.",
  },
  {
    title: "Days that were not exported",
    what: "in a market that works on half of its days",
    // With the first and last, on 12 of 24 other days: every second one.
    raises: facts({}, { days: days("2026-09-01", 28, {}, week(...range(2, 13), 15, 17, 19, 21, 23, 25, 26, 27)) }),
    passes: facts({}, { days: days("2026-09-01", 28, {}, week(...range(2, 13), 15, 17, 19, 21, 23, 22, 25, 26, 27)) }),
    says: "No labels on 2 Sep – 13 Sep 2026 (12 days)",
  },
  {
    title: "Days that were not exported",
    what: "of work known for fourteen other days",
    raises: facts({}, { days: days("2026-09-01", 17, {}, week(10, 11, 12)) }),
    passes: facts({}, { days: days("2026-09-01", 16, {}, week(10, 11, 12)) }),
    says: "No labels on 10 Sep – 12 Sep 2026",
  },
  {
    title: "A market or source that ends early",
    what: "a week of silence",
    raises: facts({}, { days: [...days("2026-09-01", 21), ...days("2026-09-01", 28, { market: "ID" })] }),
    passes: facts({}, { days: [...days("2026-09-01", 22), ...days("2026-09-01", 28, { market: "ID" })] }),
    says: "The last label is of 21 Sep 2026; others go on to 28 Sep 2026. About 140 more",
  },
  {
    title: "Old data",
    what: "fourteen days before the snapshot",
    raises: facts({}, { days: days("2026-09-01", 15) }),
    passes: facts({}, { days: days("2026-09-01", 16) }),
    says: "The latest label is of 15 Sep 2026, 14 days before the snapshot",
  },
  {
    title: "History that was restated",
    what: "five labels of a settled day",
    raises: facts({ previous: previous() }, { days: [...days("2026-09-01", 28), ...days("2026-09-21", 1, { n: 5 })] }),
    passes: facts({ previous: previous() }, { days: [...days("2026-09-01", 28), ...days("2026-09-21", 1, { n: 4 })] }),
    says: "1 settled day, 21 Sep 2026, changed: 5 labels more, of 20 before",
  },
  {
    title: "History that was restated",
    what: "not the last week, which was still coming in",
    raises: facts({ previous: previous() }, { days: days("2026-09-01", 28, {}, week(21)) }),
    passes: facts({ previous: previous() }, { days: days("2026-09-01", 28, {}, week(22)) }),
    says: "20 labels fewer",
  },
  {
    title: "Files that are gone",
    what: "one file",
    raises: facts({ previous: previous({ filesRemoved: ["tool/september.csv"] }) }),
    passes: facts({ previous: previous({ filesAdded: ["tool/september.csv"] }) }),
    says: "1 file of the snapshot before: tool/september.csv",
  },
  {
    title: "Accuracy that was restated",
    what: "one point",
    raises: accuracy(0.9, 0.89),
    passes: accuracy(0.9, 0.891),
    says: "was 90.0% of 300 audited labels; now it is 89.0% of 300",
  },
  {
    title: "Mappings or taxonomy that changed",
    what: "the taxonomy",
    raises: facts({ previous: previous({ otherwise: ["taxonomy.json"] }) }),
    passes: facts({ previous: previous() }),
    says: "taxonomy.json",
  },
  {
    title: "Dates without times",
    what: "half at midnight",
    raises: facts({}, { hours: [hour(7, 30, 30), hour(9, 30)] }),
    passes: facts({}, { hours: [hour(7, 30, 29), hour(9, 30)] }),
    says: "30 of 60 labels (50.0%) are dated exactly midnight",
  },
  {
    title: "Work at night only",
    what: "half before six",
    raises: facts({}, { hours: [hour(5, 100), hour(6, 100)] }),
    passes: facts({}, { hours: [hour(5, 99), hour(6, 101)] }),
    says: "100 of 200 labels (50.0%) were given between midnight and 06:00",
  },
  {
    title: "Work at night only",
    what: "not what has no time of day",
    raises: facts({}, { hours: [hour(0, 400, 100)] }),
    passes: facts({}, { hours: [hour(0, 400, 400)] }),
    says: "400 of 400",
  },
  {
    title: "Dates in the future",
    what: "two days after the snapshot",
    raises: facts({}, { days: [...days("2026-09-01", 29), ...days("2026-10-01", 1, { n: 2 })] }),
    passes: facts({}, { days: days("2026-09-01", 30) }),
    says: "2 of 582 rows (0.3%) are dated after 2026-09-30",
  },
  {
    title: "Audits before the label",
    what: "five, and one in a hundred",
    raises: facts({
      delays: [
        { market: "TH", delay: -1, n: 5 },
        { market: "TH", delay: 1, n: 495 },
      ],
    }),
    passes: facts({
      delays: [
        { market: "TH", delay: -1, n: 5 },
        { market: "TH", delay: 1, n: 496 },
      ],
    }),
    says: "5 of 500 audits (1.0%) were decided before the label",
  },
  {
    title: "Many labels of one person in one second",
    what: "ten at once, five times",
    raises: facts({}, { bursts: [{ span: "second", source: "tool", size: 10, bursts: 5, people: 2 }] }),
    passes: facts({}, { bursts: [{ span: "second", source: "tool", size: 9, bursts: 50, people: 2 }] }),
    says: "50 submissions share their second with at least 9 others of the same person (2 people, up to 10 at once)",
  },
  {
    title: "More than a person can label",
    what: "one more than 720 in an hour",
    raises: facts({}, { bursts: [{ span: "hour", source: "tool", size: 721, bursts: 1, people: 1 }] }),
    passes: facts({}, { bursts: [{ span: "hour", source: "tool", size: 720, bursts: 90, people: 9 }] }),
    says: "In 1 hour one person gave 721 submissions or more",
  },
  {
    title: "Handling times",
    what: "half are zero",
    raises: facts({}, { sources: [source({ timed: 50, timed_zero: 25 })] }),
    passes: facts({}, { sources: [source({ timed: 50, timed_zero: 24 })] }),
    says: "25 of 50 handling times (50.0%) are zero",
  },
  {
    title: "Handling times",
    what: "all equal",
    raises: facts(
      {},
      { sources: [source({ timed_zero: 0, handling_least: 60, handling_median: 60, handling_most: 60 })] },
    ),
    passes: facts(
      {},
      { sources: [source({ timed_zero: 0, handling_least: 60, handling_median: 60, handling_most: 61 })] },
    ),
    says: "All 1,000 handling times are 60 seconds",
  },
  {
    title: "Handling times",
    what: "milliseconds",
    raises: facts({}, { sources: [source({ handling_median: 3600, handling_most: 90_000 })] }),
    passes: facts({}, { sources: [source({ handling_median: 3599, handling_most: 90_000 })] }),
    says: "3,600 seconds or more",
  },
  {
    title: "Confidences",
    what: "nearly all certain",
    raises: facts({}, { sources: [source({ scored_certain: 950 })] }),
    passes: facts({}, { sources: [source({ scored_certain: 949 })] }),
    says: "950 of 1,000 confidences (95.0%) are exactly 0 or 1",
  },
  {
    title: "Confidences",
    what: "all equal",
    raises: facts({}, { sources: [source({ score_least: 0.5, score_most: 0.5 })] }),
    passes: facts({}, { sources: [source({ score_least: 0.5, score_most: 0.6 })] }),
    says: "All 1,000 confidences are 0.5",
  },
  {
    title: "Confidences",
    what: "refused for their scale",
    raises: facts({ refused: [refused({})] }),
    passes: facts({ refused: [refused({ reason: "is no number; write it as 12.5" })] }),
    says: "5 rows are refused because their confidence is outside 0 to 1",
  },
  {
    title: "One label for everything",
    what: "99 in a hundred",
    raises: facts({}, { labels: labels(null, { ok: 198, hate: 2 }) }),
    passes: facts({}, { labels: labels(null, { ok: 197, hate: 3 }) }),
    says: "198 of 200 answers to “violation” (99.0%) are “ok”",
  },
  {
    title: "A sudden change of the labels",
    what: "two fifths of the answers",
    raises: facts({}, { labels: [...usualDays, ...labels("2026-09-11", { ok: 10, hate: 35, spam: 5 })] }),
    passes: facts({}, { labels: [...usualDays, ...labels("2026-09-11", { ok: 11, hate: 34, spam: 5 })] }),
    says: "On 11 Sep 2026, “ok” is 20.0% of 50 answers to “violation”; in the 28 days before, 60.0% of 1,000",
  },
  {
    title: "One item in two markets",
    what: "twenty, and one in twenty",
    raises: facts({}, { sources: twoMarkets, overlaps: [overlap({})] }),
    passes: facts({}, { sources: twoMarkets, overlaps: [overlap({ items_first: 401 })] }),
    says: "Thailand labels 20 of 400 items of Indonesia (5.0%) too.",
  },
  {
    title: "One item in two sources",
    what: "twenty, and one in twenty",
    raises: facts(
      {},
      {
        sources: [source(), source({ source: "b" })],
        overlaps: [overlap({ between: "source", first: "b", second: "tool" })],
      },
    ),
    passes: facts(
      {},
      { sources: [source(), source({ source: "b" })], overlaps: [overlap({ between: "source", items: 19 })] },
    ),
    says: "tool labels 20 of 400 items of b (5.0%) too.",
  },
  {
    title: "Rows without time, market, annotator, team or queue",
    what: "one in twenty undated",
    raises: facts({}, { sources: [source({ undated: 50 })] }),
    passes: facts({}, { sources: [source({ undated: 49 })] }),
    says: "50 of 1,000 annotations (5.0%) have no labeled_at",
  },
  {
    title: "Rows without time, market, annotator, team or queue",
    what: "no team at all, models aside",
    raises: facts({}, { sources: [source({ without_team: 1000 })] }),
    passes: facts({}, { sources: [source({ annotator_kind: "model", without_team: 1000, without_annotator: 1000 })] }),
    says: "None of 1,000 annotations of people has a team",
  },
  {
    title: "Markets without random audits",
    what: "two hundred submissions",
    raises: facts({}, { coverage: [work({ submissions: 200, audited: 0 })] }),
    passes: facts({}, { coverage: [work({ submissions: 199, audited: 0 })] }),
    says: "None of 200 production submissions",
  },
  {
    title: "Markets where nobody labels twice",
    what: "fewer than thirty items",
    raises: facts({ twice: [{ market: "TH", items: 200, twice: 29 }] }),
    passes: facts({ twice: [{ market: "TH", items: 200, twice: 30 }] }),
    says: "29 of 200 items (14.5%)",
  },
  {
    title: "References that cannot be used",
    what: "one in a hundred matches nothing",
    raises: references({ unmatched: 10 }),
    passes: references({ unmatched: 9 }),
    says: "10 of 1,000 references match no label (1.0%)",
  },
  {
    title: "References that cannot be used",
    what: "other policy versions",
    raises: references({ otherVersion: 11 }),
    passes: references({ otherVersion: 10 }),
    says: "11 of 1,011 judgements are left out",
  },
  {
    title: "References that cannot be used",
    what: "one's own",
    raises: references({ own: 11 }),
    passes: references({ own: 10 }),
    says: "the annotator decided about their own label",
  },
  {
    title: "Audits that come late",
    what: "one in ten after four weeks",
    raises: facts({
      delays: [
        { market: "TH", delay: 2, n: 89 },
        { market: "TH", delay: 29, n: 11 },
      ],
    }),
    passes: facts({
      delays: [
        { market: "TH", delay: 2, n: 90 },
        { market: "TH", delay: 29, n: 10 },
      ],
    }),
    says: "29 days or more after the label (of 100)",
  },
];

const alarmsOf = (title: string, given: QualityFacts) =>
  CHECKS.find((check) => check.title === title)?.run(given) ?? [];

describe("every check", () => {
  it("is silent where all is well", () => {
    expect(runChecks(facts({ previous: previous() })).alarms).toEqual([]);
  });

  it("has an example on both sides of its threshold", () => {
    expect(new Set(EDGES.map(({ title }) => title))).toEqual(new Set(CHECKS.map(({ title }) => title)));
  });

  it.each(EDGES)("$title: $what", ({ title, raises, passes, says }) => {
    expect(alarmsOf(title, raises).map(({ finding }) => finding)).toEqual([expect.stringContaining(says)]);
    expect(alarmsOf(title, passes)).toEqual([]);
  });

  it("says what an alarm means and what to do, in whole sentences", () => {
    for (const { title, raises } of EDGES) {
      for (const { finding, meaning, remedy, subject } of alarmsOf(title, raises)) {
        for (const text of [finding, meaning, remedy]) expect(text, title).toMatch(/\S.*[.]$/s);
        expect(subject).not.toBe("");
      }
    }
  });
});

describe("an empty snapshot", () => {
  const empty = facts(
    {
      delays: [],
      twice: [],
      files: [],
      references: { references: 0, judgements: 0, unmatched: 0, toDeleted: 0, otherVersion: 0, own: 0 },
    },
    { sources: [], days: [], hours: [], labels: [], bursts: [], overlaps: [], coverage: [] },
  );

  it("raises no alarm, and says which checks had nothing to look at", () => {
    const { alarms, checks } = runChecks(empty);
    expect(alarms).toEqual([]);
    expect(checks.filter(({ alarms: n }) => n === null).map(({ title }) => title)).toEqual(
      CHECKS.map(({ title }) => title).filter(
        (title) =>
          ![
            "Counts that do not add up",
            "Records that cannot be read",
            "Rows in quarantine",
            "What the exports leave open",
            "A taxonomy taken from the data",
          ].includes(title),
      ),
    );
  });
});

it("alarms come gravest first, then by how many rows they concern", () => {
  const many = facts(
    { inferred: ["markets: 2 found in the data"], references: { ...facts().references, unmatched: 500, own: 900 } },
    { labels: labels(null, { ok: 300 }) },
  );
  expect(runChecks(many).alarms.map(({ severity, n }) => [severity, n])).toEqual([
    ["wrong", 300],
    ["doubtful", 900],
    ["doubtful", 500],
    ["note", 1],
  ]);
});

describe("one fault is one alarm", () => {
  const one = (title: string, given: QualityFacts) => {
    const alarms = alarmsOf(title, given);
    expect(alarms).toHaveLength(1);
    return alarms[0]!;
  };

  it("where all markets of a source lack the same days", () => {
    const both = ["TH", "ID"].flatMap((market) => days("2026-09-01", 28, { market }, week(10, 11, 12)));
    const { subject, n } = one("Days that were not exported", facts({}, { days: both }));
    expect([subject, n]).toEqual(["Thailand and Indonesia, tool", 120]);
  });

  it("where several markets share items, have no audits, or nobody labels twice", () => {
    const markets = ["ID", "TH", "VN"];
    const overlaps = [overlap({}), overlap({ second: "VN", items: 30 }), overlap({ first: "TH", second: "VN" })];
    expect(one("One item in two markets", facts({}, { sources: twoMarkets, overlaps }))).toMatchObject({
      subject: "Indonesia, Thailand and VN",
      finding: "VN labels 30 of 400 items of Indonesia (7.5%) too. So do 2 other pairs of markets.",
    });
    const coverage = markets.map((market) => work({ market, audited: 0 }));
    expect(one("Markets without random audits", facts({}, { coverage })).subject).toBe("Indonesia, Thailand and VN");
    const twice = [...markets, "MY"].map((market) => ({ market, items: 300, twice: 0 }));
    expect(one("Markets where nobody labels twice", facts({ twice })).subject).toBe(
      "Indonesia, Thailand, VN and 1 more",
    );
  });
});

it("refused rows weigh more the larger their share", () => {
  const share = (quarantined: number) =>
    alarmsOf(
      "Rows in quarantine",
      facts({
        files: [
          file({ tables: { annotations: tally({ yielded: 100_000, accepted: 100_000 - quarantined, quarantined }) } }),
        ],
      }),
    ).map(({ severity }) => severity);
  expect([99, 100, 999, 1000].map(share)).toEqual([["note"], ["doubtful"], ["doubtful"], ["wrong"]]);
});
