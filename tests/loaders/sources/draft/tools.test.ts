import { describe, expect, it } from "vitest";
import { READERS } from "../../../../loaders/sources/readers/index.js";
import { draft, withoutComments } from "./draft.js";
import { SECRETS, TOOL_EXPORTS } from "./tool-exports.js";

it("has an example of every tool that a reader knows", () => {
  const macros = Object.values(TOOL_EXPORTS).flatMap((example) => example.macros);
  expect([...macros].sort()).toEqual(READERS.flatMap(({ name, tool }) => (tool ? name : [])).sort());
});

describe.each(Object.entries(TOOL_EXPORTS))("an export of %s", (_, { file, content, macros, rows }) => {
  it("is recognised, and its draft runs through a snapshot with every row", async () => {
    const drafted = await draft({ [file]: content });
    const sql = (await drafted.mapping("annotations")) + (await drafted.mapping("reference_labels"));
    const called = READERS.map(({ name }) => name).filter((name) => sql.includes(`FROM ${name}('`));
    expect(called.sort()).toEqual([...macros].sort());
    const { manifest } = await drafted.snapshot();
    const { annotations, reference_labels, quarantine } = manifest.tables;
    expect([annotations!.rows, reference_labels!.rows, quarantine!.rows]).toEqual([...rows, 0]);
  });

  it("shows nothing personal: not in the mapping, the taxonomy or the terminal", async () => {
    const drafted = await draft({ [file]: content });
    const written = [
      await drafted.mapping("annotations"),
      await drafted.mapping("reference_labels"),
      JSON.stringify(await drafted.taxonomyFile()),
      drafted.said,
    ].join("\n");
    for (const secret of SECRETS) expect(written).not.toContain(secret);
  });
});

describe("a tool whose file cannot tell labels from remarks", () => {
  it("gets the questions that have a few labels, not the remarks or the data", async () => {
    const questions = async (macro: string) => {
      const { file, content } = TOOL_EXPORTS[macro]!;
      return /questions := '(.*)'/.exec(await (await draft({ [file]: content })).mapping("annotations"))?.[1];
    };
    expect(await questions("argilla")).toBe("verdict");
    expect(await questions("toloka")).toBe("verdict");
    expect(await questions("appen")).toBe("is_spam");
    expect(await questions("label_studio_min")).toBe("violation");
    expect(await questions("label_studio_csv")).toBe("violation");
  });

  it("gets a question that some files lack with a question mark, all files in one call", async () => {
    const record = (id: number, more: object) => ({
      id,
      annotator: 7,
      annotation_id: id,
      lead_time: 12,
      created_at: "2026-09-01T08:00:00Z",
      updated_at: "2026-09-01T08:00:00Z",
      verdict: id % 2 ? "ok" : "bad",
      ...more,
    });
    const drafted = await draft({
      "day-01.json": JSON.stringify([record(1, { severity_rating: 2 }), record(2, { severity_rating: 1 })]),
      "day-02.json": JSON.stringify([record(3, {})]),
    });
    expect(withoutComments(await drafted.mapping("annotations"))).toContain(
      "FROM label_studio_min('day-*.json', questions := 'severity_rating?, verdict')",
    );
    expect((await drafted.snapshot()).manifest.tables.annotations!.rows).toBe(5);
  });

  it("is told that no column holds labels", async () => {
    const { content } = TOOL_EXPORTS.appen!;
    const remarks = content.replaceAll("is_spam", "comment");
    await expect(draft({ "full.csv": remarks })).rejects.toThrow(
      /full\.csv: it is a full report .* no column of it holds answers/,
    );
  });
});

it("takes market from the item's data, and says what the export does not tell", async () => {
  const { file, content } = TOOL_EXPORTS.toloka!;
  const sql = await (await draft({ [file]: content })).mapping("annotations");
  expect(sql).toContain("data->>'market' AS market,");
  expect(sql).toMatch(/-- CHECK: assumed that times are UTC/);
});
