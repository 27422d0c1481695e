import { expect, it, test } from "vitest";
import { openDatabase, quoteText, rows } from "../../../../loaders/duckdb.js";
import { timeExpression } from "../../../../loaders/sources/draft/time-expression.js";
import { profileOf } from "./profile.js";

/** What the contract would be given for each value, and what was assumed. */
async function read(...values: string[]): Promise<{ times: (string | null)[]; assumed: string[] } | undefined> {
  const time = timeExpression(await profileOf("when", ...values));
  if (!time) return undefined;
  const connection = await openDatabase();
  const found = await rows<{ time: string | null }>(
    connection,
    values.map((value) => `SELECT ${time.sql} AS time FROM (SELECT ${quoteText(value)} AS v)`).join(" UNION ALL "),
  );
  connection.closeSync();
  return { times: found.map((row) => row.time), assumed: time.assumptions.map(({ assumed }) => assumed) };
}

test.each([
  [["2026-09-01T08:00:00Z"], ["2026-09-01T08:00:00Z"], []],
  [["2026-09-01 08:00:00"], ["2026-09-01 08:00:00"], ["times are UTC"]],
  [
    ["9/16/2026 13:25:36", "9/2/2026 08:00:00"],
    ["2026-09-16T13:25:36", "2026-09-02T08:00:00"],
    ["dates are month first", "times are UTC"],
  ],
  [
    ["16/09/2026 13:25", "2.9.2026"],
    ["2026-09-16T13:25:00", "2026-09-02T00:00:00"],
    ["dates are day first", "times are UTC"],
  ],
  // 2026-09-01T08:00:00Z, by `date -u -d … +%s`.
  [["1788249600"], ["2026-09-01T08:00:00"], []],
  [["1788249600000"], ["2026-09-01T08:00:00"], []],
])("%j is read as %j", async (values, times, assumed) => {
  expect(await read(...values)).toEqual({ times, assumed });
});

it("says that the order of dates cannot be told, or that both occur, and keeps what it cannot read", async () => {
  expect((await read("1/2/2026"))!.assumed[0]).toBe("dates are day first");
  const mixed = (await read("16/09/2026", "17/09/2026", "9/18/2026"))!;
  expect(mixed.times).toEqual(["2026-09-16T00:00:00", "2026-09-17T00:00:00", "9/18/2026"]);
});

it("sees no order in a day that does not exist", async () => {
  const { evidence } = timeExpression(await profileOf("when", "16/09/2026", "02/31/2026", "31/02/2026"))!
    .assumptions[0]!;
  expect(evidence).toBe("some days in when exist only so");
});

test.each([["7"], ["ok"], ["29"], ["3.5"]])("%s is no time", async (value) => {
  expect(await read(value)).toBeUndefined();
});
