import { expect, test } from "vitest";
import { publishedFileName } from "../../../loaders/quality/file-name.js";

test.each([
  ["labels.csv", "labels.csv"],
  ["2026-09/export-2026-09-01.json", "export-2026-09-01.json"],
  ["audits_20260901.csv", "audits_20260901.csv"],
  ["audits 20260901143000.csv", "audits 20260901143000.csv"],
  ["Q3 week 12345.xlsx", "Q3 week 12345.xlsx"],
])("%s is shown as %s: a plain name and a date say which export is meant", (path, shown) => {
  expect(publishedFileName(path)).toBe(shown);
});

test.each([
  ["somchai.jaidee/labels.csv", "labels.csv"],
  ["somchai.jaidee@bpo.example.csv", "·.csv"],
  ["labels of somchai@bpo.example.json", "labels of ·.json"],
  ["task-4100096.json", "task-·.json"],
  ["+66812345678.csv", "+·.csv"],
  ["5f1e7a30-0000-4000-8000-0000003e9000.json", "·.json"],
  ["9727d0a887cb4d10689cf478d0340b45.parquet", "·.parquet"],
  // No day of the calendar.
  ["20269999.csv", "·.csv"],
])("%s is shown as %s: folders, addresses and ids are not", (path, shown) => {
  expect(publishedFileName(path)).toBe(shown);
});
