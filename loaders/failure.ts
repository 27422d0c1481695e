/**
 * An error the user can mend: its message says what was expected, what was found, where,
 * and what to do. Commands print it without a stack trace; anything else is a bug.
 */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** The first line of DuckDB's message and its pointer into the SQL, without the engine's prefixes. */
export function databaseMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^(Invalid Input|IO|Binder|Catalog|Parser|Conversion|Invalid) (Input )?Error: /, "")
    .replaceAll(/\s+$/g, "");
}
