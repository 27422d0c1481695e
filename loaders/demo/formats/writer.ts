import type { Case } from "../canonical.js";

/** Where a file of the source goes: takes its name, gives its path. To be called before the file is made. */
export type Place = (file: string) => string;

/**
 * Puts cases into the files of one source. It writes without waiting for promises, since there may be tens of millions:
 * each file holds back less than a chunk, and a full disk or a slow one stops the caller at once.
 */
export interface Writer {
  write(made: Case): void;
  /** Ends the files; records per file. */
  close(): { readonly [file: string]: number };
}
