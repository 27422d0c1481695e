/** Expected values: README.md of the set, as quoted beside each. */
import { beforeAll, expect, it } from "vitest";
import type { PairTable } from "../../src/lib/stats/pair-table.js";
import { alphaOf, pairsOf } from "./figures.js";
import { describeWithData, type RealSnapshot, snapshotOf } from "./real-set.js";

const LABELS = ["non-hate", "hate"];
const AU = "Australia";
const GB = "United Kingdom";
const SG = "Singapore";
const US = "United States";
const ZA = "South Africa";

/**
 * README: "19 rows repeat an (ID, annotator_id)", all of them of one rater in Singapore. The README counts every one;
 * here the last row stands, so that Singapore's figures are those of 19 labels less, and one of its posts has no majority.
 */
const REPEATED = 19;
const POSTS = 1580;

/** To four digits; within one post where Singapore, which lacks one, is compared. */
function expectShare(posts: number, countries: readonly string[], table: PairTable, share: number): void {
  const all = table.flat().reduce((sum, n) => sum + n, 0);
  const lacking = countries.includes(SG) ? 1 : 0;
  expect(all).toBe(POSTS - lacking);
  if (lacking) expect(Math.abs(posts / all - share)).toBeLessThan(1 / all);
  else expect(posts / all).toBeCloseTo(share, 4);
}

describeWithData(["crehate"], () => {
  let snapshot: RealSnapshot;
  beforeAll(async () => {
    snapshot = await snapshotOf(["crehate"]);
    return snapshot.remove;
  });

  /** Posts by the majorities of two countries, named in alphabetical order. */
  const majorities = (a: string, b: string) => pairsOf(snapshot.query, [a, b], LABELS, "scope = 'markets'");

  // README: country, labels. The 3,060 "don't know" are among them.
  it.each([
    [AU, 8586],
    [SG, 8581 - REPEATED],
    [ZA, 8533],
    [GB, 8657],
    [US, 8189],
  ])("%s: %i labels", async (market, labels) => {
    const [found] = await snapshot.query<{ n: number }>("SELECT sum(submissions) AS n FROM volume WHERE market = ?", [
      market,
    ]);
    expect(found!.n).toBe(labels);
  });

  // README: "Labels: 0 21,775; 1 17,711; 2 3,060." Of the rows that do not stand, 12 say 0, 6 say 1 and one says 2.
  it("counts the labels, and takes a don't know for a skipped post", async () => {
    const found = await snapshot.query(
      "SELECT status, label, sum(submissions) AS n FROM volume GROUP BY ALL ORDER BY label",
    );
    expect(found).toEqual([
      { status: "labelled", label: "hate", n: 17711 - 6 },
      { status: "labelled", label: "non-hate", n: 21775 - 12 },
      { status: "skipped", label: null, n: 3060 - 1 },
    ]);
  });

  // README: country, Krippendorff alpha (nominal, label 2 dropped); "all raters pooled". Keeping the first of the repeated
  // rows instead of the last would give Singapore 0.3432.
  it.each([
    [`market:${AU}`, 0.4081, 4],
    [`market:${SG}`, 0.344, 3],
    [`market:${ZA}`, 0.3513, 4],
    [`market:${GB}`, 0.4246, 4],
    [`market:${US}`, 0.4623, 4],
    ["all", 0.3732, 4],
  ])("%s: alpha %d", async (raters, alpha, digits) => {
    expect(await alphaOf(snapshot.query, { question: "hate", raters })).toBeCloseTo(alpha, digits);
  });

  // README: "Pairwise country label-difference rate"; "highest pairwise label difference rate of 26%" -> ZA–SG.
  it.each([
    [AU, SG, 0.2266],
    [AU, ZA, 0.2209],
    [AU, GB, 0.1633],
    [AU, US, 0.1867],
    [SG, ZA, 0.2601],
    [SG, GB, 0.2316],
    [SG, US, 0.231],
    [ZA, GB, 0.2184],
    [ZA, US, 0.2038],
    [GB, US, 0.1753],
  ])("the majorities of %s and %s differ in %d of the posts", async (a, b, rate) => {
    const table = await majorities(a, b);
    expectShare(table[0]![1]! + table[1]![0]!, [a, b], table, rate);
  });

  // README: country, share of posts finally labelled hate.
  it.each([
    [AU, 0.4747, US, 0.3981],
    [ZA, 0.431, GB, 0.4506],
    [AU, 0.4747, SG, 0.4848],
  ])("the majority of %s finds %d of the posts hateful, that of %s %d", async (a, shareOfA, b, shareOfB) => {
    const table = await majorities(a, b);
    expectShare(table[1]![0]! + table[1]![1]!, [a, b], table, shareOfA);
    expectShare(table[0]![1]! + table[1]![1]!, [a, b], table, shareOfB);
  });

  // README: "Only 56.2% of the posts in CREHate achieve consensus among all countries" -> 888 / 1,580 = 56.20%.
  it("finds the majorities of all five countries unanimous in 888 of 1,580 posts", async () => {
    const [found] = await snapshot.query<{ posts: number; unanimous: number }>(
      `SELECT sum(units) AS posts, sum(unanimous) FILTER (labels = 5) AS unanimous
       FROM agreement WHERE raters = 'markets'`,
    );
    expect(found).toEqual({ posts: POSTS, unanimous: 888 });
  });

  // README: "No time column, no gold, no model labels."
  it("has neither day nor week, and nothing to judge by", async () => {
    const [found] = await snapshot.query(
      `SELECT (SELECT count(day) FROM volume) AS days, (SELECT count(week) FROM agreement) AS weeks,
         (SELECT sum(submissions) FROM volume) AS undated, (SELECT count(*) FROM judgements) AS judged`,
    );
    expect(found).toEqual({ days: 0, weeks: 0, undated: 42546 - REPEATED, judged: 0 });
    expect(snapshot.manifest.tables.annotations).toMatchObject({ first: null, last: null });
  });

  // README: "42,546 rows, one per post x rater"; "19 rows repeat an (ID, annotator_id)".
  it("loses no row, and says which ones another row of the same post and rater replaced", () => {
    expect(snapshot.manifest.files.map(({ file }) => file)).toEqual(["CREHate_raw_annotations.csv"]);
    expect(snapshot.manifest.files[0]!.tables.annotations).toMatchObject({
      used: 42546,
      accepted: 42546 - REPEATED,
      duplicates: REPEATED,
      quarantined: 0,
    });
  });
});
