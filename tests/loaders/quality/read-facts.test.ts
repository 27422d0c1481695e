import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { qualityFacts } from "../../../loaders/quality/read-facts.js";
import { dataQuality } from "../../../src/lib/analysis/quality/data-quality.js";
import type { QualityFacts } from "../../../src/lib/analysis/quality/facts.js";
import { temporaryFolder } from "../exports.js";
import { annotations, references, straight, takeFrom } from "../take.js";

const LABELS = [
  { annotation_id: "a1", submission_id: "s1", item_id: "i1", annotator_id: "p" },
  { annotation_id: "a2", submission_id: "s2", item_id: "i1", annotator_id: "q" },
  { annotation_id: "a3", submission_id: "s3", item_id: "i2", annotator_id: "q", labeled_at: "" },
  { annotation_id: "a4", submission_id: "s4", item_id: "i3", annotator_id: "q", confidence: "87" },
  { annotation_id: "a5", submission_id: "s5", item_id: "i4", annotator_id: "q", confidence: "Somchai" },
];

const FILES = {
  "taxonomy.json": JSON.stringify({ markets: { TH: { name: "Thailand", time_zone: "Asia/Bangkok" } } }),
  "tool/annotations.sql": straight("**/labels*.csv"),
  "tool/reference_labels.sql": straight("audits.csv"),
  "tool/somchai/labels.csv": annotations(...LABELS),
  "tool/audits.csv": references({ item_id: "i1" }, { reference_id: "r2", item_id: "nowhere" }),
};

async function factsOf(...steps: readonly Record<string, string>[]): Promise<QualityFacts> {
  const snapshots = await temporaryFolder();
  for (const files of steps) await takeFrom(files, { snapshots });
  return read(snapshots);
}

/** With workbooks of its own: the site's are kept as long as its code is the same. */
const read = async (snapshots: string) => qualityFacts(snapshots, await temporaryFolder());

describe("the facts of a first snapshot", () => {
  it("hold every file with its place in the manifest, and no folder", async () => {
    const facts = await factsOf(FILES);
    expect(facts.files.map(({ source, number, name, records }) => [source, number, name, records])).toEqual([
      ["tool", 1, "labels.csv", 5],
      ["tool", 2, "audits.csv", 2],
    ]);
    expect(facts.files[0]!.tables.annotations).toMatchObject({ yielded: 5, accepted: 3, quarantined: 2 });
    expect(JSON.stringify(facts).toLowerCase()).not.toContain("somchai");
  });

  it("hold why rows were refused, with the first of each and masked values", async () => {
    const facts = await factsOf(FILES);
    expect(facts.refused).toEqual([
      {
        source: "tool",
        table: "annotations",
        column: "confidence",
        reason: "is no number; write it as 12.5",
        n: 1,
        files: 1,
        rows: [{ file: "labels.csv (file 1)", record: 5, value: "·······" }],
      },
      {
        source: "tool",
        table: "annotations",
        column: "confidence",
        reason: "is not between 0 and 1",
        n: 1,
        files: 1,
        rows: [{ file: "labels.csv (file 1)", record: 4, value: "87" }],
      },
    ]);
  });

  it("hold delays of random audits, items labelled twice, and references that match nothing", async () => {
    const facts = await factsOf(FILES);
    expect(facts.delays).toEqual([{ market: "TH", delay: 1, n: 2 }]);
    expect(facts.twice).toEqual([{ market: "TH", items: 2, twice: 1 }]);
    expect(facts.references).toEqual({
      references: 2,
      judgements: 2,
      unmatched: 1,
      toDeleted: 0,
      otherVersion: 0,
      own: 0,
    });
  });

  it("say that there is nothing to compare with", async () => {
    const facts = await factsOf(FILES);
    expect(facts.previous).toBeNull();
    expect(facts.missing).toContain("first snapshot");
  });

  it("survive being published as JSON", async () => {
    const facts = await factsOf(FILES);
    const quality = dataQuality(facts);
    expect(JSON.parse(JSON.stringify(quality))).toEqual(quality);
  });
});

describe("the facts of a later snapshot", () => {
  const LATER = {
    ...FILES,
    "tool/somchai/labels.csv": annotations(...LABELS.slice(1)),
    "tool/somchai/labels-2026-10.csv": annotations({ annotation_id: "b1", submission_id: "t1", item_id: "i9" }),
  };

  it("tell files, rows and rules that are others than before", async () => {
    const { previous } = await factsOf(FILES, {
      ...LATER,
      "tool/reference_labels.sql": `${straight("audits.csv")} WHERE true`,
      "taxonomy.json": JSON.stringify({ markets: { TH: { name: "Thailand", time_zone: "UTC" } } }),
    });
    expect(previous).toMatchObject({
      filesAdded: ["tool/labels-2026-10.csv"],
      filesRemoved: [],
      filesChanged: ["tool/labels.csv"],
      filesSame: 1,
      otherwise: ["tool/reference_labels.sql", "taxonomy.json"],
    });
    expect(previous!.tables.filter(({ table }) => table === "annotations")).toEqual([
      { table: "annotations", before: 3, after: 3, added: 1, removed: 1 },
    ]);
    expect(previous!.days.map(({ what, n }) => [what, n])).toContainEqual(["labels", 2]);
    expect(previous!.accuracy).toEqual([
      expect.objectContaining({
        market: "TH",
        name: "Thailand",
        days: ["2026-09-01", "2026-09-01"],
        before: expect.objectContaining({ metric: "accuracy", n: 2 }),
        after: expect.objectContaining({ metric: "accuracy", n: 1 }),
      }),
    ]);
  });

  it("compare with what was current before, also when an earlier snapshot becomes current again", async () => {
    const facts = await factsOf(FILES, LATER, FILES);
    expect(facts.previous).toMatchObject({ filesAdded: [], filesRemoved: ["tool/labels-2026-10.csv"] });
  });

  it("compare with what was current before, though the last run changed nothing", async () => {
    expect((await factsOf(FILES, LATER, LATER)).previous).toMatchObject({ filesAdded: ["tool/labels-2026-10.csv"] });
  });

  it("say that the snapshot before was removed", async () => {
    const snapshots = await temporaryFolder();
    const { id } = await takeFrom(FILES, { snapshots });
    await takeFrom(LATER, { snapshots });
    await rm(join(snapshots, id), { recursive: true });
    const { previous, missing } = await read(snapshots);
    expect(previous).toBeNull();
    expect(missing).toBe(`The snapshot before, ${id}, has been removed: there is none to compare with.`);
  });

  it("do not compare rows by keys that another pseudonym key made", async () => {
    const snapshots = await temporaryFolder();
    await takeFrom(FILES, { snapshots, key: "a first key, not a secret" });
    await takeFrom(FILES, { snapshots, key: "a second key, not a secret" });
    const { previous } = await read(snapshots);
    expect(previous!.otherwise).toEqual(["the pseudonym key"]);
    expect(previous!.tables[0]).toEqual({ table: "annotations", before: 3, after: 3, added: null, removed: null });
  });
});
