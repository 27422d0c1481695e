import { quoteName, quoteText, rows } from "../../duckdb.js";
import { databaseMessage, Failure } from "../../failure.js";
import type { Reader } from "../reader.js";
import { uniqueNames } from "../unique-names.js";
import { refuseEmpty } from "./json.js";

/** `parquet(path)`: any Parquet file, every column as text. */
export const parquet: Reader = {
  name: "parquet",
  parameters: [],
  numbered: false,
  version: 1,
  async stage(request) {
    const { connection, file, name, target } = request;
    await refuseEmpty(request);
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
      throw new Failure(`${name}: cannot be read as Parquet. ${databaseMessage(error)}`);
    }
  },
};
