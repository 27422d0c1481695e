import { describe, expect, it } from "vitest";
import { openDatabase, rows } from "../../../loaders/duckdb.js";
import { createDateMacros } from "../../../loaders/sources/dates.js";
import { createUnicodeMacros } from "../../../loaders/sources/unicode.js";

const connection = await openDatabase();
await createUnicodeMacros(connection);
await createDateMacros(connection);

async function value(sql: string, text: string | null): Promise<unknown> {
  const [row] = await rows<{ value: unknown }>(connection, `SELECT ${sql} AS value FROM (SELECT ?::VARCHAR AS x)`, [
    text,
  ]);
  return row!.value;
}

describe("date_in()", () => {
  it.each([
    ["31/12/2026", "dmy", "2026-12-31"],
    ["12/31/2026", "mdy", "2026-12-31"],
    ["3.4.2026", "dmy", "2026-04-03"],
    ["3-4-2026", "mdy", "2026-03-04"],
    ["2026/3/4", "ymd", "2026-03-04"],
    ["3/4/2026 9:05 PM", "dmy", "2026-04-03T21:05:00"],
    ["3/4/2026 12:05 am", "mdy", "2026-03-04T00:05:00"],
    ["31/12/2026, 09:30:15.25+07:00", "dmy", "2026-12-31T09:30:15.25+07:00"],
    ["๓๑/๑๒/๒๐๒๖", "dmy", "2026-12-31"],
    ["2026-03-04T01:02:03Z", "dmy", "2026-03-04T01:02:03Z"],
  ])("reads %s as %s", async (text, order, iso) => {
    expect(await value(`date_in(x, '${order}')`, text)).toBe(iso);
  });

  it.each(["12/31/2026", "31/12/26", "3/4/2026 13:05 PM", "soon", "", null])("leaves %s as it is", async (text) => {
    expect(await value("date_in(x, 'dmy')", text)).toBe(text);
  });

  it("leaves room for the offset of a local time", async () => {
    const utc = "(try_cast(date_in(x, 'dmy') || '+07:00' AS TIMESTAMPTZ) AT TIME ZONE 'UTC')::VARCHAR";
    expect(await value(utc, "3/4/2026 9:05")).toBe("2026-04-03 02:05:00");
    expect(await value(utc, "31/02/2026 9:05")).toBeNull();
  });

  it("knows no other order", async () => {
    await expect(value("date_in(x, 'dym')", "1/1/2026")).rejects.toThrow("the order is 'dmy', 'mdy' or 'ymd'");
  });
});

describe("buddhist()", () => {
  it.each([
    ["2567-02-29", "2024-02-29"],
    ["๒๕๖๗-๐๑-๐๒", "2024-01-02"],
    ["2567-01-01T09:00:00+07:00", "2024-01-01T09:00:00+07:00"],
    ["2543-01-01", "2000-01-01"],
    ["2026-01-01", "2026-01-01"],
    ["soon", "soon"],
    [null, null],
  ])("takes %s for %s", async (text, iso) => {
    expect(await value("buddhist(x)", text)).toBe(iso);
  });

  it("goes around date_in()", async () => {
    expect(await value("buddhist(date_in(x, 'dmy'))", "29/02/2567")).toBe("2024-02-29");
  });
});
