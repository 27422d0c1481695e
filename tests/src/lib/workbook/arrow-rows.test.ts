import { DateDay, Decimal, Float64, Int64, Table, TimestampMicrosecond, Utf8, vectorFromArray } from "apache-arrow";
import { expect, test } from "vitest";
import { arrowRows } from "../../../../src/lib/workbook/arrow-rows.js";

test("rows are plain objects with numbers, texts, booleans and null", () => {
  const table = new Table({
    market: vectorFromArray(["TH", null], new Utf8()),
    n: vectorFromArray([7n, null], new Int64()),
    share: vectorFromArray([0.25, null], new Float64()),
    ok: vectorFromArray([true, null]),
  });
  expect(arrowRows(table)).toEqual([
    { market: "TH", n: 7, share: 0.25, ok: true },
    { market: null, n: null, share: null, ok: null },
  ]);
});

test("days and times are ISO 8601 in UTC, as DuckDB in Node gives them", () => {
  const time = new Date("2026-03-29T17:30:00.250Z");
  const table = new Table({
    day: vectorFromArray([new Date("2026-03-29T00:00:00Z"), null], new DateDay()),
    at: vectorFromArray([time, null], new TimestampMicrosecond()),
  });
  expect(arrowRows(table)).toEqual([
    { day: "2026-03-29T00:00:00.000Z", at: "2026-03-29T17:30:00.250Z" },
    { day: null, at: null },
  ]);
});

test("a table without rows gives none", () => {
  expect(arrowRows(new Table({ n: vectorFromArray([], new Int64()) }))).toEqual([]);
});

test("a decimal, which DuckDB is told never to send, is refused rather than read wrongly", () => {
  const table = new Table({ amount: vectorFromArray([new Uint32Array([5, 0, 0, 0])], new Decimal(2, 18)) });
  expect(() => arrowRows(table)).toThrow(/amount.*Decimal/);
});
