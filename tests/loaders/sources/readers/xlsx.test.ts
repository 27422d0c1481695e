import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";
import { boolean, error, number, shared, text, time, workbookFile } from "./workbook-file.js";

const read = (file: Uint8Array, call = "xlsx('*.xlsx')") => readThrough(call, { "book.xlsx": file });

describe("xlsx()", () => {
  it("reads every cell as text, times as ISO without a zone", async () => {
    const { rows, file } = await read(
      workbookFile(
        {
          Labels: [
            [text("id"), text("label"), text("when"), text("score"), text("final")],
            // 46082 days after 1899-12-30 is 2026-03-01; 9:30 is 9.5/24 of a day.
            [text("007"), shared(0), time("46082.39583333333"), number("0.1"), boolean(1)],
            [number("12345678901234"), text("two&#10;lines"), time("46082"), number("1E-3"), boolean(0)],
          ],
        },
        [" padded "],
      ),
    );
    const record = { source_file: "book.xlsx" };
    expect(rows).toEqual([
      {
        id: "007",
        label: " padded ",
        when: "2026-03-01T09:30:00",
        score: "0.1",
        final: "true",
        source_row: 1,
        ...record,
      },
      {
        id: "12345678901234",
        label: "two\nlines",
        when: "2026-03-01T00:00:00",
        score: "0.001",
        final: "false",
        source_row: 2,
        ...record,
      },
    ]);
    expect(file).toMatchObject({ records: 2, leftOut: [], unreadable: [] });
  });

  it("finds the header below empty rows, names its gaps, and numbers records over empty ones", async () => {
    const { rows, file } = await read(
      workbookFile({
        Labels: [
          null,
          [text("id"), null, text("ID"), text("source_row")],
          [text("a"), text("x"), error("#N/A"), text("9")],
          null,
          [null, text("")],
          [text("b"), null, null, null, text("surplus")],
        ],
      }),
    );
    expect(rows).toEqual([
      {
        id: "a",
        column_2: "x",
        ID_1: null,
        source_row_1: "9",
        column_5: null,
        source_file: "book.xlsx",
        source_row: 1,
      },
      {
        id: "b",
        column_2: null,
        ID_1: null,
        source_row_1: null,
        column_5: "surplus",
        source_file: "book.xlsx",
        source_row: 4,
      },
    ]);
    expect(file).toMatchObject({ records: 4, leftOut: [{ reason: "empty row", records: 2 }] });
  });

  it("takes the only sheet with anything in it, and asks which where there are several", async () => {
    const sheet = (id: string) => [[text("id")], [text(id)]];
    const one = workbookFile({ Notes: [], Labels: sheet("a") });
    expect((await read(one)).rows).toMatchObject([{ id: "a" }]);
    const two = workbookFile({ Labels: sheet("a"), Audits: sheet("b") });
    await expect(read(two)).rejects.toThrow(
      "tool/book.xlsx: which sheet? It has Labels, Audits. Write xlsx('…', sheet := 'Labels').",
    );
    expect((await read(two, "xlsx('*.xlsx', sheet := 'Audits')")).rows).toMatchObject([{ id: "b" }]);
    await expect(read(two, "xlsx('*.xlsx', sheet := 'audits')")).rejects.toThrow(
      /^tool\/book\.xlsx: Sheet not found: audits\. Available sheets: Labels, Audits\./,
    );
  });

  it.each([
    ["an empty sheet", workbookFile({ Labels: [] }), "expected a header row, found an empty sheet"],
    ["another file", new TextEncoder().encode("id,label\n1,a\n"), "cannot be read as an Excel workbook"],
    ["an empty file", new Uint8Array(), "cannot be read as an Excel workbook"],
    [
      "a truncated one",
      workbookFile({ Labels: [[text("id")], [text("a")]] }).slice(0, 900),
      "cannot be read as an Excel workbook",
    ],
  ])("stops at %s, naming it", async (_, file, message) => {
    await expect(read(file)).rejects.toThrow(`tool/book.xlsx: ${message}`);
  });

  it("gives accepted rows through a mapping", async () => {
    const { read: ask, manifest } = await takeFrom({
      "tool/audits.xlsx": workbookFile({
        Audits: [
          [text("Audit"), text("Item"), text("Right label"), text("Decided")],
          [number("1"), text("i1"), text("ok"), time("46082.39583333333")],
        ],
      }),
      "tool/reference_labels.sql": `
        SELECT Audit AS reference_id, Item AS item_id, 'violation' AS question, "Right label" AS reference_label,
          'audits' AS reference_set, 'audit' AS kind, 'random' AS selection, Decided || '+07:00' AS decided_at,
          source_file, source_row
        FROM xlsx('*.xlsx')`,
    });
    expect(await ask("SELECT reference_label, decided_at FROM $reference_labels")).toEqual([
      { reference_label: "ok", decided_at: "2026-03-01T02:30:00.000Z" },
    ]);
    expect(manifest.tables.quarantine!.rows).toBe(0);
  });
});
