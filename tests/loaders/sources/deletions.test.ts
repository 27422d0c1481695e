import { describe, expect, it } from "vitest";
import { annotations, references, straight, takeFrom } from "../take.js";

/** A tool that lists what was deleted in a file of its own. */
const WITH_DELETIONS = `
  SELECT * FROM csv('labels*.csv')
  UNION ALL BY NAME
  SELECT id AS annotation_id, question, deleted_at AS updated_at, 'true' AS deleted, source_file, source_row FROM csv('deleted*.csv')`;

const deletions = (...rows: (readonly [id: string, at: string, question?: string])[]): string =>
  ["id,deleted_at,question", ...rows.map(([id, at, question = ""]) => `${id},${at},${question}`)]
    .join("\n")
    .concat("\n");

const take = (labels: string, deleted: string, options = {}) =>
  takeFrom({ "tool/annotations.sql": WITH_DELETIONS, "tool/labels.csv": labels, "tool/deleted.csv": deleted }, options);

/** What remains, and per file what became of its rows. */
async function outcome(taken: ReturnType<typeof take>) {
  const { read, manifest } = await taken;
  const left = await read<{ label: string }>("SELECT label FROM $annotations ORDER BY label");
  const tallies = Object.fromEntries(
    manifest.files.map(({ file, tables: { annotations: tally } }) => {
      const { yielded, accepted, duplicates, deleted, deletes_nothing, quarantined, after_as_of } = tally!;
      expect(accepted + duplicates + deleted + quarantined + after_as_of, file).toBe(yielded);
      return [file, { accepted, duplicates, deleted, deletes_nothing, quarantined, after_as_of }];
    }),
  );
  return { left: left.map(({ label }) => label), tallies };
}

const NONE = { accepted: 0, duplicates: 0, deleted: 0, deletes_nothing: 0, quarantined: 0, after_as_of: 0 };
const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-09-07T08:00:00Z", "2026-09-08T08:00:00Z", "2026-09-09T08:00:00Z"];

describe("a row that deletes", () => {
  it("removes what it names, and both rows are counted", async () => {
    const labels = annotations({ label: "gone", updated_at: MONDAY }, { annotation_id: "a2", label: "stays" });
    expect(await outcome(take(labels, deletions(["a1", TUESDAY])))).toEqual({
      left: ["stays"],
      tallies: { "labels.csv": { ...NONE, accepted: 1, deleted: 1 }, "deleted.csv": { ...NONE, deleted: 1 } },
    });
  });

  it("removes a row without an update time", async () => {
    expect(await outcome(take(annotations({}), deletions(["a1", TUESDAY])))).toMatchObject({ left: [] });
  });

  it("on a tie with the row's own time wins", async () => {
    const labels = annotations({ updated_at: TUESDAY });
    expect(await outcome(take(labels, deletions(["a1", TUESDAY])))).toMatchObject({ left: [] });
  });

  it("removes the latest version; the earlier ones are duplicates as ever", async () => {
    const labels = annotations({ updated_at: MONDAY }, { updated_at: TUESDAY });
    expect(await outcome(take(labels, deletions(["a1", WEDNESDAY])))).toMatchObject({
      left: [],
      tallies: { "labels.csv": { ...NONE, duplicates: 1, deleted: 1 } },
    });
  });

  it("spares what came back later", async () => {
    const labels = annotations({ label: "first", updated_at: MONDAY }, { label: "again", updated_at: WEDNESDAY });
    expect(await outcome(take(labels, deletions(["a1", TUESDAY])))).toEqual({
      left: ["again"],
      tallies: {
        "labels.csv": { ...NONE, accepted: 1, duplicates: 1 },
        "deleted.csv": { ...NONE, deleted: 1 },
      },
    });
  });

  it("of something no row describes is counted, and no error", async () => {
    expect(await outcome(take(annotations({}), deletions(["unknown", TUESDAY], ["unknown", WEDNESDAY])))).toEqual({
      left: ["ok"],
      tallies: {
        "labels.csv": { ...NONE, accepted: 1 },
        "deleted.csv": { ...NONE, deleted: 2, deletes_nothing: 2 },
      },
    });
  });

  it("removes one answer where it names its question, else all", async () => {
    const labels = annotations(
      { question: "a", label: "one's a" },
      { question: "b", label: "one's b" },
      { annotation_id: "a2", question: "a", label: "two's a" },
      { annotation_id: "a2", question: "b", label: "two's b" },
    );
    expect(await outcome(take(labels, deletions(["a1", TUESDAY, "a"], ["a2", TUESDAY])))).toMatchObject({
      left: ["one's b"],
    });
  });

  it("removes every choice where it names a multiple-choice question", async () => {
    const { manifest } = await takeFrom({
      "tool/annotations.sql": WITH_DELETIONS,
      "tool/labels.csv": annotations({ question: "tags", label: "music" }, { question: "tags", label: "chat" }),
      "tool/deleted.csv": deletions(["a1", TUESDAY, "tags"]),
      "taxonomy.json": `{"questions": {"tags": {"multiple": true, "labels": [{"value": "music"}, {"value": "chat"}]}}}`,
    });
    expect(manifest.tables.annotations!.rows).toBe(0);
  });

  it("without a time is refused", async () => {
    const { read, manifest } = await take(annotations({}), deletions(["a1", ""]));
    expect(await read(`SELECT source_file, "column", reason FROM $quarantine`)).toEqual([
      {
        source_file: "deleted.csv",
        column: "updated_at",
        reason: "is empty though the row deletes: only a time tells a deletion from a later return",
      },
    ]);
    expect(manifest.tables.annotations!.rows).toBe(1);
  });

  it("without an id, or at no time, is refused too", async () => {
    const { read } = await take(annotations({}), deletions(["", TUESDAY], ["a1", "yesterday"]));
    expect(await read(`SELECT "column" FROM $quarantine ORDER BY source_row`)).toEqual([
      { column: "annotation_id" },
      { column: "updated_at" },
    ]);
  });
});

describe("a column that flags rows as deleted", () => {
  const flagged = (...rows: string[]) =>
    takeFrom({
      "tool/annotations.sql": "SELECT * FROM csv('*.csv')",
      "tool/labels.csv": [
        "annotation_id,submission_id,item_id,question,label,status,annotator_kind,round,updated_at,deleted",
        ...rows,
      ].join("\n"),
    });

  it("deletes where it is true, whatever else the row holds", async () => {
    const { read, manifest } = await flagged(
      `a1,s,i,violation,ok,labelled,human,production,${MONDAY},false`,
      `a1,s,i,violation,,labelled,robot,no round,${TUESDAY},TRUE`,
      `a2,s,i,violation,ok,labelled,human,production,${MONDAY},`,
    );
    expect(await read("SELECT source_row FROM $annotations")).toEqual([{ source_row: 3 }]);
    expect(manifest.tables.quarantine!.rows).toBe(0);
  });

  it("is refused where it is neither true nor false", async () => {
    const { read } = await flagged(`a1,s,i,violation,ok,labelled,human,production,${MONDAY},perhaps`);
    expect(await read(`SELECT "column", reason, value FROM $quarantine`)).toEqual([
      { column: "deleted", reason: "is neither true nor false", value: null },
    ]);
  });

  it("leaves the contract of the other rows as it is", async () => {
    const { read } = await flagged(
      `a1,,i,violation,ok,labelled,human,production,${MONDAY},false`,
      `a2,s,i,,ok,labelled,human,production,${MONDAY},`,
    );
    expect(await read(`SELECT "column", reason FROM $quarantine ORDER BY source_row`)).toEqual([
      { column: "submission_id", reason: "is empty" },
      { column: "question", reason: "is empty" },
    ]);
  });

  it("is in no table of the snapshot", async () => {
    const { read } = await flagged(`a1,s,i,violation,ok,labelled,human,production,${MONDAY},false`);
    const columns = await read<{ column_name: string }>("DESCRIBE FROM $annotations");
    expect(columns.map(({ column_name }) => column_name)).not.toContain("deleted");
  });
});

describe("a mapping of deletions only", () => {
  const source = (mapping: string) => ({
    "tool/annotations.sql": straight(),
    "tool/labels.csv": annotations({ updated_at: MONDAY }),
    "webhook/annotations.sql": mapping,
    "webhook/deleted.csv": deletions(["a1", TUESDAY]),
  });

  it("needs the id and the time, and deletes in other sources", async () => {
    const { manifest } = await takeFrom(
      source(
        `SELECT id AS annotation_id, deleted_at AS updated_at, true AS deleted, source_file, source_row FROM csv('*.csv')`,
      ),
    );
    expect(manifest.tables.annotations!.rows).toBe(0);
  });

  it("without the time stops the run and says what to write", async () => {
    const mapping = `SELECT id AS annotation_id, true AS deleted, source_file, source_row FROM csv('*.csv')`;
    await expect(takeFrom(source(mapping))).rejects.toThrow(/^webhook\/annotations\.sql: .* updated_at is missing\./);
  });
});

it("Label Studio's webhook tells what was deleted, several annotations in one call", async () => {
  const call = (action: string, ...ids: number[]) =>
    JSON.stringify({ action, annotations: ids.map((id) => ({ id })), received_at: TUESDAY });
  const { manifest, read } = await takeFrom({
    "tool/annotations.sql": `${straight("labels.csv")} UNION ALL BY NAME
      SELECT unnest(annotations->>'$[*].id') AS annotation_id, received_at AS updated_at, true AS deleted, source_file, source_row
      FROM jsonl('webhook-*.jsonl') WHERE action = 'ANNOTATIONS_DELETED'`,
    "tool/labels.csv": annotations(...["1", "2", "3"].map((id) => ({ annotation_id: id, label: id }))),
    "tool/webhook-1.jsonl": [call("ANNOTATIONS_DELETED", 1, 3), call("ANNOTATION_UPDATED", 2)].join("\n"),
  });
  expect(await read("SELECT label FROM $annotations")).toEqual([{ label: "2" }]);
  expect(manifest.files[1]!.tables.annotations).toMatchObject({ used: 1, yielded: 2, deleted: 2 });
});

describe("--as-of", () => {
  const asOf = { asOf: new Date(TUESDAY) };

  it("leaves out what was deleted later", async () => {
    const labels = annotations({ updated_at: MONDAY });
    expect(await outcome(take(labels, deletions(["a1", WEDNESDAY]), asOf))).toEqual({
      left: ["ok"],
      tallies: { "labels.csv": { ...NONE, accepted: 1 }, "deleted.csv": { ...NONE, after_as_of: 1 } },
    });
  });

  it("obeys a deletion although what it names came back later", async () => {
    const labels = annotations({ updated_at: WEDNESDAY });
    expect(await outcome(take(labels, deletions(["a1", MONDAY]), asOf))).toMatchObject({ left: [] });
  });
});

it("an audit of a deleted annotation judges nothing, and is counted apart", async () => {
  const { manifest, read } = await takeFrom({
    "tool/annotations.sql": WITH_DELETIONS,
    "tool/reference_labels.sql": "SELECT * FROM csv('audits.csv')",
    "tool/labels.csv": annotations({ annotation_id: "gone" }, { annotation_id: "stays" }),
    "tool/deleted.csv": deletions(["gone", TUESDAY]),
    "tool/audits.csv": references(
      { reference_id: "r1", audited_annotation_id: "gone" },
      { reference_id: "r2", audited_annotation_id: "stays" },
      { reference_id: "r3", audited_annotation_id: "never seen" },
    ),
  });
  expect(manifest.judgements).toMatchObject({ judgements: 1, referencesToDeleted: 1, unmatchedReferences: 1 });
  expect(await read("SELECT count(*) AS n FROM $reference_labels")).toEqual([{ n: 3 }]);
});

it.each([
  ["reference_labels", references({}), "reference_id"],
  ["items", "item_id,market\ni1,TH\n", "item_id"],
  ["events", "event_id,kind,starts_at,title\ne1,training,2026-09-01,Training\n", "event_id"],
  ["roster", "annotator_id,team\nann,North\nann,South\n", "annotator_id"],
] as const)("rows of %s are deleted by their id", async (table, csv, id) => {
  const name = { reference_id: "r1", item_id: "i1", event_id: "e1", annotator_id: "ann" }[id];
  const mapping = `SELECT * FROM csv('rows.csv') UNION ALL BY NAME
    SELECT id AS ${id}, deleted_at AS updated_at, 'true' AS deleted, source_file, source_row FROM csv('deleted.csv')`;
  const files = {
    [`tool/${table}.sql`]: mapping,
    "tool/rows.csv": csv,
    "tool/deleted.csv": deletions([name, TUESDAY]),
  };
  expect((await takeFrom(files)).manifest.tables[table]!.rows).toBe(0);
});
