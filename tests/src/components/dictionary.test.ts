// @vitest-environment jsdom
import { expect, test } from "vitest";
import {
  cubesDictionary,
  dictionaryAnchor,
  filtersDictionary,
  metricsDictionary,
  tablesDictionary,
} from "../../../src/components/dictionary.js";
import { CUBES } from "../../../src/lib/schema/cubes.js";
import { FILTERS } from "../../../src/lib/schema/filters.js";
import { METRICS } from "../../../src/lib/schema/metrics.js";
import { DELETED, TABLES } from "../../../src/lib/schema/tables.js";
import { words } from "./words.js";

test("every metric has an entry that can be linked to, with its formula and its least n", () => {
  const dictionary = metricsDictionary();
  for (const { name, formula } of Object.values(METRICS)) {
    const entry = dictionary.querySelector(`#${dictionaryAnchor("metric", name)}`)?.parentElement;
    expect(words(entry!)).toContain(formula);
  }
  expect(words(dictionary)).toContain("Shown from n = 30 and 5 annotators; below, it reads “too few”");
});

/** Descriptions write names between backticks, readers see them as code. */
const plain = (description: string) => description.replaceAll("`", "");

test("every column of every table and cube has a row with its description", () => {
  const tables = tablesDictionary().textContent;
  for (const { columns } of Object.values(TABLES))
    for (const { description } of columns) expect(tables).toContain(plain(description));
  expect(tables).toContain(plain(DELETED.description));
  const cubes = cubesDictionary().textContent;
  for (const { columns } of Object.values(CUBES))
    for (const { description } of columns) expect(cubes).toContain(plain(description));
});

test("what is not published is marked", () => {
  const row = [...cubesDictionary().querySelectorAll("tr")].find((each) =>
    each.textContent?.startsWith("annotator_id"),
  );
  expect(words(row!)).toMatch(/^annotator_id dimension no /);
});

test("every filter is listed with its parameter", () => {
  expect(filtersDictionary().querySelectorAll("tbody tr")).toHaveLength(Object.keys(FILTERS).length);
});
