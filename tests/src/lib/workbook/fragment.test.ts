import { describe, expect, it } from "vitest";
import { among, joined, list, raw, sql } from "../../../../src/lib/workbook/fragment.js";

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

describe("joined, list and among", () => {
  it("keep parameters in the order of their places", () => {
    const conditions = [among("market", ["TH", "ID"]), sql`label = ${"a"}`];
    expect(joined(conditions, " AND ")).toEqual({
      text: "market IN (SELECT unnest([CAST(? AS VARCHAR), CAST(? AS VARCHAR)])) AND label = CAST(? AS VARCHAR)",
      parameters: ["TH", "ID", "a"],
    });
    expect(list(["a", 1, null])).toEqual({
      text: "(CAST(? AS VARCHAR), CAST(? AS DOUBLE), NULL)",
      parameters: ["a", 1],
    });
  });
});
