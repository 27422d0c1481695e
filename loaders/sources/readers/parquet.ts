import { stat } from "node:fs/promises";
import { quoteName, quoteText, rows } from "../../duckdb.js";
import { cannotRead, Failure } from "../../failure.js";
import type { Reader } from "../reader.js";
import { uniqueNames } from "../unique-names.js";

/** `parquet(path)`: any Parquet file, every column as text. */
export const parquet: Reader = {
  name: "parquet",
  parameters: [],
  numbered: false,
  version: 1,
  async stage(request) {
    const { connection, file, name, target } = request;
    if ((await stat(file)).size === 0) {
      throw new Failure(`${name} is empty: expected Parquet. Export the file again, or remove it.`);
    }
    try {
      const scan = `read_parquet(${quoteText(file)})`;
      const described = await rows<{ column_name: string }>(connection, `DESCRIBE FROM ${scan}`);
      const names = uniqueNames(described.map(({ column_name }) => column_name));
      const columns = described.map(
        ({ column_name }, index) => `${quoteName(column_name)}::VARCHAR AS ${quoteName(names[index]!)}`,
      );
      const [copied] = await rows<{ Count: number }>(
        connection,
        `COPY (SELECT ${columns.join(", ")}, ${quoteText(name)} AS source_file, NULL::VARCHAR AS left_out FROM ${scan})
         TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4)`,
      );
      return { records: copied?.Count ?? 0, leftOut: [], unreadable: [] };
    } catch (error) {
      throw cannotRead(name, "Parquet", "Export or copy the file again.", error);
    }
  },
};
