/** Expected values: README.md of the set, as quoted beside each. */
import { beforeAll, expect, it } from "vitest";
import { agreementOf, alphaOf } from "./figures.js";
import { describeWithData, type RealSnapshot, snapshotOf } from "./real-set.js";

const by = (raters: string, relation: string) => ({ raters, question: `relation:${relation}` });

/**
 * README: "2 repeated (unit, worker)", one [SYMPTOM] and one [ASSOCIATED_WITH]. The README compares both judgements of such a
 * worker; the cubes compare the worker's latest. Where that touches the fourth digit, three are held.
 */
const REPEATED = 2;

describeWithData(["crowdtruth_medrel"], () => {
  let snapshot: RealSnapshot;
  beforeAll(async () => {
    snapshot = await snapshotOf(["crowdtruth_medrel"]);
    return snapshot.remove;
  });

  // README: "19,817 judgements, 1,321 units (15 judgements each, two with 16)".
  it("compares 15 judgements of each of 1,321 units", async () => {
    const cells = await agreementOf(snapshot.query, by("all", "TREATS"));
    expect(cells.map(({ labels, units }) => ({ labels, units }))).toEqual([{ labels: 15, units: 1321 }]);
    const [all] = await snapshot.query("SELECT sum(submissions) AS n FROM volume");
    expect(all).toEqual({ n: 15 * 1321 + REPEATED });
  });

  // README: "Country (judgements / workers): USA 8,427 / 179; GBR 6,025 / 88; CAN 3,451 / 62; NLD 1,295 / 21; AUS 619 / 11."
  it("counts judgements by country", async () => {
    const found = await snapshot.query("SELECT market, sum(submissions) AS n FROM volume GROUP BY ALL ORDER BY n DESC");
    expect(found).toEqual([
      { market: "United States", n: 8427 },
      { market: "United Kingdom", n: 6025 },
      { market: "Canada", n: 3451 },
      { market: "Netherlands", n: 1295 },
      { market: "Australia", n: 619 },
    ]);
  });

  // README: "by month 2014-06 417, 2014-07 9,500, 2015-05 5,055, 2015-09 4,845 (nothing between: a trend chart must show gaps)".
  it("counts judgements by month, with no cell for a month without any", async () => {
    const volume = await snapshot.query(
      "SELECT strftime(day, '%Y-%m') AS month, sum(submissions) AS n FROM volume GROUP BY ALL ORDER BY ALL",
    );
    expect(volume).toEqual([
      { month: "2014-06", n: 417 },
      { month: "2014-07", n: 9500 },
      { month: "2015-05", n: 5055 },
      { month: "2015-09", n: 4845 },
    ]);
    const weeks = await snapshot.query<{ month: string }>(
      "SELECT DISTINCT strftime(week, '%Y-%m') AS month FROM agreement ORDER BY ALL",
    );
    expect(weeks.map(({ month }) => month)).toEqual(["2014-06", "2014-07", "2015-05", "2015-09"]);
  });

  // README: "Labels (a judgement can carry several)".
  it.each([
    ["TREATS", 5127],
    ["ASSOCIATED_WITH", 3830 - 1],
    ["CAUSES", 2135],
    ["SYMPTOM", 2032 - 1],
    ["NONE", 1613],
    ["DIAGNOSE_BY_TEST_OR_DRUG", 1515],
    ["OTHER", 1304],
    ["MANIFESTATION", 1225],
    ["PREVENTS", 1090],
    ["PART_OF", 1063],
    ["IS_A", 1010],
    ["LOCATION", 829],
    ["SIDE_EFFECT", 528],
    ["CONTRAINDICATES", 500],
  ])("%s was picked in %i judgements, and not picked in all the others", async (relation, yes) => {
    const [cell] = await agreementOf(snapshot.query, by("all", relation));
    expect(cell!.labelCounts).toEqual([15 * 1321 - yes, yes]);
  });

  // README: "Krippendorff alpha, "has [TREATS]" yes/no by unit: all 0.4646; 2014-07 0.4757, 2015-05 0.4922, 2015-09 0.3064
  // (2014-06 -0.0024: almost no TREATS items); CAN .5973, NLD .5496, GBR .5109, USA .4020 (AUS -0.0217: 11 workers).
  // "has [CAUSES]": all 0.2563; 2014-06 .2290, 2014-07 .2161, 2015-05 .3609, 2015-09 .1324."
  it.each([
    ["TREATS", "all", 0.4646, 4],
    ["TREATS", "team:2014-06", -0.0024, 4],
    ["TREATS", "team:2014-07", 0.4757, 3],
    ["TREATS", "team:2015-05", 0.4922, 4],
    ["TREATS", "team:2015-09", 0.3064, 4],
    ["TREATS", "market:Canada", 0.5973, 4],
    ["TREATS", "market:Netherlands", 0.5496, 4],
    ["TREATS", "market:United Kingdom", 0.5109, 3],
    ["TREATS", "market:United States", 0.402, 4],
    ["TREATS", "market:Australia", -0.0217, 4],
    ["CAUSES", "all", 0.2563, 4],
    ["CAUSES", "team:2014-06", 0.229, 4],
    ["CAUSES", "team:2014-07", 0.2161, 4],
    ["CAUSES", "team:2015-05", 0.3609, 4],
    ["CAUSES", "team:2015-09", 0.1324, 4],
  ])("%s, %s: alpha %d", async (relation, raters, alpha, digits) => {
    expect(await alphaOf(snapshot.query, by(raters, relation))).toBeCloseTo(alpha, digits);
  });

  // README: "raw/RelEx/RelEx_batch_NN.csv, one row per unit x worker", 19 files; "19,817 judgements"; newlines INSIDE the
  // quoted field; "Time: 2014-06-27 14:49 – 2015-09-17 15:52".
  it("loses no record of 19 files with line breaks inside fields, and no time", () => {
    const { files, tables } = snapshot.manifest;
    expect(files).toHaveLength(19);
    expect(files.reduce((sum, { records }) => sum + records, 0)).toBe(19817);
    for (const { file, records, unreadable, tables: tallies } of files) {
      expect({ file, unreadable, ...tallies.annotations }).toMatchObject({
        unreadable: 0,
        used: records,
        duplicates: 0,
      });
    }
    expect(tables.quarantine!.rows).toBe(0);
    expect(tables.annotations!.first).toMatch("2014-06-27T14:49");
    expect(tables.annotations!.last).toMatch("2015-09-17T15:52");
  });

  // README: "rel-type, or relation in batches 17–21 (twice in 17)".
  it("knows the seed relation under whatever header", async () => {
    const [found] = await snapshot.query("SELECT count(*) AS n FROM volume WHERE policy IS NULL");
    expect(found).toEqual({ n: 0 });
  });
});
