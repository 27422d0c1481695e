import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DELAY_BINS, dataQuality } from "../../../../../src/lib/analysis/quality/data-quality.js";
import { delayQuantile } from "../../../../../src/lib/analysis/quality/delays.js";
import { restatedDays } from "../../../../../src/lib/analysis/quality/restated-days.js";
import { OUTCOME_NAMES } from "../../../../../src/lib/schema/reconciliation.js";
import { days, facts, file, previous, source, tally, work } from "./quiet-facts.js";

describe("freshness", () => {
  it("gives each market and source its first and last day, and counts what has none", () => {
    const held = [...days("2026-09-03", 2), ...days("2026-09-01", 1), ...days("2026-09-01", 1, { day: null, n: 7 })];
    expect(dataQuality(facts({}, { days: held })).freshness).toEqual([
      {
        what: "labels",
        source: "tool",
        market: "Thailand",
        n: 67,
        first: "2026-09-01",
        last: "2026-09-04",
        undated: 7,
      },
    ]);
  });

  it("has no first and last where nothing is dated", () => {
    const { freshness } = dataQuality(facts({}, { days: days("2026-09-01", 1, { day: null }) }));
    expect(freshness[0]).toMatchObject({ first: null, last: null, undated: 20 });
  });
});

describe("coverage", () => {
  const sources = [
    source({ without_team: 30, without_annotator: 20, undated: 1 }),
    source({ annotator_kind: "model", annotations: 500, without_team: 500, without_annotator: 500, undated: 2 }),
    source({ market: null, annotations: 4 }),
  ];
  const { coverage } = dataQuality(
    facts(
      {},
      {
        sources,
        coverage: [work({ submissions: 100, audited: 15 }), work({ source: "b", submissions: 48, audited: 0 })],
      },
    ),
  );

  it("adds up sources, and asks people only for annotator and team", () => {
    expect(coverage.find(({ market }) => market === "Thailand")).toMatchObject({
      undated: { part: 3, whole: 1500 },
      withoutAnnotator: { part: 20, whole: 1000 },
      withoutTeam: { part: 30, whole: 1000 },
      twice: { part: 60, whole: 500 },
    });
  });

  it("gives the audit rate its Wilson interval", () => {
    // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    const { lower, upper, ...part } = coverage.find(({ market }) => market === "Thailand")!.audited;
    expect(part).toEqual({ part: 15, whole: 148 });
    expect(lower).toBeCloseTo(0.0624, 4);
    expect(upper).toBeCloseTo(0.1605, 4);
  });

  it("names work without a market", () => {
    expect(coverage.map(({ market }) => market)).toEqual(["No market", "Thailand"]);
  });
});

describe("audit delay", () => {
  const cells = [
    { market: "TH", delay: 4, n: 4 },
    { market: "TH", delay: 0, n: 5 },
    { market: "TH", delay: 30, n: 1 },
  ];

  it("has a median, the day nine in ten are decided within, and every audit in one bin", () => {
    const { bins, ...rest } = dataQuality(facts({ delays: cells })).delays[0]!;
    expect(rest).toEqual({ market: "Thailand", n: 10, median: 0, ninth: 4 });
    const filled = DELAY_BINS.flatMap(({ title }, index) => (bins[index] ? [[title, bins[index]]] : []));
    expect(filled).toEqual([
      ["Within a day", 5],
      ["4–8 days", 4],
      ["Later", 1],
    ]);
  });

  it("a quantile is the least delay that so many are within", () => {
    const delays = fc.array(
      fc.record({ delay: fc.integer({ min: -1, max: 366 }), n: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(delays, fc.constantFrom(0.1, 0.5, 0.9, 1), (held, share) => {
        const each = held.flatMap(({ delay, n }) => Array<number>(n).fill(delay)).sort((a, b) => a - b);
        expect(delayQuantile(held, share)).toBe(each[Math.ceil(share * each.length - 1e-9) - 1]);
      }),
    );
    expect(delayQuantile([], 0.5)).toBeNull();
  });
});

describe("reconciliation", () => {
  const files = [
    file({
      records: 10,
      tables: { annotations: tally({ used: 9, left_out: { cancelled: 1 }, yielded: 9, accepted: 9 }) },
    }),
    file({
      number: 2,
      records: 5,
      unreadable: 1,
      tables: {
        annotations: tally({ used: 1, left_out: { cancelled: 2, empty: 1 }, yielded: 3, accepted: 1, quarantined: 2 }),
      },
    }),
    file({ source: "other", number: 3 }),
  ];
  const { reconciliation } = dataQuality(facts({ files }));

  it("adds up the files of a source and table, and lists those with most left out first", () => {
    expect(reconciliation.map(({ source, table, files: n }) => [source, table, n])).toEqual([
      ["tool", "annotations", 2],
      ["other", "annotations", 1],
    ]);
    expect(reconciliation[0]).toMatchObject({
      records: 15,
      unreadable: 1,
      total: tally({ used: 10, left_out: { cancelled: 3, empty: 1 }, yielded: 12, accepted: 10, quarantined: 2 }),
      each: [{ number: 2 }, { number: 1 }],
    });
  });

  it("holds every outcome there is, each once", () => {
    const each = Object.fromEntries(OUTCOME_NAMES.map((name, index) => [name, 10 ** index]));
    const { total } = dataQuality(facts({ files: [file({ tables: { items: tally({ ...each }) } })] }))
      .reconciliation[0]!;
    for (const [index, name] of OUTCOME_NAMES.entries()) expect(total[name]).toBe(10 ** index);
  });

  it("of hundreds of files lists those that matter, and counts all", () => {
    const many = Array.from({ length: 400 }, (_, index) => file({ number: index + 1 }));
    const [table] = dataQuality(facts({ files: many })).reconciliation;
    expect(table).toMatchObject({ files: 400, records: 400_000 });
    expect(table!.each).toHaveLength(50);
  });
});

describe("restated days", () => {
  it("are balanced day by day, so that a loss does not hide behind a gain", () => {
    const before = days("2026-09-01", 20, { n: 100 });
    const later = [
      ...days("2026-09-01", 1, { n: 90 }),
      ...days("2026-09-02", 1, { n: 130 }),
      ...days("2026-09-03", 18, { n: 100 }),
    ];
    expect(restatedDays(before, later)).toEqual([
      { market: "TH", days: ["2026-09-01", "2026-09-02"], added: 30, removed: 10, before: 200 },
    ]);
  });

  it("moving rows from one source to another restates nothing", () => {
    expect(restatedDays(days("2026-09-01", 20), days("2026-09-01", 20, { source: "new" }))).toEqual([]);
  });

  it("two percent of a large day is the least", () => {
    const later = (n: number) => [...days("2026-09-01", 1, { n }), ...days("2026-09-02", 19, { n: 1000 })];
    const before = days("2026-09-01", 20, { n: 1000 });
    expect(restatedDays(before, later(981))).toEqual([]);
    expect(restatedDays(before, later(980))).toHaveLength(1);
  });
});

it("without a snapshot before there are no changes, and it says why", () => {
  expect(dataQuality(facts())).toMatchObject({ changes: null, missing: "This is the first snapshot here." });
  expect(dataQuality(facts({ previous: previous(), missing: null })).changes).toMatchObject({ restated: [] });
});
