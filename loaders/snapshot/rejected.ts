/** Says what was refused, and stops a run that refused too much. */
import { type DuckDBConnection, rows } from "../duckdb.js";
import { Failure } from "../failure.js";
import type { Tally, UnknownValue } from "../sources/load.js";
import type { StagedFiles } from "../sources/stage.js";
import type { Progress } from "./progress.js";

const MOST_LINES = 20;

/** Values outside the taxonomy, on the terminal only: they may hold anything. */
export function reportUnknown(unknown: readonly UnknownValue[], progress: Progress): void {
  for (const { source, table, column, value, rows: n, nearest } of unknown.slice(0, MOST_LINES)) {
    const hint = nearest ? ` Nearest known: '${nearest}'; if it is meant, add the spelling to its synonyms.` : "";
    const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
    progress.say(
      `${source}/${table}.sql: ${column} '${shown}' is not in taxonomy.json (${n} rows quarantined).${hint}`,
    );
  }
  const more = unknown.length - MOST_LINES;
  if (more > 0) progress.say(`… and ${more} more values that are not in taxonomy.json.`);
}

/**
 * @throws Failure where, for a source and table, more than `maxRejected` of the yielded rows broke the contract, or,
 *   for a source, more of its records could not be read at all. It lists the reasons with a file and row each.
 */
export async function checkRejected(
  connection: DuckDBConnection,
  tallies: readonly Tally[],
  staged: StagedFiles,
  maxRejected: number,
): Promise<void> {
  for (const { source, table, rejected, total } of shares(tallies, staged)) {
    if (rejected <= maxRejected * total) continue;
    const what = table
      ? `${source}/${table}.sql: ${rejected} of ${total} rows break the contract`
      : `${source}: ${rejected} of ${total} records cannot be read`;
    throw new Failure(
      `${what} (${((100 * rejected) / total).toFixed(1)} %, allowed ${100 * maxRejected} %). Mend the export or the mapping, or allow more with --max-rejected.\n${(await reasons(connection, source, table)).join("\n")}`,
    );
  }
}

interface Share {
  readonly source: string;
  /** Null: records of the source that could not be read. */
  readonly table: string | null;
  rejected: number;
  total: number;
}

function shares(tallies: readonly Tally[], staged: StagedFiles): Iterable<Share> {
  const found = new Map<string, Share>();
  const add = (source: string, table: string | null, rejected: number, total: number) => {
    const key = JSON.stringify([source, table]);
    const share = found.get(key) ?? { source, table, rejected: 0, total: 0 };
    share.rejected += rejected;
    share.total += total;
    found.set(key, share);
  };
  for (const { source, table, quarantined, yielded } of tallies) add(source, table, quarantined, yielded);
  for (const { source, unreadable, records } of staged.values()) add(source, null, unreadable.length, records);
  return found.values();
}

async function reasons(connection: DuckDBConnection, source: string, table: string | null): Promise<string[]> {
  const found = await rows<{ column: string | null; reason: string; n: number; file: string; row: number }>(
    connection,
    `SELECT "column", reason, count(*) AS n, min_by(source_file, (source_file, source_row)) AS file,
       min_by(source_row, (source_file, source_row)) AS row
     FROM quarantine WHERE source = ? AND "table" IS NOT DISTINCT FROM ?
     GROUP BY ALL ORDER BY n DESC, "column", reason LIMIT ${MOST_LINES}`,
    [source, table],
  );
  return found.map(({ column, reason, n, file, row }) => {
    const subject = column ? `${column} ${reason}` : reason;
    return `  ${subject}: ${n} ${n === 1 ? "row" : "rows"}, first in ${file}, record ${row}`;
  });
}
