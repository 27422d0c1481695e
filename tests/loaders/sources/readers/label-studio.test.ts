import { describe, expect, it } from "vitest";
import { readThrough } from "../read.js";

/** The shape of Label Studio's JSON export, cut to what matters. */
const choice = (from_name: string, ...choices: string[]) => ({ from_name, type: "choices", value: { choices } });
const annotation = (id: number, result: unknown[], more: object = {}) => ({
  id,
  completed_by: 7,
  result,
  was_cancelled: false,
  created_at: "2026-09-01T08:00:00.000Z",
  updated_at: "2026-09-01T09:00:00.000Z",
  lead_time: 12.5,
  ...more,
});
const read = (...tasks: object[]) => readThrough("label_studio('*.json')", { "export.json": JSON.stringify(tasks) });

describe("label_studio()", () => {
  it("yields an annotation's choice with who, when and how long", async () => {
    const { rows } = await read({
      id: 3,
      data: { queue: "live" },
      project: 9,
      annotations: [annotation(11, [choice("violation", "ok")])],
    });
    expect(rows).toEqual([
      {
        annotation_id: "11",
        task_id: "3",
        item_id: "3",
        question: "violation",
        label: "ok",
        status: "labelled",
        annotator_id: "7",
        annotator_email: null,
        annotator_kind: "human",
        model_version: null,
        labeled_at: "2026-09-01T08:00:00.000Z",
        updated_at: "2026-09-01T09:00:00.000Z",
        handling_seconds: "12.5",
        confidence: null,
        ground_truth: null,
        project: "9",
        data: '{"queue":"live"}',
        source_file: "export.json",
        source_row: 1,
      },
    ]);
  });

  it("takes completed_by as a number or as an object", async () => {
    const { rows } = await read({
      id: 1,
      annotations: [
        annotation(1, [choice("q", "a")], { completed_by: { id: 7, email: "x@example.org" } }),
        annotation(2, [choice("q", "a")], { completed_by: { email: "x@example.org" } }),
      ],
    });
    expect(rows.map(({ annotator_id, annotator_email }) => [annotator_id, annotator_email])).toEqual([
      ["7", "x@example.org"],
      ["x@example.org", "x@example.org"],
    ]);
  });

  it("leaves cancelled annotations out and counts them", async () => {
    const { rows, file } = await read({
      id: 1,
      annotations: [annotation(1, [choice("q", "a")], { was_cancelled: true }), annotation(2, [choice("q", "b")])],
    });
    expect(rows.map(({ label, source_row }) => [label, source_row])).toEqual([["b", 2]]);
    expect(file).toMatchObject({ records: 2, leftOut: [{ reason: "cancelled", records: 1 }] });
  });

  it("makes each pick of a multiple-choice control a question of its own", async () => {
    const { rows, file } = await read(
      { id: 1, annotations: [annotation(1, [choice("tags", "music", "chat"), choice("q", "a")])] },
      { id: 2, annotations: [annotation(2, [choice("tags", "chat")])] },
    );
    expect(rows.map(({ question, label, source_row }) => [question, label, source_row])).toEqual([
      ["q", "a", 1],
      ["tags:music", "yes", 1],
      ["tags:chat", "yes", 1],
      ["tags:chat", "yes", 2],
    ]);
    expect(file.records).toBe(2);
  });

  it("reads ratings as labels, and counts an annotation without any label", async () => {
    const { rows, file } = await read({
      id: 1,
      annotations: [
        annotation(1, [{ from_name: "severity", type: "rating", value: { rating: 4 } }]),
        annotation(2, [{ from_name: "why", type: "textarea", value: { text: ["because"] } }]),
        annotation(3, []),
      ],
    });
    expect(rows.map(({ question, label }) => [question, label])).toEqual([["severity", "4"]]);
    expect(file.leftOut).toEqual([{ reason: "no choice, rating or number in its result", records: 2 }]);
  });

  it("reads predictions as a model's annotations, with version and score", async () => {
    const prediction = {
      id: 5,
      model_version: "guard-1",
      score: 0.75,
      result: [choice("q", "a")],
      created_ago: "2 days",
    };
    const { rows } = await read({ id: 1, annotations: [], predictions: [prediction] });
    expect(rows).toMatchObject([
      {
        annotation_id: "prediction:5",
        annotator_kind: "model",
        model_version: "guard-1",
        confidence: "0.75",
        annotator_id: null,
        labeled_at: null,
      },
    ]);
  });

  it("finds a prediction inside the annotation when `predictions` holds ids only, once", async () => {
    const prediction = { id: 5, model_version: "guard-1", result: [choice("q", "a")] };
    const { rows, file } = await read({
      id: 1,
      annotations: [
        annotation(1, [choice("q", "a")], { prediction }),
        annotation(2, [choice("q", "a")], { prediction }),
      ],
      predictions: [5],
    });
    expect(rows.map(({ annotation_id }) => annotation_id)).toEqual(["1", "2", "prediction:5"]);
    expect(file.records).toBe(3);
  });

  it("counts tasks nobody has labelled", async () => {
    const { rows, file } = await read({ id: 1, annotations: [], predictions: [] }, { id: 2 });
    expect(rows).toEqual([]);
    expect(file).toMatchObject({ records: 2, leftOut: [{ reason: "task without annotations", records: 2 }] });
  });

  it("stops at a truncated export, naming it", async () => {
    await expect(readThrough("label_studio('a.json')", { "a.json": '[{"id": 1, "annot' })).rejects.toThrow(
      /^tool\/a\.json: cannot be read as JSON\./,
    );
  });
});
