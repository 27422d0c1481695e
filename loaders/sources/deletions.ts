/** Rows that say that something was deleted (tombstones): what they must hold, and what they remove. */
import type { Table } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteName, quoteText } from "../duckdb.js";
import { tombstonesOf } from "../snapshot/canonical.js";
import type { Problem } from "./cast.js";
import { countOutcome, removeRows } from "./outcomes.js";
import { answerSql, type MergeOptions } from "./versions.js";

/**
 * What is wrong with rows of which some delete. Those say what and when; whatever else they hold is not looked at.
 *
 * @param deletes - SQL: the row deletes
 */
export function exemptDeletions(table: Table, problems: readonly Problem[], deletes: string): Problem[] {
  const [id, ...rest] = table.key;
  const updated = table.columns.find(({ name }) => name === "updated_at")!;
  const exempted = problems.map((problem) => {
    const { name } = problem.column;
    if (name === id) return problem;
    const looked = rest.includes(name) || name === updated.name;
    return {
      ...problem,
      when: `NOT (${deletes}${looked ? ` AND ${quoteName(name)} IS NULL` : ""}) AND (${problem.when})`,
    };
  });
  const reason = quoteText("is empty though the row deletes: only a time tells a deletion from a later return");
  return [...exempted, { when: `${deletes} AND updated_at IS NULL`, reason, column: updated, value: "NULL::VARCHAR" }];
}

/**
 * Removes what a tombstone names unless it was updated after it, and counts both. Expects one version of each row.
 * On a tie the deletion wins: many tools flag a row without touching its time.
 */
export async function removeDeleted(connection: DuckDBConnection, table: Table, options: MergeOptions): Promise<void> {
  const { name, key } = table;
  const tombstones = tombstonesOf(name);
  const [id, ...rest] = key.map(quoteName);
  const named = rest.map((column) => {
    const whole =
      column === quoteName("question") ? ` OR tombstone.question = ${answerSql(options, "held.question")}` : "";
    return ` AND (tombstone.${column} IS NULL OR tombstone.${column} = held.${column}${whole})`;
  });
  // What was updated after `asOf` only is known to have existed before; then the deletion is the last that was known.
  const late = options.asOf ? ` OR held.updated_at > ${quoteText(options.asOf)}::TIMESTAMP` : "";
  await connection.run(`CREATE OR REPLACE TEMP TABLE deletions AS
    SELECT tombstone."row" AS tombstone, held."row",
      coalesce(held.updated_at <= tombstone.updated_at, true)${late} AS holds
    FROM ${name} AS held
    JOIN ${tombstones} AS tombstone ON tombstone.${id} = held.${id}${named.join("")}`);
  await countOutcome(connection, name, "deleted", tombstones);
  const idle = `${tombstones} WHERE "row" NOT IN (SELECT tombstone FROM deletions)`;
  await countOutcome(connection, name, "deletes_nothing", idle);
  await removeRows(connection, name, "deleted", 'SELECT "row" FROM deletions WHERE holds');
  await connection.run("DROP TABLE deletions");
}
