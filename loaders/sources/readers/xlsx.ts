import { readFile } from "node:fs/promises";
// Its Node version unpacks with a stream that never ends where the file is damaged.
import readWorkbook, { type CellValue, type Row, readSheet, type SheetData } from "read-excel-file/universal";
import { quoteName, quoteText } from "../../duckdb.js";
import { cannotRead, Failure } from "../../failure.js";
import type { Reader, Staged, StageRequest } from "../reader.js";
import { uniqueNames } from "../unique-names.js";

/** Cells as they are: blanks at the ends may tell two labels apart. */
const AS_WRITTEN = { trim: false };

/**
 * `xlsx(path, sheet := '')`: one sheet of an Excel workbook, by name; it need not be named where only one holds
 * anything. The first row that is not empty is the header. Numbers and formulas give their value, times ISO without a
 * zone, a cell with an error nothing; of merged cells the first has the value. The sheet is held in memory: Excel's
 * 1,048,576 rows are the most it can be.
 */
export const xlsx: Reader = {
  name: "xlsx",
  parameters: [{ name: "sheet", default: "" }],
  numbered: false,
  version: 1,
  async stage(request) {
    const data = await readData(request);
    const start = data.findIndex((row) => !isEmpty(row));
    if (start < 0) {
      throw new Failure(
        `${request.name}: expected a header row, found an empty sheet. Name another with sheet := '…'.`,
      );
    }
    return stageData(request, data[start]!, data.slice(start + 1));
  },
};

async function readData({ file, name, options }: StageRequest): Promise<SheetData> {
  const { sheet } = options;
  try {
    if (sheet) return await readSheet(await bytesOf(file), sheet, AS_WRITTEN);
    const filled = await readFilled(file);
    if (filled.length > 1) {
      throw new Failure(
        `${name}: which sheet? It has ${filled.map((one) => one.sheet).join(", ")}. Write xlsx('…', sheet := '${filled[0]!.sheet}').`,
      );
    }
    return filled[0]?.data ?? [];
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** The whole file: its index stands at the end. */
const bytesOf = async (file: string): Promise<ArrayBuffer> => new Uint8Array(await readFile(file)).buffer;

const readFilled = async (file: string) =>
  (await readWorkbook(await bytesOf(file), AS_WRITTEN)).filter(({ data }) => !data.every(isEmpty));

/** Names of the sheets that hold anything. */
export async function filledSheets(file: string, name: string): Promise<string[]> {
  const filled = await readFilled(file).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  return filled.map(({ sheet }) => sheet);
}

const unreadable = (name: string, error: unknown): Failure =>
  // It names the sheets there are.
  error instanceof Error && error.message.startsWith("Sheet not found")
    ? new Failure(`${name}: ${error.message}. Mend sheet := '…'.`, { cause: error })
    : cannotRead(name, "an Excel workbook", "Save it as .xlsx, without a password, or export CSV.", error);

async function stageData({ connection, name, target }: StageRequest, header: Row, records: SheetData): Promise<Staged> {
  const columns = uniqueNames(header.map((cell) => textOf(cell) ?? ""));
  const types = [...columns, "left_out"].map((column) => `${quoteName(column)} VARCHAR`).join(", ");
  await connection.run(`CREATE OR REPLACE TEMP TABLE sheet_rows (${types})`);
  try {
    const appender = await connection.createAppender("sheet_rows");
    let empty = 0;
    for (const row of records) {
      for (const index of columns.keys()) {
        const text = textOf(row[index] ?? null);
        if (text === null) appender.appendNull();
        else appender.appendVarchar(text);
      }
      if (isEmpty(row)) {
        empty++;
        appender.appendVarchar("empty row");
      } else appender.appendNull();
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(`COPY (SELECT *, ${quoteText(name)} AS source_file FROM sheet_rows)
      TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4)`);
    const leftOut = empty > 0 ? [{ reason: "empty row", records: empty }] : [];
    return { records: records.length, leftOut, unreadable: [] };
  } finally {
    await connection.run("DROP TABLE sheet_rows");
  }
}

const isEmpty = (row: Row): boolean => row.every((cell) => textOf(cell) === null);

function textOf(cell: CellValue | null): string | null {
  if (cell instanceof Date) {
    // A day's fraction is no exact binary number: half past nine may be read as a millisecond before.
    return new Date(Math.round(cell.getTime() / 10) * 10).toISOString().replace(/(\.000)?Z$/, "");
  }
  return cell === null || cell === "" ? null : String(cell);
}
