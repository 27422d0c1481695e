import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";

/** An annotation as JSON-MIN writes it: data keys, controls and the annotation's own keys side by side. */
const annotation = (id: number, more: object) => ({
  text: "what was said",
  market: "TH",
  id: 3,
  annotator: 7,
  annotation_id: id,
  created_at: "2026-09-01T08:00:00.000000Z",
  updated_at: "2026-09-01T09:00:00.000000Z",
  lead_time: 12.5,
  ...more,
});
const min = (questions: string, ...records: object[]) =>
  readThrough(`label_studio_min('*.json', questions := '${questions}')`, { "export.json": JSON.stringify(records) });

describe("label_studio_min()", () => {
  it("yields an annotation's choice with who, when and how long", async () => {
    const { rows, file } = await min("violation", annotation(11, { violation: "ok" }));
    expect(rows).toEqual([
      {
        annotation_id: "11",
        task_id: "3",
        item_id: "3",
        question: "violation",
        label: "ok",
        status: "labelled",
        annotator_id: "7",
        annotator_kind: "human",
        labeled_at: "2026-09-01T08:00:00.000000Z",
        updated_at: "2026-09-01T09:00:00.000000Z",
        handling_seconds: "12.5",
        agreement: null,
        data: '{"market":"TH","text":"what was said"}',
        source_file: "export.json",
        source_row: 1,
      },
    ]);
    expect(file).toMatchObject({ records: 1, leftOut: [], unreadable: [] });
  });

  it("reads what is more than one text: several choices, taxonomy, rating, number, one choice per region", async () => {
    const { rows } = await min(
      "tags, topic, severity, count, parts",
      annotation(11, {
        tags: { choices: ["music", "chat"] },
        topic: [{ taxonomy: [["violence", "graphic"]] }],
        severity: [{ rating: 4 }],
        count: [{ number: 0 }],
        parts: ["intro", { choices: ["end", "credits"] }],
      }),
    );
    expect(rows.map(({ question, label }) => [question, label])).toEqual([
      ["tags:music", "yes"],
      ["tags:chat", "yes"],
      ["topic", "violence / graphic"],
      ["severity", "4"],
      ["count", "0"],
      ["parts:intro", "yes"],
      ["parts:end", "yes"],
      ["parts:credits", "yes"],
    ]);
  });

  it("keeps a text that only looks like JSON, and a data key with a canonical name", async () => {
    const { rows } = await min(
      "relation",
      annotation(11, { relation: "[TREATS]", question: "Which one?", label: "-" }),
    );
    expect(rows).toMatchObject([{ question: "relation", label: "[TREATS]" }]);
    expect(JSON.parse(String(rows[0]!.data))).toMatchObject({ question: "Which one?", label: "-" });
  });

  it("leaves out an annotation without a label, and counts what is no record", async () => {
    const regions = [{ start: 1, end: 2, labels: ["name"] }];
    const { rows, file } = await readThrough("label_studio_min('a.json', questions := 'q')", {
      "a.json": JSON.stringify([annotation(1, { q: "a" }), 5, annotation(2, { q: regions }), annotation(3, {})]),
    });
    expect(rows.map(({ annotation_id, source_row }) => [annotation_id, source_row])).toEqual([["1", 1]]);
    expect(file).toMatchObject({
      records: 4,
      leftOut: [{ reason: "no choice, rating or number", records: 2 }],
      unreadable: [{ record: 2, reason: "expected a JSON object, each key once" }],
    });
  });

  it("takes an export without annotations as no records", async () => {
    expect((await min("q")).file).toMatchObject({ records: 0, leftOut: [] });
  });

  it("asks which keys are questions, and says when there is no such key", async () => {
    await expect(
      readThrough("label_studio_min('a.json')", { "a.json": JSON.stringify([annotation(1, { q: "a" })]) }),
    ).rejects.toThrow(
      "tool/a.json: say which of its columns are questions with a choice of labels: label_studio_min('…', questions := 'first, second'). Found: market, q, text.",
    );
    await expect(min("q, violations", annotation(1, { q: "a" }))).rejects.toThrow(
      "tool/export.json: has no question violations. Found: market, q, text. Mend questions := '…' of label_studio_min(), or write 'violations?' if some files lack it.",
    );
  });

  it("takes a question that a file may lack, as an export does when nobody answered it", async () => {
    const { rows, file } = await readThrough("label_studio_min('*.json', questions := 'q, rare?, sure?')", {
      "a.json": JSON.stringify([annotation(1, { q: "a" })]),
      "b.json": JSON.stringify([annotation(2, { q: "a", rare: "b", "sure?": "c" })]),
    });
    expect(rows.map(({ annotation_id, question, label }) => [annotation_id, question, label])).toEqual([
      ["1", "q", "a"],
      ["2", "q", "a"],
      ["2", "rare", "b"],
      ["2", "sure?", "c"],
    ]);
    expect(file).toMatchObject({ records: 1, leftOut: [] });
  });

  it("stops at an export of another shape, naming file and keys", async () => {
    await expect(min("q", { id: 1, annotations: [] })).rejects.toThrow(
      /^tool\/export\.json: expected a Label Studio JSON-MIN export, but annotation_id, .* are missing\. Found: annotations, id\. .*use label_studio\(\)/,
    );
    await expect(
      readThrough("label_studio_min('a.json', questions := 'q')", { "a.json": '[{"annotation_id": 1, "anno' }),
    ).rejects.toThrow(/^tool\/a\.json: cannot be read as JSON\./);
  });
});

/** Columns in order of the alphabet, several values as JSON. */
const CSV = `agreement,annotation_id,annotator,created_at,history,id,lead_time,market,tags,text,updated_at,violation
,11,one@example.org,2026-09-01T08:00:00Z,"[{""by"": ""lead@example.org""}]",3,12.5,TH,"{""choices"": [""music"", ""chat""]}","said ""so"",
twice",2026-09-01T09:00:00Z,ok
0.5,12,8,2026-09-01T08:10:00Z,,4,9,VN,chat,,2026-09-01T08:10:00Z,
13,8
`;

describe("label_studio_csv()", () => {
  it("reads the same from CSV, and counts ragged records", async () => {
    const { rows, file } = await readThrough("label_studio_csv('a.csv', questions := 'tags, violation')", {
      "a.csv": CSV,
    });
    expect(rows.map((row) => [row.source_row, row.annotator_id, row.question, row.label, row.agreement])).toEqual([
      [1, "one@example.org", "tags:music", "yes", null],
      [1, "one@example.org", "tags:chat", "yes", null],
      [1, "one@example.org", "violation", "ok", null],
      [2, "8", "tags:chat", "yes", "0.5"],
    ]);
    expect(file).toMatchObject({
      records: 3,
      leftOut: [],
      unreadable: [{ record: 3, reason: "expected 12 fields, found 2" }],
    });
  });

  it("never stages the history, which names reviewers", async () => {
    const { rows } = await readThrough("label_studio_csv('a.csv', questions := 'violation')", { "a.csv": CSV });
    expect(JSON.stringify(rows)).toContain("one@example.org");
    expect(JSON.stringify(rows)).not.toContain("lead@example.org");
  });

  it("gives accepted rows through a short mapping", async () => {
    const { read, manifest } = await takeFrom({
      "tool/a.csv": CSV,
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status,
          annotator_id, annotator_kind, data->>'market' AS market, labeled_at, updated_at, handling_seconds,
          'production' AS round, source_file, source_row
        FROM label_studio_csv('*.csv', questions := 'tags, violation')`,
    });
    expect(await read("SELECT market, question, label, handling_seconds FROM $annotations ORDER BY ALL")).toEqual([
      { market: "TH", question: "tags:chat", label: "yes", handling_seconds: 12.5 },
      { market: "TH", question: "tags:music", label: "yes", handling_seconds: 12.5 },
      { market: "TH", question: "violation", label: "ok", handling_seconds: 12.5 },
      { market: "VN", question: "tags:chat", label: "yes", handling_seconds: 9 },
    ]);
    expect(manifest.files).toMatchObject([{ records: 3, unreadable: 1, tables: { annotations: { used: 2 } } }]);
  });
});
