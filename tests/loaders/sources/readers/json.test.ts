import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase, quoteText, rows as rowsOf } from "../../../../loaders/duckdb.js";
import { json } from "../../../../loaders/sources/readers/json.js";
import { labelStudio } from "../../../../loaders/sources/readers/label-studio.js";
import { folderWith } from "../../exports.js";
import { readThrough } from "../read.js";

describe("json()", () => {
  it("makes every key a text column and keeps nested values as JSON", async () => {
    const { rows } = await readThrough("json('a.json')", {
      "a.json": '[{"id": 1, "ok": true, "deep": {"x": [1]}}, {"id": "é", "a.b": null}]',
    });
    expect(rows).toEqual([
      { "a.b": null, deep: '{"x":[1]}', id: "1", ok: "true", source_file: "a.json", source_row: 1 },
      { "a.b": null, deep: null, id: "é", ok: null, source_file: "a.json", source_row: 2 },
    ]);
  });

  it("finds records below the top", async () => {
    const { rows } = await readThrough("json('a.json', records := '$.audits[*]')", {
      "a.json": '{"version": 1, "audits": [{"id": 1}, {"id": 2}]}',
    });
    expect(rows.map(({ id, source_row }) => [id, source_row])).toEqual([
      ["1", 1],
      ["2", 2],
    ]);
  });

  it("counts an entry that is no object as unreadable, and keeps the numbers of the others", async () => {
    const { rows, file } = await readThrough("json('a.json')", { "a.json": '[{"id": 1}, 5, {"id": 3}]' });
    expect(rows.map(({ id, source_row }) => [id, source_row])).toEqual([
      ["1", 1],
      ["3", 3],
    ]);
    expect(file).toMatchObject({
      records: 3,
      unreadable: [{ record: 2, reason: "expected a JSON object, each key once" }],
    });
  });

  it("stops at a truncated file, naming it", async () => {
    await expect(readThrough("json('a.json')", { "a.json": '[{"id": 1}, {"id"' })).rejects.toThrow(
      /^tool\/a\.json: cannot be read as JSON\. .*ends in the middle.*a truncated file cannot be used/s,
    );
  });

  it("stops at an empty file", async () => {
    await expect(readThrough("json('a.json')", { "a.json": "" })).rejects.toThrow("tool/a.json is empty");
  });
});

describe("jsonl()", () => {
  it("reads a record per line; a broken line is an unreadable record", async () => {
    const { rows, file } = await readThrough("jsonl('a.jsonl')", { "a.jsonl": '{"id":1}\n{"id":\n{"id":3}\n' });
    expect(rows.map(({ id, source_row }) => [id, source_row])).toEqual([
      ["1", 1],
      ["3", 3],
    ]);
    expect(file).toMatchObject({ records: 3, unreadable: [{ record: 2 }] });
  });
});

it("refuses a record in which a key stands twice: it says two things", async () => {
  const { file } = await readThrough("json('a.json')", { "a.json": '[{"id":1,"id":2},{"id":3}]' });
  expect(file).toMatchObject({
    records: 2,
    unreadable: [{ record: 1, reason: "expected a JSON object, each key once" }],
  });
});

it("takes keys and values with NUL, and half a surrogate pair as a lost character", async () => {
  const { rows } = await readThrough("jsonl('a.jsonl')", {
    "a.jsonl": '{"i\\u0000d":"a\\u0000b"}\n{"i\\u0000d":"\\ud83d"}\n',
  });
  expect(rows.map(({ id }) => id)).toEqual(["a\0b", "\ufffd"]);
});

it("says that nothing stands at a path of records, rather than reading none", async () => {
  await expect(readThrough("json('a.json', records := '$.audits[*]')", { "a.json": '{"audit":[]}' })).rejects.toThrow(
    "tool/a.json: nothing stands at $.audits[*]. Mend records",
  );
});

it.each([
  ["json()", json, { id: 1 }, "id", "200MB"],
  ["label_studio()", labelStudio, { id: 1, annotations: [{ id: 1, result: [] }], predictions: [] }, "task_id", "400MB"],
])(
  "reads with %s an array of 120 MB with less memory than the whole would take",
  async (_, reader, record, id, memory) => {
    const text = JSON.stringify("x".repeat(1000));
    const records = Array.from({ length: 120_000 }, (_, n) => {
      const json = JSON.stringify({ ...record, id: n + 1 });
      return `${json.slice(0, -1)},"data":{"text":${text}}}`;
    });
    const folder = await folderWith({ "a.json": `[${records.join(",\n")}]` });
    const target = join(folder, "a.parquet");
    const connection = await openDatabase({ memory, threads: 1 });
    const request = { connection, file: join(folder, "a.json"), name: "a.json", target, options: {} };
    expect(await reader.stage(request)).toMatchObject({ records: 120_000, unreadable: [] });
    const place = reader.numbered ? "source_row" : "file_row_number + 1";
    const [last] = await rowsOf<{ id: string; place: number }>(
      connection,
      `SELECT ${id} AS id, ${place} AS place FROM read_parquet(${quoteText(target)}, file_row_number = true)
     ORDER BY file_row_number DESC LIMIT 1`,
    );
    expect(last).toEqual({ id: "120000", place: 120_000 });
  },
);
