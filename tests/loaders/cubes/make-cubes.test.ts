import { expect, test } from "vitest";
import { makeCubes } from "../../../loaders/cubes/make-cubes.js";
import { rows } from "../../../loaders/duckdb.js";
import { createJudgements } from "../../../loaders/snapshot/judgements.js";
import { CUBE_NAMES, CUBES } from "../../../src/lib/schema/cubes.js";
import { cells, cubes } from "./cells.js";
import { canonicalTables, type Row } from "./tables.js";

test("every cube has the columns its description names, in that order", async () => {
  const connection = await cubes({});
  const wide: { readonly [name: string]: readonly string[] } = {
    label_counts: ["label_1", "label_2", "label_3", "label_4", "label_5"],
    coincidences: [],
  };
  for (const cube of CUBE_NAMES) {
    const columns = await rows<{ column_name: string }>(connection, `DESCRIBE cube_${cube}`);
    expect(columns.map(({ column_name }) => column_name)).toEqual(
      CUBES[cube].columns.flatMap(({ name }) => wide[name] ?? [name]),
    );
  }
});

test("a label the taxonomy does not hold stops the run, with its question", async () => {
  const connection = await canonicalTables({ annotations: [{ label: "hte" }] });
  await createJudgements(connection);
  await expect(makeCubes(connection, "snapshot")).rejects.toThrow("no label 'hte' of question 'decision'");
});

test("cells are counted", async () => {
  const connection = await canonicalTables({ annotations: [{}, { label: "hate" }] });
  await createJudgements(connection);
  expect(await makeCubes(connection, "snapshot")).toMatchObject({ judgements: 0, volume: 2, pairs: 1 });
});

test("a day is the local day of the market, a week begins on its Monday", async () => {
  const at = (market: string | null, labeled_at: string | null): Row => ({ market, labeled_at, label: "ok" });
  const annotations = [
    at("TH", "2024-03-10 16:59:59"),
    at("TH", "2024-03-10 17:00:00"),
    // New York moves from UTC−5 to UTC−4 at 07:00 UTC.
    at("US", "2024-03-10 04:59:59"),
    at("US", "2024-03-11 03:59:59"),
    at("US", "2024-03-11 04:00:00"),
    at(null, "2024-03-10 23:59:59"),
    at("TH", null),
  ].map((row, index) => ({ ...row, item_id: String(index) }));
  expect(await cells({ annotations }, "volume", "market, day, submissions")).toEqual([
    "TH 2024-03-10 1",
    "TH 2024-03-11 1",
    "TH null 1",
    "US 2024-03-09 1",
    "US 2024-03-10 1",
    "US 2024-03-11 1",
    "null 2024-03-10 1",
  ]);
  expect(await cells({ annotations }, "agreement", "DISTINCT market, week", { where: "raters = 'all'" })).toEqual([
    "TH 2024-03-04",
    "TH 2024-03-11",
    "TH null",
    "US 2024-03-04",
    "US 2024-03-11",
    "null 2024-03-04",
  ]);
});

test("the work's market comes before its item's, and the item's before what its annotations agree on", async () => {
  const content = {
    annotations: [
      { item_id: "1", market: "US", submission_id: "s1" },
      { item_id: "1", market: null, submission_id: "s2" },
      { item_id: "2", market: "US", submission_id: "s3" },
      { item_id: "2", market: null, submission_id: "s4" },
      { item_id: "3", market: "US", submission_id: "s5" },
      { item_id: "3", market: "TH", submission_id: "s6" },
      { item_id: "3", market: null, submission_id: "s7" },
    ],
    items: [{ item_id: "1", market: "TH" }],
  };
  expect(await cells(content, "volume", "market, submissions")).toEqual(["TH 2", "US 4", "null 1"]);
  expect(await cells(content, "agreement", "market, labels, units", { where: "raters = 'all'" })).toEqual([
    "TH 2 1",
    "US 2 1",
    "null 3 1",
  ]);
});

test("volume counts submissions, shown by their answer to the primary question", async () => {
  const annotations = [
    { submission_id: "s1", question: "severity", label: "low" },
    { submission_id: "s1", question: "decision", label: "hate", final: true },
    { submission_id: "s2", question: "decision", label: null, status: "skipped" },
    { submission_id: "s3", question: "severity", label: "low" },
    { submission_id: "s3", question: "another", label: null, status: "refused" },
    { submission_id: "s4", question: "another", label: null, status: "skipped" },
    { submission_id: "s4", question: "severity", label: null, status: "refused" },
  ];
  const questions = {
    decision: { labels: [{ value: "hate" }] },
    severity: { labels: [{ value: "low" }] },
    another: {},
  };
  expect(
    await cells({ annotations }, "volume", "status, label, final, submissions", { taxonomy: { questions } }),
  ).toEqual(["labelled hate true 1", "labelled null null 1", "refused null null 1", "skipped null null 1"]);
});

test("volume shows no single answer where the primary question is multiple-choice", async () => {
  const annotations = ["arms", "pets"].map((choice) => ({
    submission_id: "s",
    question: `topics:${choice}`,
    label: "yes",
  }));
  const questions = { topics: { multiple: true, labels: [{ value: "arms" }, { value: "pets" }] } };
  expect(await cells({ annotations }, "volume", "label, submissions", { taxonomy: { questions } })).toEqual(["null 1"]);
});

test("judgements add up weights and their squares", async () => {
  const content = {
    annotations: [{ label: "hate" }, { label: "hate" }, { label: "ok" }],
    reference_labels: [1, 2, 3].map((number) => ({
      audited_annotation_id: `a${number}`,
      sampling_weight: number / 10,
    })),
  };
  expect(await cells(content, "judgements", "label, reference_label, n, weight, weight_squared")).toEqual([
    "hate ok 2 0.3 0.05",
    "ok ok 1 0.3 0.09",
  ]);
});

test("annotators are numbered anew in every snapshot; models and anonymous votes are not numbered", async () => {
  const people = Array.from({ length: 12 }, (_, index) => ({ annotator_id: `p${index}` }));
  const content = {
    annotations: [...people, { annotator_id: null }, { annotator_id: "bot", annotator_kind: "model" }],
    reference_labels: [{}],
  };
  const numbers = async (snapshot: string) =>
    rows<Row>(
      await cubes(content, undefined, snapshot),
      "SELECT annotator_kind, annotator_id, cluster FROM cube_annotators ORDER BY annotator_kind, annotator_id",
    );
  const first = await numbers("first");
  expect(first.slice(-2)).toEqual([
    { annotator_kind: "human", annotator_id: null, cluster: null },
    { annotator_kind: "model", annotator_id: null, cluster: null },
  ]);
  expect(
    first
      .slice(0, 12)
      .map(({ cluster }) => cluster)
      .sort((a, b) => Number(a) - Number(b)),
  ).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(await numbers("first")).toEqual(first);
  expect(await numbers("second")).not.toEqual(first);
});
