import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase, quoteText, rows as rowsOf } from "../../../../loaders/duckdb.js";
import { stageDelimited } from "../../../../loaders/sources/readers/csv.js";
import { folderWith } from "../../exports.js";
import { readThrough } from "../read.js";

describe("csv()", () => {
  it("reads every column as text and numbers the records", async () => {
    const { rows, file } = await readThrough("csv('a.csv')", { "a.csv": 'id,label\n1,01\n2,"two\nlines"\n3,\n' });
    expect(rows).toEqual([
      { id: "1", label: "01", source_file: "a.csv", source_row: 1 },
      { id: "2", label: "two\nlines", source_file: "a.csv", source_row: 2 },
      { id: "3", label: null, source_file: "a.csv", source_row: 3 },
    ]);
    expect(file).toMatchObject({ records: 3, unreadable: [] });
  });

  it("keeps the number of the records after a ragged one, and says what is wrong with it", async () => {
    const { rows, file } = await readThrough("csv('a.csv')", {
      "a.csv": 'id,label\n1,"a\nb"\n2\n3,c\n4,d,e,f\n5,g\n',
    });
    expect(rows.map(({ id, source_row }) => [id, source_row])).toEqual([
      ["1", 1],
      ["3", 3],
      ["5", 5],
    ]);
    expect(file.records).toBe(5);
    expect(file.unreadable).toEqual([
      { record: 2, reason: "expected 2 fields, found 1" },
      { record: 4, reason: "expected 2 fields, found 4" },
    ]);
  });

  it("takes another delimiter, and a byte order mark", async () => {
    const { rows } = await readThrough("csv('a.csv', delim := ';')", { "a.csv": "\ufeffid;label\n1;a,b\n" });
    expect(rows).toEqual([{ id: "1", label: "a,b", source_file: "a.csv", source_row: 1 }]);
  });

  it("gives columns without a name their place, and repeated ones a number", async () => {
    const { rows } = await readThrough("csv('a.csv')", { "a.csv": ",id,ID,source_row,file_row_number\n0,1,2,x,y\n" });
    expect(rows).toEqual([
      {
        column_1: "0",
        id: "1",
        ID_1: "2",
        source_row_1: "x",
        file_row_number_1: "y",
        source_file: "a.csv",
        source_row: 1,
      },
    ]);
  });

  it("reads all files of a pattern, each numbered by itself", async () => {
    const { rows } = await readThrough("csv('*.csv')", { "a.csv": "id\n1\n2\n", "b.csv": "id,label\n3,x\n" });
    expect(rows.map(({ id, label, source_file, source_row }) => [id, label, source_file, source_row])).toEqual([
      ["1", null, "a.csv", 1],
      ["2", null, "a.csv", 2],
      ["3", "x", "b.csv", 1],
    ]);
  });

  it("takes a header without records as no records", async () => {
    expect((await readThrough("csv('a.csv')", { "a.csv": "id,label\n" })).rows).toEqual([]);
  });

  it("stops at an empty file", async () => {
    await expect(readThrough("csv('a.csv')", { "a.csv": "" })).rejects.toThrow("tool/a.csv is empty: expected text");
  });
});

describe("a CSV that is not as it should be", () => {
  it.each([
    ["mixed line ends", 'id,label\r\n1,a\n2,b\r3,"c\r\nd"\n'],
    ["a header that ends otherwise than the rest", 'id,label\n1,a\r\n2,b\r\n3,"c\r\nd"\r\n'],
    ["blank lines", '\n\nid,label\n\n1,a\n2,b\n\n3,"c\r\nd"\n\n'],
  ])("is read with %s", async (_, text) => {
    const { rows } = await readThrough("csv('a.csv')", { "a.csv": text });
    expect(rows.map(({ id, label, source_row }) => [id, label, source_row])).toEqual([
      ["1", "a", 1],
      ["2", "b", 2],
      ["3", "c\r\nd", 3],
    ]);
  });

  it("numbers records as if blank lines were none, though one is ragged", async () => {
    const { rows, file } = await readThrough("csv('a.csv')", { "a.csv": "id,label\n\n1,a\n\n2\n\n3,c\n" });
    expect(rows.map(({ id, source_row }) => [id, source_row])).toEqual([
      ["1", 1],
      ["3", 3],
    ]);
    expect(file.unreadable).toEqual([{ record: 2, reason: "expected 2 fields, found 1" }]);
  });

  it("is read with a field of a megabyte, and with NUL bytes", async () => {
    const long = "x".repeat(1 << 20);
    const { rows } = await readThrough("csv('a.csv')", { "a.csv": `id,label\n1,${long}\n2,a\0b\n` });
    expect(rows.map(({ label }) => label)).toEqual([long, "a\0b"]);
  });

  it("finds a column by its name though that holds what nobody sees", async () => {
    const { rows } = await readThrough("csv('a.csv')", { "a.csv": "\u200bid,la\0bel\u00a0,id\n1,a,2\n" });
    expect(rows).toEqual([{ id: "1", label: "a", id_1: "2", source_file: "a.csv", source_row: 1 }]);
  });

  it("stops where a quote takes the rest of the file for one field", async () => {
    await expect(readThrough("csv('a.csv')", { "a.csv": 'id,label\n1,a\n2,"b\n3,c\n4,d\n' })).rejects.toThrow(
      "tool/a.csv: record 2 opens a quote that is not closed",
    );
  });

  it("says over how many lines a field went on whose quote came too late", async () => {
    const { file } = await readThrough("csv('a.csv')", { "a.csv": 'id,label\n1,"b\n2,c\n3,"d"\n4,e\n' });
    expect(file).toMatchObject({
      records: 2,
      unreadable: [{ record: 1, reason: "a quoted field does not end with its quote (3 lines)" }],
    });
  });

  it("stops at a record longer than any label", async () => {
    await expect(readThrough("csv('a.csv')", { "a.csv": `id\n${"x".repeat(17 << 20)}\n` })).rejects.toThrow(
      "tool/a.csv: record 1 is longer than 16 MB",
    );
  });
});

describe("stageDelimited()", () => {
  it("writes no column but those chosen, not even where a record was ragged", async () => {
    const folder = await folderWith({ "a.csv": "id,_ip,label\n1,192.0.2.1,a\n2\n" });
    const target = join(folder, "a.parquet");
    const connection = await openDatabase();
    const request = { connection, file: join(folder, "a.csv"), name: "a.csv", target, options: {} };
    const { columns } = await stageDelimited(request, ",", (found) => found.filter((column) => column !== "_ip"));
    expect(columns).toEqual(["id", "label"]);
    expect(await rowsOf(connection, `FROM read_parquet(${quoteText(target)})`)).toEqual([
      { id: "1", label: "a", source_file: "a.csv", left_out: null },
      { id: null, label: null, source_file: "a.csv", left_out: "unreadable" },
    ]);
  });
});

describe("tsv()", () => {
  it("separates at tabs", async () => {
    const { rows } = await readThrough("tsv('a.tsv')", { "a.tsv": "id\tlabel\n1\ta,b\n" });
    expect(rows).toEqual([{ id: "1", label: "a,b", source_file: "a.tsv", source_row: 1 }]);
  });
});
