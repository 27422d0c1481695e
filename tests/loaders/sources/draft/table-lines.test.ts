import { expect, test } from "vitest";
import { tableLines } from "../../../../loaders/sources/draft/table-lines.js";

test("what is the same in all rows is said once, and what is empty not at all", () => {
  expect(
    tableLines([
      { item: "a", label: "ok", at: "2026-09-01T08:00:00.000Z", team: null, status: "labelled" },
      { item: "bb", label: "a label that is longer than a cell", at: null, team: null, status: "labelled" },
    ]),
  ).toEqual([
    "in all of them status = labelled",
    "item  label                     at",
    "a     ok                        2026-09-01 08:00:00",
    "bb    a label that is longer …",
  ]);
});

test("no rows are said to be none", () => expect(tableLines([])).toEqual(["(no rows)"]));
