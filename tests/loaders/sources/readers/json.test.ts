import { describe, expect, it } from "vitest";
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
    expect(file).toMatchObject({ records: 3, unreadable: [{ record: 2, reason: "expected a JSON object" }] });
  });

  it("stops at a truncated file, naming it", async () => {
    await expect(readThrough("json('a.json')", { "a.json": '[{"id": 1}, {"id"' })).rejects.toThrow(
      /^tool\/a\.json: cannot be read as JSON\. .*unexpected end of data.*a truncated file cannot be used/s,
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
