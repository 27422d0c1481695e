import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";

const COLUMNS = [
  "INPUT:url",
  "INPUT:market",
  "OUTPUT:verdict",
  "OUTPUT:tags",
  "OUTPUT:comment",
  "GOLDEN:verdict",
  "HINT:text",
  "ASSIGNMENT:link",
  "ASSIGNMENT:assignment_id",
  "ASSIGNMENT:worker_id",
  "ASSIGNMENT:status",
  "ASSIGNMENT:started",
];
const ORDINARY: { readonly [column: string]: string } = {
  "INPUT:url": "https://example.org/1",
  "INPUT:market": "TH",
  "OUTPUT:verdict": "ok",
  "ASSIGNMENT:link": "https://toloka.example.org/task/1/0000a",
  "ASSIGNMENT:assignment_id": "0000a",
  "ASSIGNMENT:worker_id": "w1",
  "ASSIGNMENT:status": "APPROVED",
  "ASSIGNMENT:started": "2026-09-01T08:00:00.123",
};
const results = (columns: readonly string[], ...records: { [column: string]: string }[]) =>
  [columns, ...records.map((fields) => columns.map((column) => ({ ...ORDINARY, ...fields })[column] ?? ""))]
    .map((fields) => `${fields.join("\t")}\n`)
    .join("");
const read = (call: string, ...records: { [column: string]: string }[]) =>
  readThrough(`${call}('*.tsv', questions := 'verdict, tags')`, { "pool.tsv": results(COLUMNS, ...records) });

describe("toloka()", () => {
  it("yields an output field's answer; the input stands for the task", async () => {
    const { rows } = await read("toloka", {});
    expect(rows).toEqual([
      {
        // md5 of '{"market":"TH","url":"https://example.org/1"}', by `md5sum`.
        annotation_id: "0000a 3be904543878c898191da917d08a4260",
        item_id: "3be904543878c898191da917d08a4260",
        question: "verdict",
        label: "ok",
        status: "labelled",
        annotator_id: "w1",
        annotator_kind: "human",
        labeled_at: "2026-09-01T08:00:00.123",
        page_seconds: null,
        final: "true",
        round: "production",
        assignment_id: "0000a",
        assignment_status: "APPROVED",
        data: '{"market":"TH","url":"https://example.org/1"}',
        source_file: "pool.tsv",
        source_row: 1,
      },
    ]);
  });

  it("keeps training and control tasks apart from production", async () => {
    const { rows } = await read(
      "toloka",
      {},
      { "GOLDEN:verdict": "ok" },
      { "GOLDEN:verdict": "ok", "HINT:text": "look at the title" },
    );
    expect(rows.map(({ round }) => round)).toEqual(["production", "gold", "onboarding"]);
  });

  it("says what took effect, what was skipped, and what was not handed in", async () => {
    const { rows, file } = await read(
      "toloka",
      ...["APPROVED", "REJECTED", "SUBMITTED", "SKIPPED", "EXPIRED"].map((status) => ({ "ASSIGNMENT:status": status })),
    );
    expect(rows.map(({ question, label, status, final }) => [question, label, status, final])).toEqual([
      ["verdict", "ok", "labelled", "true"],
      ["verdict", "ok", "labelled", "false"],
      ["verdict", "ok", "labelled", null],
      ["verdict", null, "skipped", null],
      ["tags", null, "skipped", null],
    ]);
    expect(file).toMatchObject({ records: 5, leftOut: [{ reason: "assignment not handed in", records: 1 }] });
  });

  it("takes a JSON list as picks, also where it holds one", async () => {
    const { rows } = await read(
      "toloka",
      { "OUTPUT:tags": '"[""music"",""chat""]"' },
      { "OUTPUT:tags": '"[""chat""]"' },
    );
    expect(rows.map(({ source_row, question, label }) => [source_row, question, label])).toEqual([
      [1, "verdict", "ok"],
      [1, "tags:music", "yes"],
      [1, "tags:chat", "yes"],
      [2, "verdict", "ok"],
      [2, "tags:chat", "yes"],
    ]);
    const { rows: alone } = await read("toloka", { "OUTPUT:tags": '"[""chat""]"' });
    expect(alone.map(({ question }) => question)).toEqual(["verdict", "tags:chat"]);
  });

  it("knows a task again whatever the order of columns, and takes its id and times where they were exported", async () => {
    const more = ["ASSIGNMENT:submitted", "ASSIGNMENT:task_id"];
    const { rows } = await readThrough("toloka('*.tsv', questions := 'verdict')", {
      "a.tsv": results(COLUMNS, {}),
      "b.tsv": results(COLUMNS.toReversed(), {}),
      "c.tsv": results([...COLUMNS, ...more], {
        "ASSIGNMENT:task_id": "t1",
        "ASSIGNMENT:submitted": "2026-09-01T08:01:00.123",
      }),
    });
    expect(rows[0]!.item_id).toBe(rows[1]!.item_id);
    expect(rows[2]).toMatchObject({ item_id: "t1", labeled_at: "2026-09-01T08:01:00.123", page_seconds: "60" });
  });

  it("stops at a file of tasks, which nobody has done", async () => {
    await expect(
      readThrough("toloka('a.tsv', questions := 'verdict')", { "a.tsv": "INPUT:url\tGOLDEN:verdict\nx\tok\n" }),
    ).rejects.toThrow(
      "tool/a.tsv: expected a TSV file of Toloka results, but ASSIGNMENT:assignment_id, ASSIGNMENT:worker_id, ASSIGNMENT:status are missing. Found: INPUT:url, GOLDEN:verdict.",
    );
  });

  it("offers the output fields as questions", async () => {
    await expect(readThrough("toloka('a.tsv')", { "a.tsv": results(COLUMNS, {}) })).rejects.toThrow(
      "toloka('…', questions := 'first, second'). Found: verdict, tags, comment.",
    );
  });
});

describe("toloka_gold()", () => {
  it("yields the gold answer of a task once, whatever became of the work", async () => {
    const gold = { "GOLDEN:verdict": "bad" };
    const { rows, file } = await read(
      "toloka_gold",
      {},
      { ...gold, "ASSIGNMENT:status": "EXPIRED", "OUTPUT:verdict": "" },
      gold,
    );
    expect(rows).toMatchObject([
      { question: "verdict", reference_label: "bad", kind: "gold", selection: "gold", source_row: 2 },
    ]);
    expect(file.leftOut).toEqual([
      { reason: "gold answer of an earlier record", records: 1 },
      { reason: "no gold answer", records: 1 },
    ]);
  });

  it("judges through two short mappings", async () => {
    const { read: ask, manifest } = await takeFrom({
      "tool/pool.tsv": results(COLUMNS, {}, { "GOLDEN:verdict": "bad", "INPUT:url": "https://example.org/2" }),
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_id,
          annotator_kind, data->>'market' AS market, labeled_at, final, round, source_file, source_row
        FROM toloka('*.tsv', questions := 'verdict')`,
      "tool/reference_labels.sql": `
        SELECT reference_id, item_id, question, reference_label, 'control tasks' AS reference_set, kind, selection,
          source_file, source_row
        FROM toloka_gold('*.tsv', questions := 'verdict')`,
    });
    expect(await ask("SELECT market, round, label, reference_label FROM $judgements")).toEqual([
      { market: "TH", round: "gold", label: "ok", reference_label: "bad" },
    ]);
    expect(manifest.tables).toMatchObject({ annotations: { rows: 2 }, quarantine: { rows: 0 } });
  });
});
