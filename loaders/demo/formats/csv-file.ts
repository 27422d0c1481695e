import { csvFormatRow } from "d3";
import { createTextFile } from "./text-file.js";

/** A CSV file with a header line; `null` becomes an empty field. */
export interface CsvFile<Column extends string> {
  write(row: { readonly [column in Column]: string | null }): Promise<void>;
  /** Records written, the header aside. */
  readonly rows: number;
  close(): Promise<void>;
}

export async function createCsvFile<Column extends string>(
  path: string,
  columns: readonly Column[],
): Promise<CsvFile<Column>> {
  const file = await createTextFile(path);
  await file.write(`${csvFormatRow([...columns])}\n`);
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    async write(row) {
      rows += 1;
      await file.write(`${csvFormatRow(columns.map((column) => row[column] ?? ""))}\n`);
    },
    close: () => file.close(),
  };
}
