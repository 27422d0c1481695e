import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";

/** A record as `dataset.records.to_list(flatten=True)` gives it: fields, metadata, responses and suggestions at the top. */
const record = (id: string, more: object) => ({
  id,
  status: "completed",
  _server_id: `server-${id}`,
  text: "what was said",
  market: "TH",
  "verdict.responses": null,
  "verdict.responses.users": null,
  "verdict.responses.status": null,
  ...more,
});
const responses = (question: string, ...given: [value: unknown, user: string, status: string][]) => ({
  [`${question}.responses`]: given.map(([value]) => value),
  [`${question}.responses.users`]: given.map(([, user]) => user),
  [`${question}.responses.status`]: given.map(([, , status]) => status),
});
const suggestion = (question: string, value: unknown, score: unknown = null) => ({
  [`${question}.suggestion`]: value,
  [`${question}.suggestion.score`]: score,
  [`${question}.suggestion.agent`]: "guard-1",
});
const read = (questions: string, ...records: object[]) =>
  readThrough(`argilla('*.json', questions := '${questions}')`, { "records.json": JSON.stringify(records) });

describe("argilla()", () => {
  it("yields a response, without a time, and a suggestion as a model's annotation", async () => {
    const { rows } = await read(
      "verdict",
      record("r1", { ...responses("verdict", ["ok", "u1", "submitted"]), ...suggestion("verdict", "bad", 0.75) }),
    );
    const common = {
      item_id: "r1",
      question: "verdict",
      status: "labelled",
      labeled_at: null,
      data: '{"market":"TH","status":"completed","text":"what was said"}',
      source_file: "records.json",
    };
    expect(rows).toEqual([
      {
        ...common,
        annotation_id: "r1 u1",
        label: "ok",
        annotator_id: "u1",
        annotator_kind: "human",
        model_version: null,
        confidence: null,
        response_status: "submitted",
        source_row: 1,
      },
      {
        ...common,
        annotation_id: "r1 suggestion guard-1",
        label: "bad",
        annotator_id: null,
        annotator_kind: "model",
        model_version: "guard-1",
        confidence: "0.75",
        response_status: null,
        source_row: 2,
      },
    ]);
  });

  it("takes discarded responses as skipped, and counts drafts and records nobody answered", async () => {
    const { rows, file } = await read(
      "verdict",
      record("r1", responses("verdict", ["ok", "u1", "submitted"], [null, "u2", "discarded"], ["bad", "u3", "draft"])),
      record("r2", {}),
    );
    expect(rows.map(({ annotation_id, label, status }) => [annotation_id, label, status])).toEqual([
      ["r1 u1", "ok", "labelled"],
      ["r1 u2", null, "skipped"],
    ]);
    expect(file).toMatchObject({
      records: 4,
      leftOut: [
        { reason: "draft", records: 1 },
        { reason: "record without responses or suggestions", records: 1 },
      ],
    });
  });

  it("makes each pick of a list a question of its own, with its score", async () => {
    const { rows } = await read(
      "tags",
      record("r1", {
        ...responses("tags", [["music"], "u1", "submitted"]),
        ...suggestion("tags", ["chat", "news"], [0.5, 0.25]),
      }),
    );
    expect(rows.map(({ question, label, confidence }) => [question, label, confidence])).toEqual([
      ["tags:music", "yes", null],
      ["tags:chat", "yes", "0.5"],
      ["tags:news", "yes", "0.25"],
    ]);
  });

  it("reads ratings, and no rankings or spans, which are no labels", async () => {
    const { rows, file } = await read(
      "severity, order",
      record("r1", {
        ...responses("severity", [4, "u1", "submitted"]),
        ...responses("order", [[{ value: "a", rank: 1 }], "u1", "submitted"]),
      }),
    );
    expect(rows).toMatchObject([{ question: "severity", label: "4" }]);
    expect(file.leftOut).toEqual([{ reason: "no label: neither a text, a number nor a list of them", records: 1 }]);
  });

  it("reads one object per line too, and asks which are questions", async () => {
    const line = JSON.stringify(record("r1", responses("verdict", ["ok", "u1", "submitted"])));
    const files = { "a.jsonl": `${line}\n{"id"\n` };
    const { rows, file } = await readThrough("argilla('a.jsonl', questions := 'verdict')", files);
    expect(rows).toHaveLength(1);
    expect(file).toMatchObject({ records: 2, unreadable: [{ record: 2 }] });
    await expect(readThrough("argilla('a.jsonl')", files)).rejects.toThrow(
      "argilla('…', questions := 'first, second'). Found: verdict.",
    );
  });

  it("takes an export without records as such", async () => {
    expect((await read("verdict")).file).toMatchObject({ records: 0, leftOut: [] });
  });

  it("refuses the nested form, which has no status, and other shapes", async () => {
    await expect(
      read("verdict", {
        id: "r1",
        _server_id: "s",
        fields: {},
        responses: { verdict: [{ value: "ok", user_id: "u1" }] },
      }),
    ).rejects.toThrow(
      "tool/records.json: has no responses or suggestions by question: expected records of Argilla, flattened.",
    );
    await expect(read("verdict", { id: 1, annotations: [] })).rejects.toThrow(
      "tool/records.json: expected records of Argilla, flattened, but _server_id is missing. Found: annotations, id. Export them with to_list(flatten=True)",
    );
  });

  it("gives accepted, undated rows through a short mapping", async () => {
    const { read: ask, manifest } = await takeFrom({
      "tool/records.json": JSON.stringify([
        record("r1", { ...responses("verdict", ["ok", "u1", "submitted"]), ...suggestion("verdict", "bad", 0.75) }),
      ]),
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_id,
          annotator_kind, model_version, confidence, data->>'market' AS market, 'production' AS round,
          source_file, source_row
        FROM argilla('*.json', questions := 'verdict')`,
    });
    expect(await ask("SELECT annotator_kind, label, confidence, labeled_at FROM $annotations ORDER BY ALL")).toEqual([
      { annotator_kind: "human", label: "ok", confidence: null, labeled_at: null },
      { annotator_kind: "model", label: "bad", confidence: 0.75, labeled_at: null },
    ]);
    expect(manifest.tables.quarantine!.rows).toBe(0);
  });
});
