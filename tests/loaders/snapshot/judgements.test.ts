import { describe, expect, test } from "vitest";
import { rows } from "../../../loaders/duckdb.js";
import { createJudgements } from "../../../loaders/snapshot/judgements.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { canonicalTables, type Row, type Rows, TAXONOMY } from "../cubes/tables.js";

async function judge(content: Rows, taxonomy?: Taxonomy) {
  const connection = await canonicalTables(content, taxonomy);
  const counts = await createJudgements(connection);
  const judgements = await rows<Row>(connection, "FROM judgements ORDER BY annotation_id, question, reference_set");
  return { counts, judgements };
}

/** What judges, as `annotation reference`, in order. */
async function judges(annotations: readonly Row[], reference_labels: readonly Row[]): Promise<string[]> {
  const { judgements } = await judge({ annotations, reference_labels });
  return judgements.map(({ annotation_id, reference_id }) => `${annotation_id} ${reference_id}`);
}

describe("a reference judges", () => {
  test("every annotation of its item and question", async () => {
    const annotations = [{}, {}, { item_id: "2" }, { question: "other question" }];
    expect(await judges(annotations, [{}])).toEqual(["a1 r1", "a2 r1"]);
  });

  test("only the annotation it audits, if it names one", async () => {
    expect(await judges([{}, {}], [{ audited_annotation_id: "a2" }])).toEqual(["a2 r1"]);
  });

  test("only its own question of the annotation it audits", async () => {
    const annotations = [{ annotation_id: "a" }, { annotation_id: "a", question: "severity" }];
    const { judgements } = await judge({ annotations, reference_labels: [{ audited_annotation_id: "a" }] });
    expect(judgements.map(({ question }) => question)).toEqual(["decision"]);
  });

  test("no annotation without a label", async () => {
    const annotations = [{ status: "skipped", label: null }, { status: "refused", label: "ok" }, { label: null }];
    expect(await judges(annotations, [{}])).toEqual([]);
  });

  test("no annotation of the one who decided, and that is counted", async () => {
    const { judgements, counts } = await judge({
      annotations: [{ annotator_id: "p1" }, { annotator_id: "p2" }, { annotator_id: null }],
      reference_labels: [{ decided_by: "p1" }],
    });
    expect(judgements.map(({ annotation_id }) => annotation_id)).toEqual(["a2", "a3"]);
    expect(counts).toEqual({
      judgements: 2,
      leftOutOwn: 1,
      leftOutPolicyVersion: 0,
      unmatchedReferences: 0,
      referencesToDeleted: 0,
    });
  });

  test("no annotation made under another policy version, and that is counted", async () => {
    const { judgements, counts } = await judge({
      annotations: [{ policy_version: "v1" }, { policy_version: "v2" }, { policy_version: null }],
      reference_labels: [{ policy_version: "v2" }],
    });
    expect(judgements.map(({ annotation_id }) => annotation_id)).toEqual(["a2", "a3"]);
    expect(counts).toEqual({
      judgements: 2,
      leftOutOwn: 0,
      leftOutPolicyVersion: 1,
      unmatchedReferences: 0,
      referencesToDeleted: 0,
    });
  });

  test("under any policy version where it names none", async () => {
    expect(await judges([{ policy_version: "v1" }], [{}])).toEqual(["a1 r1"]);
  });

  test("nothing where nobody labelled its item, and that is counted", async () => {
    const { counts } = await judge({
      annotations: [{}],
      reference_labels: [{ item_id: "2" }, { audited_annotation_id: "unknown" }, {}],
    });
    expect(counts).toEqual({
      judgements: 1,
      leftOutOwn: 0,
      leftOutPolicyVersion: 0,
      unmatchedReferences: 2,
      referencesToDeleted: 0,
    });
  });
});

describe("of several references in a set", () => {
  test.each<[string, Row[], string]>([
    [
      "arbitration outranks audit, audit outranks gold",
      [{ kind: "gold" }, { kind: "audit" }, { kind: "arbitration" }],
      "r3",
    ],
    ["audit outranks gold", [{ kind: "gold" }, { kind: "audit" }], "r2"],
    [
      "an item's arbitration outranks the annotation's audit",
      [{ audited_annotation_id: "a1" }, { kind: "arbitration" }],
      "r2",
    ],
    [
      "one about the annotation outranks a later one about the item",
      [{ audited_annotation_id: "a1", decided_at: "2024-01-01" }, { decided_at: "2024-01-02" }],
      "r1",
    ],
    [
      "the latest judges",
      [{ decided_at: "2024-01-02" }, { decided_at: "2024-01-03" }, { decided_at: "2024-01-01" }],
      "r2",
    ],
    ["a dated one judges before an undated one", [{}, { decided_at: "2024-01-01" }], "r2"],
    ["the lowest id judges where all else is equal", [{ reference_id: "r9" }, { reference_id: "r8" }], "r8"],
    [
      "one that was replaced stands back",
      [{ decided_at: "2024-01-02" }, { replaces_reference_id: "r1", decided_at: "2024-01-01" }],
      "r2",
    ],
    [
      "one that may not judge gives way to the next",
      [{ kind: "audit" }, { kind: "arbitration", decided_by: "p1" }],
      "r1",
    ],
    [
      "one of another policy version gives way to the next",
      [{ kind: "audit" }, { kind: "arbitration", policy_version: "v2" }],
      "r1",
    ],
  ])("%s", async (_, references, judge) => {
    expect(await judges([{ annotator_id: "p1", policy_version: "v1" }], references)).toEqual([`a1 ${judge}`]);
  });

  test("every set judges for itself", async () => {
    const references = [
      { reference_set: "gold", kind: "gold" },
      { reference_set: "qa", kind: "arbitration" },
    ];
    expect(await judges([{}], references)).toEqual(["a1 r1", "a1 r2"]);
  });
});

describe("an arbitration", () => {
  const audit = { audited_annotation_id: "a1", sampling_weight: 20, selection: "random" };
  const arbitration = { kind: "arbitration", selection: "dispute", sampling_weight: 3, reference_label: "hate" };
  const drawn = async (annotations: readonly Row[], reference_labels: readonly Row[]) => {
    const { judgements } = await judge({ annotations, reference_labels });
    return judgements.map(({ annotation_id, reference_id, reference_kind, selection, sampling_weight }) =>
      [annotation_id, reference_id, reference_kind, selection, sampling_weight].join(" "),
    );
  };

  test("keeps the selection and weight of the audit it replaces", async () => {
    const references = [audit, { ...audit, sampling_weight: 7 }, { ...arbitration, replaces_reference_id: "r2" }];
    expect(await drawn([{}], references)).toEqual(["a1 r3 arbitration random 7"]);
  });

  test("keeps those of the annotation's audit where it names none", async () => {
    expect(await drawn([{}], [audit, arbitration])).toEqual(["a1 r2 arbitration random 20"]);
  });

  test("gives an audit's weight to no annotation that the audit was not about", async () => {
    expect(await drawn([{}, {}], [audit, { ...arbitration, replaces_reference_id: "r1" }])).toEqual([
      "a1 r2 arbitration random 20",
      "a2 r2 arbitration dispute 3",
    ]);
  });

  test("looks through an earlier arbitration to the audit", async () => {
    const second = { ...arbitration, replaces_reference_id: "r2", decided_at: "2024-01-02" };
    expect(await drawn([{}], [audit, arbitration, second])).toEqual(["a1 r3 arbitration random 20"]);
  });

  test("keeps an audit's weight also where that audit was made under another policy version", async () => {
    const references = [{ ...audit, policy_version: "v2" }, arbitration];
    expect(await drawn([{ policy_version: "v1" }], references)).toEqual(["a1 r2 arbitration random 20"]);
  });

  test("of a gold label stays a gold judgement", async () => {
    expect(await drawn([{}], [{ kind: "gold", selection: "gold" }, arbitration])).toEqual(["a1 r2 arbitration gold 1"]);
  });

  test("takes nothing from another set", async () => {
    const references = [audit, { ...arbitration, reference_set: "appeals", replaces_reference_id: "r1" }];
    expect(await drawn([{}], references)).toEqual(["a1 r2 arbitration dispute 3", "a1 r1 audit random 20"]);
  });

  test("stands for itself where nothing was drawn before it", async () => {
    expect(await drawn([{}], [arbitration])).toEqual(["a1 r1 arbitration dispute 3"]);
  });
});

test("a reference without a weight stands for one label", async () => {
  const { judgements } = await judge({ annotations: [{}], reference_labels: [{}] });
  expect(judgements[0]?.sampling_weight).toBe(1);
});

test("a judgement carries the annotation and what the reference says of it", async () => {
  const { judgements } = await judge({
    annotations: [{ team: "north", label: "hate", labeled_at: "2024-01-01 10:00:00", policy_version: "v1" }],
    reference_labels: [
      {
        decided_by: "p9",
        decided_at: "2024-01-02 10:00:00",
        error_reason: "context",
        severity: "high",
        outcome: "overturned",
      },
    ],
  });
  expect(judgements).toMatchObject([
    {
      annotation_id: "a1",
      team: "north",
      label: "hate",
      labeled_at: "2024-01-01T10:00:00.000Z",
      policy_version: "v1",
      source_file: "annotations.csv",
      source_row: 1,
      reference_id: "r1",
      reference_label: "ok",
      reference_set: "qa",
      reference_kind: "audit",
      decided_by: "p9",
      decided_at: "2024-01-02T10:00:00.000Z",
      error_reason: "context",
      severity: "high",
      outcome: "overturned",
      correct: false,
      error_type: "false_positive",
    },
  ]);
});

test.each([
  ["ok", "ok", true, "none"],
  ["other", "other", true, "none"],
  ["hate", "ok", false, "false_positive"],
  ["hate", "unsure", false, "false_positive"],
  ["ok", "hate", false, "false_negative"],
  ["unsure", "hate", false, "false_negative"],
  ["hate", "spam", false, "wrong_label"],
  ["ok", "unsure", false, "wrong_label"],
  // `other` says nothing of violations, so neither does the error.
  ["other", "ok", false, null],
  ["hate", "other", false, null],
])("label %s where %s is right: correct %s, error type %s", async (label, reference_label, correct, error_type) => {
  const { judgements } = await judge({ annotations: [{ label }], reference_labels: [{ reference_label }] });
  expect(judgements).toMatchObject([{ correct, error_type }]);
});

describe("a multiple-choice question", () => {
  const taxonomy: Taxonomy = {
    ...TAXONOMY,
    questions: {
      topics: {
        multiple: true,
        labels: [{ value: "drugs", means: "violating" }, { value: "arms", means: "violating" }, { value: "pets" }],
      },
    },
  };
  const picked = (choice: string, row: Row = {}): Row => ({
    submission_id: "s",
    question: `topics:${choice}`,
    label: "yes",
    ...row,
  });
  const should = (choice: string, row: Row = {}): Row => ({
    reference_id: "r",
    question: `topics:${choice}`,
    reference_label: "yes",
    ...row,
  });
  const outcome = async (annotations: readonly Row[], reference_labels: readonly Row[]) => {
    const { judgements } = await judge({ annotations, reference_labels }, taxonomy);
    return judgements
      .map(
        ({ question, label, reference_label, error_type }) => `${question} ${label} ${reference_label} ${error_type}`,
      )
      .sort();
  };

  test("is judged choice by choice: one not picked says no", async () => {
    expect(await outcome([picked("drugs")], [should("arms")])).toEqual([
      "topics:arms no yes false_negative",
      "topics:drugs yes no false_positive",
      "topics:pets no no none",
    ]);
  });

  test("that was visited without a pick says no to every choice", async () => {
    expect(await outcome([{ question: "topics", label: null }], [should("drugs")])).toEqual([
      "topics:arms no no none",
      "topics:drugs no yes false_negative",
      "topics:pets no no none",
    ]);
  });

  test("that was not visited, or skipped, says nothing", async () => {
    const skipped = picked("drugs", { status: "skipped", label: null });
    expect(await outcome([skipped], [should("arms")])).toEqual([]);
    expect(await outcome([picked("drugs", { item_id: "2" })], [should("arms")])).toEqual([]);
  });

  test("keeps a choice that was refused out", async () => {
    const refused = picked("arms", { status: "refused", label: null });
    expect(await outcome([picked("drugs"), refused], [should("arms")])).toEqual([
      "topics:drugs yes no false_positive",
      "topics:pets no no none",
    ]);
  });

  test("takes the picks of one submission together, whatever their annotation ids", async () => {
    const picks = [picked("drugs", { annotation_id: "x" }), picked("arms", { annotation_id: "y" })];
    expect(await outcome(picks, [should("drugs"), should("arms")])).toEqual([
      "topics:arms yes yes none",
      "topics:drugs yes yes none",
      "topics:pets no no none",
    ]);
  });

  test("does not lend an error's reason to the choices it was not said of", async () => {
    const { judgements } = await judge(
      { annotations: [picked("drugs")], reference_labels: [should("arms", { error_reason: "missed" })] },
      taxonomy,
    );
    const reasons = judgements.map(({ question, error_reason }) => `${question} ${error_reason}`).sort();
    expect(reasons).toEqual(["topics:arms missed", "topics:drugs null", "topics:pets null"]);
  });
});
