/** Checks what a mapping yields against the contract, before and after it runs. */
import { type Column, DELETED, type Table } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, rows } from "../duckdb.js";
import { databaseMessage, Failure, mappingMessage, resourceFailure } from "../failure.js";
import type { Mapping } from "./mapping.js";
import { nearest } from "./nearest.js";

/** Runs a statement around a mapping's SQL; what DuckDB says against it is the mapping's to mend. */
export async function runMapping(connection: DuckDBConnection, mapping: Mapping, sql: string): Promise<void> {
  try {
    await connection.run(sql);
  } catch (error) {
    throw new Failure(`${mapping.name}: ${resourceFailure(error)?.message ?? mappingMessage(error)}`, { cause: error });
  }
}

/** The columns the mapping yields, after checking them against the contract. */
export async function checkColumns(connection: DuckDBConnection, mapping: Mapping, table: Table): Promise<Set<string>> {
  const described = await rows<{ column_name: string }>(connection, `DESCRIBE (${mapping.sql}\n)`).catch((error) => {
    throw new Failure(`${mapping.name}: ${databaseMessage(error)}`);
  });
  const found = described.map(({ column_name }) => column_name);
  const yields = `It yields: ${found.join(", ")}.`;
  for (const name of ["source_file", "source_row"]) {
    if (!found.includes(name)) {
      throw new Failure(
        `${mapping.name}: the column ${name} is missing; without it a bad row cannot be found again. Select ${name} from the reader (csv(), json(), label_studio() …), which supplies it. ${yields}`,
      );
    }
  }
  const known = [...table.columns.map(({ name }) => name), DELETED.name, "source_file", "source_row"];
  for (const name of found) {
    if (!known.includes(name)) {
      throw new Failure(
        `${mapping.name}: ${table.name} has no column ${name}. Did you mean ${nearest(name, known)}? Rename it with AS, or leave it out.`,
      );
    }
  }
  for (const { name, description, values } of neededColumns(table, found)) {
    if (!found.includes(name)) {
      const example = values ? `'${values[0]}' AS ${name}` : `… AS ${name}`;
      throw new Failure(
        `${mapping.name}: the required column ${name} is missing. ${description} Add \`${example}\` to the SELECT${values ? ` (one of ${values.join(", ")})` : ""}. ${yields}`,
      );
    }
  }
  return new Set(found);
}

/** The required columns; a mapping that yields none of them but the id may be one of deletions only. */
function neededColumns({ columns, key }: Table, found: readonly string[]): readonly Column[] {
  const required = columns.filter((column) => column.required);
  const isOfDeletions = !required.some(({ name }) => name !== key[0] && found.includes(name));
  return found.includes(DELETED.name) && isOfDeletions
    ? columns.filter(({ name }) => name === key[0] || name === "updated_at")
    : required;
}

export async function checkProvenance(connection: DuckDBConnection, mapping: Mapping, raw: string): Promise<void> {
  const [bad] = await rows<{ n: number }>(
    connection,
    `SELECT count(*) AS n FROM read_parquet(${raw}) WHERE source_file IS NULL OR try_cast(source_row AS BIGINT) IS NULL`,
  );
  if (bad && bad.n > 0) {
    throw new Failure(
      `${mapping.name}: ${bad.n} rows come without source_file or source_row, as an outer join makes them. Select both from the file whose records become rows.`,
    );
  }
}
