import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCubes } from "../../../loaders/cubes/make-cubes.js";
import { rows } from "../../../loaders/duckdb.js";
import { createJudgements } from "../../../loaders/snapshot/judgements.js";
import { CUBE_NAMES } from "../../../src/lib/schema/cubes.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { recount } from "./recount.js";
import { canonicalTables, type Row, withDefaults } from "./tables.js";

const taxonomy: Taxonomy = {
  markets: {
    TH: { time_zone: "Asia/Bangkok" },
    US: { time_zone: "America/New_York" },
    // Half an hour of daylight saving.
    LH: { time_zone: "Australia/Lord_Howe" },
    XX: {},
  },
  questions: {
    topics: { multiple: true, labels: [{ value: "drugs", means: "violating" }, { value: "arms" }] },
    decision: {
      primary: true,
      labels: [{ value: "ok" }, { value: "hate" }, { value: "spam" }, { value: "never used" }],
    },
    severity: { level: "ordinal", labels: [{ value: "low" }, { value: "middle" }, { value: "high" }] },
  },
};

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const version = pick(null, "v1", "v1", "v1", "v2");
const person = pick(null, "p1", "p2", "p3");
const item = pick("0", "1", "1", "15", "ffffffffffffffff");

/** Around changes of daylight saving, midnights and Mondays. */
const moment = fc.option(
  fc
    .tuple(
      pick(
        "2024-03-10T05:00",
        "2024-03-10T07:00",
        "2024-11-03T04:00",
        "2024-04-06T13:30",
        "2024-03-11T17:00",
        "2023-12-31T17:00",
      ),
      pick(-1, 0, 1, 15 * 60, -45 * 60, 86_400),
    )
    .map(([base, seconds]) => new Date(Date.parse(`${base}Z`) + seconds * 1000).toISOString().slice(0, 19)),
);

const answer = fc.oneof(
  fc.record({ question: pick("decision"), label: pick("ok", "hate", "spam") }),
  fc.record({ question: pick("severity"), label: pick("low", "middle", "high") }),
  fc.record({ question: pick("topics:drugs", "topics:arms"), label: pick("yes", "yes", "no") }),
);
const labelled = answer.map((row) => ({ ...row, status: "labelled" }));
const unlabelled = fc.record({
  question: pick("decision", "topics", "topics:arms"),
  label: pick(null),
  status: pick("skipped", "refused", "labelled"),
});

const annotation: fc.Arbitrary<Row> = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: labelled }, { weight: 1, arbitrary: unlabelled }),
    fc.oneof(
      fc.record({ annotator_kind: pick("human"), annotator_id: person }),
      fc.record({
        annotator_kind: pick("model"),
        annotator_id: pick(null, null, "p3"),
        model_version: pick(null, "m1", "m2"),
      }),
    ),
    fc.record({
      annotation_id: pick("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"),
      submission_id: pick("s1", "s2", "s3", "s4", "s5", "s6"),
      item_id: item,
      team: pick(null, "north", "south"),
      market: pick(null, "TH", "US", "LH", "XX"),
      queue: pick(null, null, null, "q1", "q2"),
      policy: pick(null, null, null, "hate"),
      labeled_at: moment,
      updated_at: moment,
      final: pick(null, true, false),
      round: pick("production", "production", "gold"),
      policy_version: version,
    }),
  )
  .map((parts) => Object.assign({}, ...parts));

const reference: fc.Arbitrary<Row> = fc
  .tuple(
    answer.map(({ question, label }) => ({ question, reference_label: label })),
    fc.record({
      reference_id: pick("r1", "r2", "r3", "r4", "r5", "r6"),
      item_id: item,
      reference_set: pick("qa", "gold"),
      kind: pick("gold", "audit", "arbitration"),
      selection: pick("random", "targeted", "dispute", "gold"),
      decided_by: person,
      decided_at: moment,
      audited_annotation_id: pick(null, null, "a1", "a2", "a3"),
      replaces_reference_id: pick(null, "r1", "r2", "r3"),
      // Sums of these are exact in doubles, whatever the order.
      sampling_weight: pick(null, 0.5, 2, 20.25),
      policy_version: version,
    }),
  )
  .map((parts) => Object.assign({}, ...parts));

const content = fc.record({
  annotations: fc.uniqueArray(annotation, {
    minLength: 5,
    maxLength: 60,
    size: "max",
    selector: (row) => `${row.annotation_id} ${row.question}`,
  }),
  reference_labels: fc.uniqueArray(reference, {
    maxLength: 25,
    size: "max",
    selector: (row) => `${row.reference_id} ${row.question}`,
  }),
  items: fc.uniqueArray(
    fc.record({ item_id: item, market: pick(null, "US"), queue: pick(null, "q3"), policy: pick(null, "spam") }),
    { selector: ({ item_id }) => item_id },
  ),
});

test("every cell of every cube is what a plain count over the rows gives", async () => {
  await fc.assert(
    fc.asyncProperty(content, async (tables) => {
      const connection = await canonicalTables(tables, taxonomy);
      await createJudgements(connection);
      await makeCubes(connection, "snapshot");
      const expected = recount({
        taxonomy,
        annotations: tables.annotations.map((row, index) => withDefaults("annotations", row, index + 1)),
        reference_labels: tables.reference_labels.map((row, index) => withDefaults("reference_labels", row, index + 1)),
        items: tables.items.map((row, index) => withDefaults("items", row, index + 1)),
      });
      for (const cube of CUBE_NAMES) {
        const columns = cube === "annotators" ? "* EXCLUDE (cluster)" : "*";
        const cells = await rows<Row>(connection, `SELECT ${columns} FROM cube_${cube}`);
        expect(comparable(cells), cube).toEqual(comparable(expected[cube]));
      }
      connection.closeSync();
    }),
    { numRuns: 40, seed: 20_240_310 },
  );
});

/** Cells as texts in order; a DATE arrives as midnight. */
function comparable(cells: readonly Row[]): string[] {
  const line = (cell: Row) =>
    Object.keys(cell)
      .sort()
      .map(
        (name) =>
          `${name}=${name === "day" || name === "week" ? (cell[name] as string | null)?.slice(0, 10) : cell[name]}`,
      )
      .join(" ")
      .replaceAll("=undefined", "=null");
  return cells.map(line).sort();
}
