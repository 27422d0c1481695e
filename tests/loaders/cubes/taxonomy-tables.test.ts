import { expect, test } from "vitest";
import { createTaxonomyTables } from "../../../loaders/cubes/taxonomy-tables.js";
import { openDatabase, rows } from "../../../loaders/duckdb.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";

async function table(taxonomy: Taxonomy, name: string): Promise<object[]> {
  const connection = await openDatabase();
  await createTaxonomyTables(connection, taxonomy);
  return rows(connection, `FROM taxonomy_${name}`);
}

const primary = async (questions: Taxonomy["questions"]) =>
  (await table({ questions }, "questions")).filter((row) => "is_primary" in row && row.is_primary);

test("what a taxonomy leaves out has its default", async () => {
  expect(await table({ markets: { TH: {} } }, "markets")).toEqual([
    { market: "TH", name: "TH", language: null, time_zone: "UTC" },
  ]);
  expect(await table({ queues: { live: {} } }, "queues")).toEqual([{ queue: "live", name: "live" }]);
  expect(await table({ policies: { hate: {} } }, "policies")).toEqual([
    { policy: "hate", name: "hate", parent: null, severity: 1 },
  ]);
  expect(await table({ questions: { decision: {} } }, "questions")).toEqual([
    { question: "decision", name: "decision", level: "nominal", is_primary: true, multiple: false },
  ]);
});

test("labels and reference sets keep their order as positions from 1", async () => {
  const labels = [{ value: "low" }, { value: "high", name: "High", means: "violating" as const, policy: "hate" }];
  expect(await table({ questions: { severity: { labels } } }, "labels")).toEqual([
    { question: "severity", position: 1, label: "low", name: "low", means: null, policy: null },
    { question: "severity", position: 2, label: "high", name: "High", means: "violating", policy: "hate" },
  ]);
  expect(await table({ reference_sets: { qa: { name: "QA" }, gold: {} } }, "reference_sets")).toEqual([
    { reference_set: "qa", name: "QA", position: 1 },
    { reference_set: "gold", name: "gold", position: 2 },
  ]);
});

test("the primary questions are the flagged ones, else the first that is not multiple-choice", async () => {
  expect(await primary({ a: {}, b: { primary: true } })).toMatchObject([{ question: "b" }]);
  expect(await primary({ a: { multiple: true }, b: {}, c: {} })).toMatchObject([{ question: "b" }]);
  expect(await primary({ a: { primary: true }, b: {}, c: { primary: true } })).toMatchObject([
    { question: "a" },
    { question: "c" },
  ]);
});

const topics: Taxonomy = {
  questions: {
    topics: {
      name: "Topics",
      multiple: true,
      labels: [
        { value: "arms", name: "Arms", means: "violating", policy: "weapons" },
        { value: "pets", means: "non-violating" },
      ],
    },
  },
};

test("every choice of a multiple-choice question is a question answered yes or no", async () => {
  expect(await table(topics, "questions")).toMatchObject([
    { question: "topics", multiple: true },
    { question: "topics:arms", name: "Topics: Arms", level: "nominal", multiple: false },
    { question: "topics:pets", name: "Topics: pets", level: "nominal", multiple: false },
  ]);
  expect(await table(topics, "choices")).toEqual([
    { base: "topics", question: "topics:arms" },
    { base: "topics", question: "topics:pets" },
  ]);
});

test("the choices of a primary multiple-choice question are primary in its place", async () => {
  const choices = [{ question: "topics:arms" }, { question: "topics:pets" }];
  expect(await primary(topics.questions)).toMatchObject(choices);
  expect(await primary({ decision: {}, topics: { ...topics.questions?.topics, primary: true } })).toMatchObject(
    choices,
  );
});

test("not to pick a violating choice means non-violating; not to pick another means nothing", async () => {
  const labels = await table(topics, "labels");
  expect(labels.filter((row) => "question" in row && row.question !== "topics")).toMatchObject([
    { question: "topics:arms", position: 1, label: "no", means: "non-violating", policy: null },
    { question: "topics:arms", position: 2, label: "yes", means: "violating", policy: "weapons" },
    { question: "topics:pets", position: 1, label: "no", means: null, policy: null },
    { question: "topics:pets", position: 2, label: "yes", means: "non-violating", policy: null },
  ]);
});

test("a choice the taxonomy declares as a question keeps its own labels", async () => {
  const own = { "topics:arms": { labels: [{ value: "no" }, { value: "maybe" }, { value: "yes" }] } };
  const labels = await table({ questions: { ...topics.questions, ...own } }, "labels");
  expect(labels.filter((row) => "question" in row && row.question === "topics:arms")).toMatchObject([
    { position: 1, label: "no" },
    { position: 2, label: "maybe" },
    { position: 3, label: "yes" },
  ]);
});
