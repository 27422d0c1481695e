/** Expected values: README.md of the set, as quoted beside each. */
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { quoteText } from "../../loaders/duckdb.js";
import { agreementOf, alphaOf, labelCountsOf } from "./figures.js";
import { describeWithData, type RealSnapshot, snapshotOf } from "./real-set.js";

const PHASES = ["phase 1", "phase 2"];
/** Every rater labelled 15 posts in each of two phases. */
const SUBMISSIONS_PER_RATER = 30;

const during = (phase: string, question: string) => ({
  raters: "all",
  question,
  where: `policy_version = '${phase}'`,
});

describeWithData(["haterep"], () => {
  let snapshot: RealSnapshot;
  beforeAll(async () => {
    snapshot = await snapshotOf(["haterep"]);
    return snapshot.remove;
  });

  /** Before guidance and after; at the question's own level, if no other is asked for. */
  const alphas = (question: string, level?: "nominal") =>
    Promise.all(PHASES.map((phase) => alphaOf(snapshot.query, during(phase, question), level)));

  // README: item, measured alpha, phase 1 -> phase 2; nominal, picked or not.
  it.each([
    ["gender:women", 0.3699, 0.5288],
    ["gender:men", 0.2671, 0.3957],
    ["gender:non-binary", 0.1515, 0.0951],
    ["gender:other", 0.242, 0.0871],
    ["sexuality:homosexual", 0.5975, 0.6536],
  ])("%s: alpha %d before guidance, %d after", async (question, before, after) => {
    const [first, second] = await alphas(question);
    expect(first).toBeCloseTo(before, 4);
    expect(second).toBeCloseTo(after, 4);
  });

  // README: "Hate speech?_bin", "Is the hate speech targeting?_bin": ORDINAL alpha on not-hateful < unclear < hateful.
  it.each([
    ["hate_speech", 0.3178, 0.321],
    ["targeting", 0.2554, 0.2605],
  ])("%s: ordinal alpha %d before guidance, %d after", async (question, before, after) => {
    const [first, second] = await alphas(question);
    expect(first).toBeCloseTo(before, 4);
    expect(second).toBeCloseTo(after, 4);
  });

  // README: "with nominal alpha on the three raw codes `Hate speech?` gives 0.2396 -> 0.2518, so the measurement level matters".
  it("finds less agreement on hate speech where the order of its labels is ignored", async () => {
    const [first, second] = await alphas("hate_speech", "nominal");
    expect(first).toBeCloseTo(0.2396, 4);
    expect(second).toBeCloseTo(0.2518, 4);
  });

  // README: "Also published, not recomputed here", with three digits.
  it.each([
    ["gender:transgender", 0.386, 0.381],
    ["gender:unclear", 0.069, 0.035],
    ["gender:not-referring", 0.187, 0.269],
    ["sexuality:asexual", 0.229, 0.206],
    ["sexuality:bisexual", 0.213, 0.295],
    ["sexuality:heterosexual", 0.147, 0.151],
    ["sexuality:other", 0.202, 0.254],
    ["sexuality:unclear", 0.086, 0.065],
    ["sexuality:not-referring", 0.305, 0.329],
  ])("%s: alpha %d before guidance, %d after, as published", async (question, before, after) => {
    const [first, second] = await alphas(question);
    expect(first).toBeCloseTo(before, 3);
    expect(second).toBeCloseTo(after, 3);
  });

  // README: "`Hate speech?` = 1/2/3: phase 1 875/403/162, phase 2 883/403/154. `Is the hate speech targeting?`: phase 1
  // 524/740/176, phase 2 619/643/178", where 1 is hateful, 2 not hateful, 3 unclear; here in the order 2, 3, 1.
  it.each([
    ["phase 1", "hate_speech", [403, 162, 875]],
    ["phase 2", "hate_speech", [403, 154, 883]],
    ["phase 1", "targeting", [740, 176, 524]],
    ["phase 2", "targeting", [643, 178, 619]],
  ])("%s, %s: labels %o", async (phase, question, counts) => {
    expect(await labelCountsOf(snapshot.query, during(phase, question))).toEqual(counts);
  });

  // README: "raters per post-phase: 6 (418), 5 (32), 7 (28), 8 (2)".
  it("compares the labels of a post within a phase only", async () => {
    const cells = await agreementOf(snapshot.query, { raters: "all", question: "hate_speech" });
    expect(cells.map(({ labels, units }) => [labels, units])).toEqual([
      [5, 32],
      [6, 418],
      [7, 28],
      [8, 2],
    ]);
  });

  // README: "`Country` has 42 spellings"; "26 countries once spellings are merged and England is counted as UK; the one
  // "1980" is unusable": Poland 18 (+"poland" 2), South Africa 8 (+4), Italy 8, Portugal 6 (+1), Hungary 4 (+1),
  // England 4 (+1), UK 3 (+2 "uk", +3 "United Kingdom"), Greece 3 (+1), Slovenia 2, USA 2, others 1–2.
  it("merges the spellings of a country, and leaves the rater of no country without market", async () => {
    const found = await snapshot.query<{ market: string | null; raters: number }>(
      `SELECT market, sum(submissions) / ${SUBMISSIONS_PER_RATER} AS raters FROM volume GROUP BY ALL`,
    );
    const raters = new Map(found.map((row) => [row.market, row.raters]));
    expect(Object.fromEntries([...raters].filter(([market, n]) => market === null || n > 2))).toEqual({
      Poland: 18 + 2,
      "South Africa": 8 + 4,
      Italy: 8,
      Portugal: 6 + 1,
      Hungary: 4 + 1,
      "United Kingdom": 4 + 1 + 3 + 2 + 3,
      Greece: 3 + 1,
      null: 1,
    });
    expect([raters.get("Slovenia"), raters.get("United States")]).toEqual([2, 2]);
    expect(raters.size).toBe(26 + 1);
    expect([...raters.values()].reduce((a, b) => a + b)).toBe(96);
  });

  // README: "phase 1 finished up to 2023-12-13 11:40; phase 2 started 2023-10-18 13:07, finished up to 2023-12-20 19:57".
  it("has phases that overlap for eight weeks: no date parts them", async () => {
    const found = await snapshot.query(
      `SELECT policy_version, strftime(min(day), '%Y-%m-%d') AS first, strftime(max(day), '%Y-%m-%d') AS last,
         sum(submissions) AS n
       FROM volume GROUP BY ALL ORDER BY ALL`,
    );
    expect(found).toEqual([
      { policy_version: "phase 1", first: "2023-10-11", last: "2023-12-13", n: 1440 },
      { policy_version: "phase 2", first: "2023-10-18", last: "2023-12-20", n: 1440 },
    ]);
  });

  it("has an event for each of the 96 raters, which parts their labels before guidance from those after", async () => {
    expect(snapshot.manifest.tables.events).toMatchObject({ rows: 96, first: "2023-10-18T13:07:00.000Z" });
    const table = (name: string) => `read_parquet(${quoteText(join(snapshot.folder, `${name}.parquet`))})`;
    const found = await snapshot.query(
      `SELECT policy_version, labeled_at > starts_at AS guided, count(DISTINCT annotator_id) AS raters
       FROM ${table("annotations")} AS annotations JOIN ${table("events")} AS events USING (annotator_id) GROUP BY ALL ORDER BY ALL`,
    );
    expect(found).toEqual([
      { policy_version: "phase 1", guided: false, raters: 96 },
      { policy_version: "phase 2", guided: true, raters: 96 },
    ]);
  });

  // README: "1,440 rows each, one per rater x post x phase"; `users.csv` (96), `database.csv` (240 posts).
  it("loses no record", () => {
    const read = snapshot.manifest.files.map(({ file, records, unreadable }) => [file, records, unreadable]);
    expect(Object.fromEntries(read.map(([file, ...counts]) => [file, counts]))).toEqual({
      "annotations_LGBT.csv": [1440, 0],
      "annotations_nonLGBT.csv": [1440, 0],
      "users.csv": [96, 0],
      "database.csv": [240, 0],
    });
    expect(snapshot.manifest.tables.quarantine!.rows).toBe(0);
  });
});
