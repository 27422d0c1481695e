/**
 * An error the user can mend: its message says what was expected, what was found, where,
 * and what to do. Commands print it without a stack trace; anything else is a bug.
 */
export class Failure extends Error {
  override readonly name = "Failure";
}

/**
 * The failure for a file that an engine or library refused. What that said stays the cause: it may show any of the
 * file's text, and says nothing of a remedy.
 */
export function cannotRead(name: string, expected: string, remedy: string, cause: unknown): Failure {
  if (cause instanceof Failure) return cause;
  const lacking = resourceFailure(cause);
  return new Failure(lacking ? `${name}: ${lacking.message}` : `${name}: cannot be read as ${expected}. ${remedy}`, {
    cause,
  });
}

/** The failure where an engine or the file system ran out of memory or disk; undefined for any other error. */
export function resourceFailure(cause: unknown): Failure | undefined {
  const message = cause instanceof Error ? cause.message : "";
  // First: a disk that is full is what DuckDB says when it can spill no more memory either.
  if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|max_temp_directory_size/i.test(message)) {
    return new Failure(
      "the disk is full. Free some, or put the snapshots on a larger one with PLUMBLINE_SNAPSHOTS: a run needs there about half as much as the exports take, besides the snapshot.",
      { cause },
    );
  }
  if (/out of memory|could not allocate|failed to (allocate|pin)/i.test(message)) {
    return new Failure("more memory is needed than allowed. Allow more with --memory, such as --memory 4GB.", {
      cause,
    });
  }
  return undefined;
}

/** The first line of DuckDB's message and its pointer into the SQL, without the engine's prefixes. */
export function databaseMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^(Invalid Input|IO|Binder|Catalog|Parser|Conversion|Invalid) (Input )?Error: /, "")
    .replaceAll(/\s+$/g, "");
}

/** What DuckDB says against a mapping. Where a value did not fit, it would show the value, which may be anything. */
export function mappingMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!/^(Conversion|Invalid Input|Out of Range) Error/.test(message)) return databaseMessage(error);
  const [first = "", ...rest] = databaseMessage(error).split("\n");
  return [
    `${first.replaceAll(/'[^']*'|"[^"]*"/g, "'…'")}. One value stops the run: hand values over as text, which the contract casts row by row, or use try_cast() and date_in().`,
    ...rest.filter((line) => /^LINE|^ *\^/.test(line)),
  ].join("\n");
}
