import { createTextFile } from "./text-file.js";

/** A CSV file with a header line; `null` becomes an empty field. */
export interface CsvFile<Column extends string> {
  write(row: { readonly [column in Column]: string | number | null }): void;
  /** Records written, the header aside. */
  readonly rows: number;
  close(): void;
}

export function createCsvFile<Column extends string>(path: string, columns: readonly Column[]): CsvFile<Column> {
  const file = createTextFile(path);
  file.write(`${columns.map(field).join(",")}\n`);
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    write(row) {
      rows += 1;
      let line = "";
      let between = "";
      for (const column of columns) {
        const value = row[column];
        line += between;
        if (value !== null) line += typeof value === "number" ? value : field(value);
        between = ",";
      }
      file.write(`${line}\n`);
    },
    close: () => file.close(),
  };
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
