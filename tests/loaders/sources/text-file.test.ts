import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readThrough } from "./read.js";

const CSV = "id,label\n1,ไม่ละเมิด\n2,ok\n";
const ROWS = [
  { id: "1", label: "ไม่ละเมิด", source_file: "a.csv", source_row: 1 },
  { id: "2", label: "ok", source_file: "a.csv", source_row: 2 },
];
const bigEndian = (text: string) => Buffer.from(text, "utf16le").swap16();
/** TIS-620 and windows-874 place Thai letters 0xD60 above their byte. */
const thai = (text: string) =>
  Buffer.from([...text].map((letter) => (letter > "\u0e00" ? letter.charCodeAt(0) - 0xd60 : letter.charCodeAt(0))));

it.each([
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${CSV}`), ""],
  ["UTF-16, little end first, with a byte order mark", Buffer.from(`\ufeff${CSV}`, "utf16le"), ""],
  ["UTF-16, big end first, with a byte order mark", bigEndian(`\ufeff${CSV}`), ""],
  ["UTF-16 that the mapping names", Buffer.from(CSV, "utf16le"), ", encoding := 'utf-16le'"],
  ["Thai of Windows", thai(CSV), ", encoding := 'windows-874'"],
  ["gzip, whatever its name", gzipSync(CSV), ""],
])("reads %s", async (_, bytes, encoding) => {
  expect((await readThrough(`csv('a.csv'${encoding})`, { "a.csv": bytes })).rows).toEqual(ROWS);
});

it.each(["json", "jsonl", "label_studio_min"])("takes an encoding for %s()", async (reader) => {
  const record = { annotation_id: 1, annotator: 1, created_at: "", updated_at: "", lead_time: 1, label: "é" };
  const text = reader === "jsonl" ? JSON.stringify(record) : JSON.stringify([record]);
  const questions = reader === "label_studio_min" ? ", questions := 'label'" : "";
  const call = `${reader}('a.json'${questions}, encoding := 'latin-1')`;
  const { rows } = await readThrough(call, { "a.json": Buffer.from(text, "latin1") });
  expect(rows).toMatchObject([{ label: "é" }]);
});

it("stops at bytes that are not UTF-8, with line and byte, and says how to name the encoding", async () => {
  const bytes = Buffer.from("id,label\n1,ok\n2,café\n", "latin1");
  await expect(readThrough("csv('a.csv')", { "a.csv": bytes })).rejects.toThrow(
    /^tool\/a\.csv, line 3 \(byte 20\): not UTF-8\. .*encoding := 'windows-1252'.*'windows-874' for Thai/,
  );
});

it("finds the line far behind the beginning, and a character cut by the end", async () => {
  const lines = `id,label\n${"1,ไม่ละเมิด\n".repeat(100_000)}`;
  const bytes = Buffer.concat([Buffer.from(lines), Buffer.from([0xe0, 0xb9])]);
  await expect(readThrough("csv('a.csv')", { "a.csv": bytes })).rejects.toThrow(`tool/a.csv, line 100002 (byte `);
  expect((await readThrough("csv('a.csv')", { "a.csv": lines })).file.records).toBe(100_000);
});

it.each([
  ["UTF-16 without a byte order mark", Buffer.from(CSV, "utf16le"), "", "Write encoding := 'utf-16le'"],
  ["big-endian UTF-16 without one", bigEndian(CSV.replace(/[^\n -~]/g, "")), "", "Write encoding := 'utf-16be'"],
  ["an encoding nobody knows", Buffer.from(CSV), ", encoding := 'thai'", "there is no encoding 'thai'"],
  ["a mark that says otherwise", Buffer.from(`\ufeff${CSV}`), ", encoding := 'latin-1'", "byte order mark says utf-8"],
  ["bytes the encoding lacks", Buffer.from(CSV), ", encoding := 'shift_jis'", "line 2: holds bytes that shift_jis"],
  ["NUL bytes only", Buffer.alloc(5000), "", "holds NUL bytes and no text"],
  ["Zstandard", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), "", "Unpack it"],
  ["a zip archive", Buffer.from("PK\u0003\u0004"), "", "is a zip archive. Unpack it"],
  ["gzip that stops half-way", gzipSync(CSV.repeat(500)).subarray(0, 60), "", "its gzip is broken or stops half-way"],
  [
    "gzip with a wrong sum",
    Buffer.concat([gzipSync(CSV).subarray(0, -8), Buffer.alloc(8)]),
    "",
    "its gzip is broken or stops half-way",
  ],
])("stops at %s", async (_, bytes, encoding, message) => {
  const read = readThrough(`csv('a.csv'${encoding})`, { "a.csv": bytes });
  await expect(read).rejects.toThrow(/^tool\/a\.csv/);
  await expect(read).rejects.toThrow(message);
});
