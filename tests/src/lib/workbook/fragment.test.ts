import { describe, expect, it } from "vitest";
import { openDatabase, rows } from "../../../../loaders/duckdb.js";
import {
  among,
  amongIfAny,
  between,
  type Fragment,
  joined,
  list,
  raw,
  sql,
} from "../../../../src/lib/workbook/fragment.js";

describe("sql", () => {
  it("binds values, with their types, and puts fragments in place", () => {
    const inner = sql`n > ${3}`;
    expect(sql`SELECT ${raw("n")} FROM t WHERE market = ${"TH"} AND ${inner} AND open = ${true}`).toEqual({
      text: "SELECT n FROM t WHERE market = CAST(? AS VARCHAR) AND n > CAST(? AS DOUBLE) AND open = CAST(? AS BOOLEAN)",
      parameters: ["TH", 3, true],
    });
  });

  it("writes NULL as such: it is no value of its own", () => {
    expect(sql`${null}`).toEqual({ text: "NULL", parameters: [] });
  });
});

const connection = await openDatabase();
const ask = ({ text, parameters }: Fragment) => rows<{ v: string }>(connection, text, parameters);
const CELLS = "(VALUES ('TH', '2026-10-01'), ('ID', '2026-10-05'), (NULL, NULL)) AS cells(market, day)";
const markets = async (condition: Fragment) =>
  (await ask(sql`SELECT coalesce(market, '-') AS v FROM ${raw(CELLS)} WHERE ${condition} ORDER BY v`)).map(
    ({ v }) => v,
  );

describe("joined", () => {
  it("keeps parameters in the order of their places", () => {
    expect(joined([sql`a = ${"x"}`, sql`b = ${"y"}`], " AND ").parameters).toEqual(["x", "y"]);
  });
});

describe("among", () => {
  it("finds the values, and no cell without one", async () => {
    expect(await markets(among("market", ["TH", "XX"]))).toEqual(["TH"]);
    expect(await markets(among("market", ["TH", "ID"]))).toEqual(["ID", "TH"]);
  });

  it("has one text for any number of values, none included where all are meant", async () => {
    expect(among("market", ["TH", "ID"]).text).toBe(among("market", ["TH"]).text);
    expect(amongIfAny("market", []).text).toBe(amongIfAny("market", ["TH", "ID"]).text);
    expect(await markets(amongIfAny("market", []))).toEqual(["-", "ID", "TH"]);
    expect(await markets(amongIfAny("market", ["ID"]))).toEqual(["ID"]);
  });
});

describe("between", () => {
  it("takes both ends in; an open end leaves everything in, undated cells too", async () => {
    const days = (first: string | null, last: string | null) => markets(between("CAST(day AS TIMESTAMP)", first, last));
    expect(await days("2026-10-01", "2026-10-05")).toEqual(["ID", "TH"]);
    expect(await days("2026-10-02", null)).toEqual(["ID"]);
    expect(await days(null, "2026-10-04")).toEqual(["TH"]);
    expect(await days(null, null)).toEqual(["-", "ID", "TH"]);
  });
});

describe("list", () => {
  it("is a row of values, NULL written as such", () => {
    expect(list(["a", 1, null])).toEqual({
      text: "(CAST(? AS VARCHAR), CAST(? AS DOUBLE), NULL)",
      parameters: ["a", 1],
    });
  });
});
