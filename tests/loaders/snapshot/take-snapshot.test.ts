import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { currentId } from "../../../loaders/snapshot/current.js";
import { CUBE_NAMES } from "../../../src/lib/schema/cubes.js";
import { PROFILE_NAMES } from "../../../src/lib/schema/profile.js";
import { TABLE_NAMES } from "../../../src/lib/schema/tables.js";
import { folderWith, temporaryFolder } from "../exports.js";
import { annotations, references, straight, takeFrom } from "../take.js";

const FILES = {
  "tool/annotations.sql": straight("labels.csv"),
  "tool/reference_labels.sql": straight("audits.csv"),
  "tool/labels.csv": annotations(
    { annotation_id: "a1", item_id: "i1", annotator_id: "p" },
    { annotation_id: "a2", item_id: "i1", annotator_id: "q", label: "gambling" },
    { annotation_id: "a3", item_id: "i2", annotator_id: "q" },
  ),
  "tool/audits.csv": references({ item_id: "i1" }),
};

describe("a snapshot", () => {
  it("holds every table and cube, taxonomy and manifest, and nothing else", async () => {
    const { folder } = await takeFrom(FILES);
    expect((await readdir(folder)).sort()).toEqual(
      [
        ...[...TABLE_NAMES, "judgements", "quarantine"].map((name) => `${name}.parquet`),
        ...CUBE_NAMES.map((name) => `cube_${name}.parquet`),
        ...PROFILE_NAMES.map((name) => `profile_${name}.parquet`),
        "manifest.json",
        "taxonomy.json",
      ].sort(),
    );
  });

  it("states the hash of each file, its reconciliation, and rows and dates of each table", async () => {
    const { manifest } = await takeFrom(FILES);
    expect(manifest.files[0]).toMatchObject({
      source: "tool",
      file: "labels.csv",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      records: 3,
      tables: { annotations: { used: 3, left_out: {}, yielded: 3, accepted: 3, duplicates: 0, quarantined: 0 } },
    });
    expect(manifest.tables.annotations).toEqual({
      rows: 3,
      first: "2026-09-01T08:00:00.000Z",
      last: "2026-09-01T08:00:00.000Z",
    });
  });

  it("counts the records a mapping did not select", async () => {
    const { manifest } = await takeFrom({
      ...FILES,
      "tool/annotations.sql": `${straight("labels.csv")} WHERE label = 'ok'`,
    });
    expect(manifest.files[0]!.tables.annotations).toMatchObject({
      used: 2,
      left_out: { "not selected by the mapping": 1 },
    });
  });

  it("counts the records of a file that a mapping only joins as looked up", async () => {
    const { manifest } = await takeFrom({
      ...FILES,
      "tool/annotations.sql": `SELECT labels.* REPLACE (people.name AS annotator_id)
        FROM csv('labels.csv') AS labels LEFT JOIN csv('people.csv') AS people ON people.id = labels.annotator_id`,
      "tool/people.csv": "id,name\np,Somchai\n",
    });
    const people = manifest.files.find(({ file }) => file === "people.csv")!;
    expect(people.tables.annotations).toMatchObject({ used: 0, left_out: { "in a file that is only looked up": 1 } });
  });

  it("of any number of sources is one", async () => {
    const { manifest } = await takeFrom({
      ...FILES,
      "other/annotations.sql": straight(),
      "other/more.csv": annotations({ annotation_id: "b1" }),
    });
    expect(manifest.tables.annotations!.rows).toBe(4);
  });
});

describe("the same identity", () => {
  it("gives the same rows, whatever the folder, the thread count and the time", async () => {
    const [one, two] = [await takeFrom(FILES, { threads: 1 }), await takeFrom(FILES, { threads: 4 })];
    expect(two.id).toBe(one.id);
    const made = [...CUBE_NAMES.map((name) => `cube_${name}`), ...PROFILE_NAMES.map((name) => `profile_${name}`)];
    for (const table of [...TABLE_NAMES, "judgements", "quarantine", ...made]) {
      const sql = `SELECT * FROM $${table} ORDER BY ALL`;
      expect(await two.read(sql), table).toEqual(await one.read(sql));
    }
  });

  it("is changed by a file, a mapping, the taxonomy, the key and --as-of, and by nothing else", async () => {
    const base = await takeFrom(FILES);
    const changed = await Promise.all([
      takeFrom({ ...FILES, "tool/audits.csv": references({ reference_label: "gambling" }) }),
      takeFrom({ ...FILES, "tool/annotations.sql": `${straight("labels.csv")} WHERE true` }),
      takeFrom({ ...FILES, "taxonomy.json": `{"markets": {"TH": {}}}` }),
      takeFrom(FILES, { key: "another key for tests" }),
      takeFrom(FILES, { asOf: new Date("2026-12-01") }),
    ]);
    expect(new Set([base, ...changed].map(({ id }) => id)).size).toBe(6);
    expect((await takeFrom({ ...FILES, "tool/notes.txt": "not read by any mapping" })).id).toBe(base.id);
  });

  it("is not made twice", async () => {
    const snapshots = await temporaryFolder();
    const first = await takeFrom(FILES, { snapshots });
    const again = await takeFrom(FILES, { snapshots });
    expect(again).toMatchObject({ id: first.id, made: false });
    expect(again.manifest).toEqual(first.manifest);
  });

  it("becomes current again when the exports go back to it", async () => {
    const snapshots = await temporaryFolder();
    const first = await takeFrom(FILES, { snapshots });
    await takeFrom({ ...FILES, "tool/audits.csv": references({ reference_label: "gambling" }) }, { snapshots });
    await takeFrom(FILES, { snapshots });
    expect(await currentId(snapshots)).toBe(first.id);
  });
});

describe("a run that fails", () => {
  const broken =
    (files: object, message: RegExp, options = {}) =>
    async () => {
      const snapshots = await temporaryFolder();
      const { id } = await takeFrom(FILES, { snapshots });
      await expect(takeFrom({ ...FILES, ...files }, { snapshots, ...options })).rejects.toThrow(message);
      expect(await currentId(snapshots)).toBe(id);
      expect((await readdir(snapshots)).sort()).toEqual([id, "current"].sort());
    };

  it(
    "on an empty file leaves the snapshot before current, and nothing behind",
    broken({ "tool/labels.csv": "" }, /^tool\/labels.csv is empty/),
  );
  it(
    "on truncated JSON does too",
    broken(
      {
        "tool/annotations.sql": "SELECT * FROM json('labels.json')",
        "tool/labels.json": `[{"annotation_id": "a1", "lab`,
      },
      /^tool\/labels\.json: cannot be read as JSON/,
    ),
  );
  it(
    "on a typo in a mapping says where, and what there is",
    broken(
      { "tool/annotations.sql": "SELECT * REPLACE (lable AS label)\nFROM csv('labels.csv')" },
      /^tool\/annotations\.sql: .*"lable" not found.*Candidate bindings: "label"/s,
    ),
  );
  it(
    "on a syntax error names the line",
    broken(
      { "tool/annotations.sql": "SELECT *\nFORM csv('labels.csv')" },
      /^tool\/annotations\.sql, line 2: syntax error/,
    ),
  );
  it(
    "on a missing required column says what to write",
    broken(
      { "tool/annotations.sql": "SELECT * EXCLUDE (status) FROM csv('labels.csv')" },
      /^tool\/annotations\.sql: the required column status is missing\..*`'labelled' AS status`.*It yields: annotation_id/s,
    ),
  );
  it(
    "on a missing source_row says what supplies it",
    broken(
      { "tool/annotations.sql": "SELECT * EXCLUDE (source_row) FROM csv('labels.csv')" },
      /the column source_row is missing; .* reader \(csv\(\)/,
    ),
  );
  it(
    "on an unknown column names the nearest",
    broken(
      { "tool/annotations.sql": "SELECT *, 'x' AS modelversion FROM csv('labels.csv')" },
      /annotations has no column modelversion\. Did you mean model_version\?/,
    ),
  );
  it(
    "on a table function without record numbers names the readers",
    broken(
      { "tool/annotations.sql": "SELECT * FROM read_csv('labels.csv')" },
      /read_csv\(\) gives no source_file and source_row\. Read files with csv\(\), tsv\(\), json\(\)/,
    ),
  );
  it(
    "on a file that is not there names the nearest",
    broken(
      { "tool/annotations.sql": straight("label.csv") },
      /no file matches 'label\.csv'\. Did you mean 'labels\.csv'\?/,
    ),
  );
  it(
    "on a mapping for no table names the nearest",
    broken(
      { "tool/annotation.sql": straight() },
      /no canonical table is called annotation\. Did you mean annotations\.sql\?/,
    ),
  );
  it(
    "on a path outside its folder refuses it",
    broken({ "tool/annotations.sql": straight("../other/labels.csv") }, /must be a path inside the source's folder/),
  );
  it(
    "on a file read in two ways refuses it",
    broken(
      {
        "tool/annotations.sql": `${straight("labels.csv")} UNION ALL BY NAME SELECT * FROM csv('labels.csv', delim := ';')`,
      },
      /labels\.csv is read in two ways/,
    ),
  );
  it(
    "on two statements refuses them",
    broken({ "tool/annotations.sql": `${straight("labels.csv")}; SELECT 1` }, /expected one SELECT statement, found 2/),
  );
  it(
    "on a source without a mapping says what to write",
    broken({ "new/labels.csv": annotations({}) }, /^new: no mapping\. Write annotations\.sql/),
  );
  it(
    "on too many refused rows lists the reasons with a file and record each",
    broken(
      { "tool/labels.csv": annotations({}, { annotation_id: "a2", labeled_at: "tomorrow" }) },
      /tool\/annotations\.sql: 1 of 2 rows break the contract \(50\.0 %, allowed 1 %\).*labeled_at is no time; .*: 1 row, first in labels\.csv, record 2/s,
      { maxRejected: 0.01 },
    ),
  );
  it(
    "on too many unreadable records lists them",
    broken(
      { "tool/labels.csv": `${annotations({})}ragged\n` },
      /tool: 1 of 3 records cannot be read .*expected 15 fields, found 1: 1 row, first in labels\.csv, record 2/s,
      { maxRejected: 0.01 },
    ),
  );
  it(
    "on a taxonomy that does not fit names the place",
    broken(
      { "taxonomy.json": `{"markets": {"TH": {"timezone": "Asia/Bangkok"}}}` },
      /taxonomy\.json does not fit its schema.*at markets\.TH: .*timezone/s,
    ),
  );
});

it("stops at an exports folder that is absent or empty, with what to do", async () => {
  await expect(takeFrom({}, { exports: join(await temporaryFolder(), "none") })).rejects.toThrow(
    /There is no exports folder .* `npm run demo`/,
  );
  await expect(takeFrom({})).rejects.toThrow(/holds no source\..*`npm run demo`/);
});

it("reads files and folders that are links", async () => {
  const elsewhere = await folderWith(FILES);
  const exports = await folderWith({});
  await symlink(join(elsewhere, "tool"), join(exports, "tool"));
  expect((await takeFrom({}, { exports })).manifest.tables.annotations!.rows).toBe(3);
});

it.each([
  ["gzip that stops half-way", gzipSync(annotations({ label: "other" })).subarray(0, 60)],
  ["bytes of another encoding", Buffer.from(annotations({ label: "café" }), "latin1")],
  ["a quote that is not closed", Buffer.from(`${annotations({})}"a\nb\n`)],
])("leaves the last snapshot current and whole when a file is broken: %s", async (_, bytes) => {
  const snapshots = await temporaryFolder();
  const before = await takeFrom({ "tool/annotations.sql": straight(), "tool/a.csv": annotations({}) }, { snapshots });
  const files = await readdir(before.folder);
  await expect(takeFrom({ "tool/annotations.sql": straight(), "tool/a.csv": bytes }, { snapshots })).rejects.toThrow(
    /^tool\/a\.csv/,
  );
  expect(await currentId(snapshots)).toBe(before.id);
  expect(await readdir(before.folder)).toEqual(files);
  expect(await before.read("SELECT count(*) AS n FROM $annotations")).toEqual([{ n: 1 }]);
  expect((await readdir(snapshots)).sort()).toEqual([before.id, "current"].sort());
});
