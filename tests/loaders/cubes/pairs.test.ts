import { expect, test } from "vitest";
import { cells } from "./cells.js";
import type { Row } from "./tables.js";

const pairs = (scope: string, annotations: readonly Row[]) =>
  cells({ annotations }, "pairs", "rater_a, rater_b, label_a, label_b, n", { where: `scope = '${scope}'` });
const model = (model_version: string | null, label: string) => ({ annotator_kind: "model", model_version, label });

test("every pair of labels of a unit is counted once, the lower label first", async () => {
  // In the taxonomy ok is before hate; in the alphabet it is not.
  const annotations = ["hate", "ok", "hate", "hate", "ok"].map((label) => ({ label }));
  expect(await pairs("all", annotations)).toEqual(["all all hate hate 3", "all all ok hate 6", "all all ok ok 1"]);
});

test("one label makes no pair", async () => {
  expect(await pairs("all", [{}])).toEqual([]);
});

test("models are compared two by two, in the order of their names", async () => {
  expect(await pairs("models", [model("m2", "hate"), model("m1", "ok"), model("m3", "ok"), { label: "ok" }])).toEqual([
    "m1 m2 ok hate 1",
    "m1 m3 ok ok 1",
    "m2 m3 hate ok 1",
  ]);
});

test("every person's label is compared with every model's; a model without a version is called model", async () => {
  const annotations = [{ label: "ok" }, { label: "hate" }, model("m1", "hate"), model(null, "ok")];
  expect(await pairs("human-model", annotations)).toEqual([
    "human m1 hate hate 1",
    "human m1 ok hate 1",
    "human model hate ok 1",
    "human model ok ok 1",
  ]);
});

test.each([
  ["teams", "team"],
  ["markets", "market"],
])("%s are compared by their most frequent label; one without such a label is left out", async (scope, column) => {
  const vote = (group: string | null, label: string) => ({ [column]: group, label });
  const annotations = [
    ...["hate", "hate", "ok"].map((label) => vote("TH", label)),
    ...["ok", "hate"].map((label) => vote("US", label)),
    vote("VN", "ok"),
    vote(null, "spam"),
  ];
  expect(await pairs(scope, annotations)).toEqual(["TH VN hate ok 1"]);
});
