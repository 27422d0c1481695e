import { expect, test } from "vitest";
import { guessColumn } from "../../../../loaders/sources/draft/guess-column.js";
import { findColumn } from "../../../../src/lib/schema/tables.js";
import { profileOf } from "./profile.js";

const TIME = "2026-09-01T08:00:00Z";

test.each([
  ["Last Changed", TIME, "updated_at"],
  ["last_modified", TIME, "updated_at"],
  ["Last Update", TIME, "updated_at"],
  ["updatedAt", TIME, "updated_at"],
  ["Work Queue", "live", "queue"],
  ["review_queue_name", "live", "queue"],
])("%s is without doubt the contract's column for it (%#)", async (header, value, column) => {
  const guess = guessColumn(findColumn("annotations", column)!, [await profileOf(header, value)]);
  expect(guess).toMatchObject({ name: column, assumptions: [], from: { name: header } });
});

test.each([
  ["Last Name", TIME, "updated_at"],
  ["Queue Time", "live", "queue"],
])("%s is no such column", async (header, value, column) => {
  expect(guessColumn(findColumn("annotations", column)!, [await profileOf(header, value)])).toBeUndefined();
});
