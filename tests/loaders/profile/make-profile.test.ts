import { expect, test } from "vitest";
import { makeCubes } from "../../../loaders/cubes/make-cubes.js";
import { type DuckDBConnection, rows } from "../../../loaders/duckdb.js";
import { createJudgements } from "../../../loaders/snapshot/judgements.js";
import { PROFILE, PROFILE_NAMES, type ProfileName } from "../../../src/lib/schema/profile.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { canonicalTables, type Rows } from "../cubes/tables.js";

async function profile(content: Rows, taxonomy?: Taxonomy): Promise<DuckDBConnection> {
  const connection = await canonicalTables(content, taxonomy);
  await createJudgements(connection);
  await makeCubes(connection, "snapshot");
  return connection;
}

/** Chosen columns of a profile's table, a line for each row, in order. */
async function lines(content: Rows, name: ProfileName, columns: string, where = "true"): Promise<string[]> {
  const found = await rows<object>(
    await profile(content),
    `SELECT ${columns} FROM profile_${name} WHERE ${where} ORDER BY ALL`,
  );
  return found.map((row) => Object.values(row).join(" "));
}

test("every table has the columns its description names, in that order", async () => {
  const connection = await profile({});
  for (const name of PROFILE_NAMES) {
    const columns = await rows<{ column_name: string }>(connection, `DESCRIBE profile_${name}`);
    expect(columns.map(({ column_name }) => column_name)).toEqual(PROFILE[name].columns);
  }
});

test("no column holds an id of a person, an item or a label", async () => {
  const connection = await profile({
    annotations: [{ annotation_id: "5eed01", submission_id: "5eed02", item_id: "5e", annotator_id: "5eed04" }],
  });
  for (const name of PROFILE_NAMES) {
    expect(JSON.stringify(await rows(connection, `FROM profile_${name}`))).not.toContain("5eed");
  }
});

test("sources: what rows lack, and the range of handling times and scores", async () => {
  const annotations = [
    {
      market: "TH",
      team: "north",
      annotator_id: "p",
      queue: "q",
      handling_seconds: 0,
      labeled_at: "2024-01-02 10:00:00",
    },
    { item_id: "2", market: "TH", annotator_id: "p", handling_seconds: 8 },
    { item_id: "3", market: "TH", handling_seconds: 9, confidence: 1 },
    { item_id: "4", annotator_kind: "model", confidence: 0.25 },
  ];
  const missing = "annotations, undated, without_annotator, without_team, without_queue";
  expect(await lines({ annotations }, "sources", `market, annotator_kind, ${missing}`)).toEqual([
    "TH human 3 2 1 2 2",
    " model 1 1 1 1 1",
  ]);
  const times = "timed, timed_zero, handling_least, handling_median, handling_most";
  expect(await lines({ annotations }, "sources", times, "market = 'TH'")).toEqual(["3 1 0 8 9"]);
  const scores = "scored, scored_certain, score_least, score_most";
  expect(await lines({ annotations }, "sources", scores)).toEqual(["1 0 0.25 0.25", "1 1 1 1"]);
});

test("days: labels and audits by the local day of their market, gold labels not", async () => {
  const content: Rows = {
    annotations: [
      { market: "TH", labeled_at: "2024-01-01 17:00:00" },
      { market: "TH", annotation_id: "audited", item_id: "9" },
    ],
    // The item's market is that of its labels: in Bangkok it is the third already.
    reference_labels: [
      { decided_at: "2024-01-02 17:00:00" },
      { item_id: "2", decided_at: "2024-01-02 17:00:00" },
      // About a label of Thailand, though it names another item.
      { item_id: "3", audited_annotation_id: "audited", decided_at: "2024-01-04 17:00:00" },
      { kind: "gold", decided_at: "2024-01-02 17:00:00" },
    ],
  };
  expect(await lines(content, "days", "what, market, day, n")).toEqual([
    "audits TH 2024-01-03 1",
    "audits TH 2024-01-05 1",
    "audits  2024-01-02 1",
    "labels TH 2024-01-02 1",
    "labels TH  1",
  ]);
});

test("hours: people's labels by local hour, and those at midnight of either clock", async () => {
  const at = (labeled_at: string) => ({ market: "TH", labeled_at });
  const annotations = [
    at("2024-01-01 17:00:00"),
    at("2024-01-01 17:00:01"),
    at("2024-01-02 00:00:00"),
    { ...at("2024-01-02 00:00:00"), annotator_kind: "model" },
  ];
  expect(await lines({ annotations }, "hours", "hour, n, midnight")).toEqual(["0 2 1", "7 1 1"]);
});

test("labels: counted by day, without the choices of a multiple-choice question", async () => {
  const taxonomy: Taxonomy = {
    questions: {
      decision: { labels: [{ value: "ok" }, { value: "hate" }] },
      tags: { multiple: true, labels: [{ value: "spam" }] },
    },
  };
  const annotations = [{}, { label: "hate" }, { label: "hate" }, { question: "tags:spam", label: "yes" }];
  const connection = await profile({ annotations }, taxonomy);
  expect(await rows(connection, "SELECT question, label, n FROM profile_labels ORDER BY ALL")).toEqual([
    { question: "decision", label: "hate", n: 2 },
    { question: "decision", label: "ok", n: 1 },
  ]);
});

test("bursts: submissions of one person in a second or an hour, each person once, at their largest", async () => {
  const at = (annotator_id: string, labeled_at: string) => ({ annotator_id, labeled_at });
  const annotations = [
    at("p", "2024-01-01 10:00:00"),
    at("p", "2024-01-01 10:00:00.9"),
    at("p", "2024-01-01 10:00:01"),
    at("p", "2024-01-01 10:00:01"),
    at("p", "2024-01-01 10:30:00"),
    at("p", "2024-01-01 12:00:00"),
    at("q", "2024-01-01 10:00:00"),
    // One visit that answers two questions is one submission.
    { ...at("q", "2024-01-01 13:00:00"), submission_id: "s" },
    { ...at("q", "2024-01-01 13:00:00"), submission_id: "s", question: "other" },
    // Nobody and models have no hands.
    { labeled_at: "2024-01-01 10:00:00" },
  ];
  const taxonomy = { questions: { decision: { labels: [{ value: "ok" }] }, other: { labels: [{ value: "ok" }] } } };
  const connection = await profile({ annotations }, taxonomy);
  const found = await rows<object>(connection, "SELECT span, size, bursts, people FROM profile_bursts ORDER BY ALL");
  expect(found.map((row) => Object.values(row).join(" "))).toEqual(["hour 1 3 1", "hour 5 1 1", "second 2 2 1"]);
});

test("overlaps: items that two markets, or people of two sources, both labelled", async () => {
  const annotations = [
    { item_id: "1", market: "TH" },
    { item_id: "1", market: "US", source: "b" },
    { item_id: "2", market: "TH" },
    { item_id: "3", market: "TH", source: "b", annotator_kind: "model" },
    { item_id: "3", market: "TH" },
  ];
  expect(
    await lines({ annotations }, "overlaps", '"between", first, second, items, items_first, items_second'),
  ).toEqual(["market TH US 1 3 1", "source b test 1 1 3"]);
});

test("coverage: production submissions, and those a random audit judged", async () => {
  const content: Rows = {
    annotations: [
      { annotation_id: "a", market: "TH" },
      { annotation_id: "b", market: "TH", item_id: "2" },
      { annotation_id: "c", market: "TH", item_id: "3", status: "skipped", label: null },
      { annotation_id: "d", market: "TH", item_id: "4", round: "gold" },
      { annotation_id: "e", market: "TH", item_id: "5" },
    ],
    reference_labels: [
      { audited_annotation_id: "a", item_id: "1", decided_at: "2024-01-05 10:00:00" },
      { audited_annotation_id: "b", item_id: "2", selection: "targeted", decided_at: "2024-01-06 10:00:00" },
      { item_id: "5", kind: "gold", selection: "gold", decided_at: "2024-01-07 10:00:00" },
    ],
  };
  expect(await lines(content, "coverage", "market, submissions, audited, last_audit")).toEqual([
    "TH 3 1 2024-01-06T10:00:00.000Z",
  ]);
});
