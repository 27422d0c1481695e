import { expect, test } from "vitest";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { cells } from "./cells.js";
import type { Row } from "./tables.js";

/** Cells of scope `all`: r, units, agreeing pairs, r_1 (ok) and r_2 (hate). */
const all = (annotations: readonly Row[], columns = "labels, units, agreeing, label_1, label_2") =>
  cells({ annotations }, "agreement", columns, { where: "raters = 'all'" });

test("a cell adds up units with the same number of labels", async () => {
  const unit = (item_id: string, ...labels: string[]) => labels.map((label) => ({ item_id, label }));
  // Items 1 and 15 (hexadecimal, 21) are both of block 1. Agreeing ordered pairs: 3·2 + 2·1.
  const annotations = [
    ...unit("1", "ok", "ok", "ok"),
    ...unit("15", "hate", "ok", "hate"),
    ...unit("29", "hate", "ok"),
  ];
  expect(await all(annotations, "block, labels, units, agreeing, label_1, label_2")).toEqual([
    "1 2 1 0 1 1",
    "1 3 2 8 4 2",
  ]);
});

test("an item's block is its pseudonym modulo 20", async () => {
  // 0xffffffffffffffff = 18446744073709551615
  const annotations = ["0", "13", "14", "ffffffffffffffff"].map((item_id) => ({ item_id }));
  expect(await all(annotations, "block, units")).toEqual(["0 2", "15 1", "19 1"]);
});

test("units with one label are added up too", async () => {
  const annotations = ["ok", "ok", "hate"].map((label, index) => ({ item_id: ["0", "14", "28"][index]!, label }));
  expect(await all(annotations)).toEqual(["1 3 0 2 1"]);
});

test.each<[string, Row, Row]>([
  ["items", { item_id: "1" }, { item_id: "15" }],
  ["rounds", { round: "production" }, { round: "gold" }],
  ["policy versions", { policy_version: "v1" }, { policy_version: "v2" }],
  ["a policy version and none", { policy_version: "v1" }, {}],
])("labels of different %s are not compared", async (_, a, b) => {
  expect(await all([a, b], "DISTINCT labels")).toEqual(["1"]);
});

test("labels of different questions are not compared", async () => {
  const taxonomy: Taxonomy = { questions: { a: { labels: [{ value: "ok" }] }, b: { labels: [{ value: "ok" }] } } };
  const annotations = [{ question: "a" }, { question: "b" }];
  expect(await cells({ annotations }, "agreement", "question, labels", { where: "raters = 'all'", taxonomy })).toEqual([
    "a 1",
    "b 1",
  ]);
});

test("an annotator who labels again is counted once, with the latest label", async () => {
  const twice = (first: Row, second: Row) =>
    all([
      { annotator_id: "p1", label: "hate", ...first },
      { annotator_id: "p1", label: "ok", ...second },
    ]);
  const hate = ["1 1 0 0 1"];
  expect(await twice({ labeled_at: "2024-01-02" }, { labeled_at: "2024-01-01" })).toEqual(hate);
  expect(await twice({ labeled_at: "2024-01-02" }, {})).toEqual(hate);
  expect(await twice({ updated_at: "2024-01-02" }, { updated_at: "2024-01-01" })).toEqual(hate);
  expect(await twice({ annotation_id: "z" }, { annotation_id: "y" })).toEqual(hate);
});

test("a relabelled unit counts in the week of the label that is kept", async () => {
  const annotations = [
    { annotator_id: "p1", labeled_at: "2024-01-01" },
    { annotator_id: "p1", labeled_at: "2024-01-09" },
    { annotator_id: "p2", labeled_at: "2024-01-16" },
    { annotator_id: "p3" },
  ];
  expect(await all(annotations, "week, labels")).toEqual(["2024-01-08 3"]);
});

test("every anonymous vote is a rater's own", async () => {
  expect(await all([{}, {}, { annotator_kind: "model" }, { annotator_kind: "model" }])).toEqual(["4 1 12 4 0"]);
});

test("a model is known by its version, and by its id where it has one", async () => {
  const model = (annotator_id: string | null, model_version: string | null) => ({
    annotator_kind: "model",
    annotator_id,
    model_version,
  });
  expect(await all([model(null, "m1"), model(null, "m1"), model(null, "m2")], "labels")).toEqual(["2"]);
  expect(await all([model("bot", "m1"), model("bot", "m1"), model("bot", "m2"), model("bot", "m2")], "labels")).toEqual(
    ["2"],
  );
  expect(await all([model("bot", null), model("bot", null), model("other", null)], "labels")).toEqual(["2"]);
});

test("labels that are missing are not votes", async () => {
  expect(await all([{}, { label: null, status: "refused" }, { label: null, status: "skipped" }])).toEqual([
    "1 1 0 1 0",
  ]);
});

test("every scope compares its own labels only", async () => {
  const annotations = [
    { team: "north", market: "TH", label: "ok" },
    { team: "north", market: "US", label: "ok" },
    { team: "south", market: "TH", label: "hate" },
    { annotator_kind: "model", model_version: "m1", label: "ok" },
  ];
  const scopes = await cells({ annotations }, "agreement", "raters, labels, units, agreeing, label_1, label_2");
  expect(scopes).toEqual([
    "all 4 1 6 3 1",
    "human 3 1 2 2 1",
    "market:TH 2 1 0 1 1",
    "market:US 1 1 0 1 0",
    "model 1 1 0 1 0",
    "team:north 2 1 2 2 0",
    "team:south 1 1 0 0 1",
    "teams 2 1 0 1 1",
  ]);
  const alone = await cells({ annotations: annotations.slice(0, 1) }, "agreement", "raters, labels, units, label_1");
  expect(alone).toEqual(["all 1 1 1", "human 1 1 1", "market:TH 1 1 1", "team:north 1 1 1"]);
});

test.each([
  ["teams", "team"],
  ["markets", "market"],
])("the scope %s compares their majorities: one that has none, or is alone, is left out", async (raters, column) => {
  const unit = (item_id: string, ...votes: [group: string | null, label: string][]) =>
    votes.map(([group, label]) => ({ item_id, [column]: group, label }));
  const annotations = [
    // TH says hate, US cannot decide, VN says hate; who is of no group counts for none.
    ...unit(
      "1",
      ["TH", "hate"],
      ["TH", "hate"],
      ["TH", "ok"],
      ["US", "ok"],
      ["US", "hate"],
      ["VN", "hate"],
      [null, "ok"],
    ),
    ...unit("15", ["TH", "hate"], ["US", "ok"], ["VN", "ok"]),
    ...unit("29", ["TH", "ok"], ["TH", "ok"]),
  ];
  const columns = "labels, units, agreeing, unanimous, label_1, label_2";
  expect(await cells({ annotations }, "agreement", columns, { where: `raters = '${raters}'` })).toEqual([
    "2 1 2 1 0 2",
    "3 1 2 0 2 1",
  ]);
});

test("a unit is unanimous where two or more labels are all the same", async () => {
  const unit = (item_id: string, ...labels: string[]) => labels.map((label) => ({ item_id, label }));
  const annotations = [
    ...unit("1", "ok", "ok", "ok"),
    ...unit("15", "hate", "hate", "hate"),
    ...unit("29", "ok", "ok", "hate"),
    ...unit("3d", "ok"),
  ];
  expect(await all(annotations, "labels, units, unanimous")).toEqual(["1 1 0", "3 3 2"]);
});

test("an ordinal question has its pairs of different labels", async () => {
  const labels = [{ value: "low" }, { value: "middle" }, { value: "high" }];
  const taxonomy: Taxonomy = { questions: { severity: { level: "ordinal", labels } } };
  const annotations = ["low", "low", "middle", "high", "high", "high"].map((label) => ({
    question: "severity",
    label,
  }));
  const pairs = await cells({ annotations }, "agreement", "pair_1_2, pair_1_3, pair_2_3", {
    where: "raters = 'all'",
    taxonomy,
  });
  expect(pairs).toEqual(["2 6 3"]);
});

test("choices not picked are votes for no", async () => {
  const taxonomy: Taxonomy = {
    questions: { topics: { multiple: true, labels: [{ value: "arms" }, { value: "drugs" }] } },
  };
  const annotations = [
    { question: "topics:arms", label: "yes" },
    { question: "topics:drugs", label: "yes" },
  ];
  const votes = await cells({ annotations }, "agreement", "question, labels, label_1, label_2", {
    where: "raters = 'all'",
    taxonomy,
  });
  expect(votes).toEqual(["topics:arms 2 1 1", "topics:drugs 2 1 1"]);
});
