import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One golden value set, as the reference directory's README describes it. */
export interface ReferenceCase {
  readonly id: string;
  /** Which quantity. */
  readonly fn: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** null = undefined; "Inf" and "-Inf" = infinite. */
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}

export interface ReferenceFile {
  readonly file: string;
  readonly cases: readonly ReferenceCase[];
}

/** Where the golden values lie: beside the repository, unless PLUMBLINE_REFERENCE says otherwise. */
export function referenceDirectory(): string {
  return process.env.PLUMBLINE_REFERENCE ?? fileURLToPath(new URL("../../../shared/reference/stats", import.meta.url));
}

/** All files of cases in a directory, by name. Throws where the directory or the cases are missing. */
export function readReference(directory: string): ReferenceFile[] {
  if (!existsSync(directory))
    throw new Error(
      `No reference values: ${directory} does not exist. Name their directory as argument or in PLUMBLINE_REFERENCE.`,
    );
  const files = readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ file, cases: readCases(join(directory, file)) }));
  if (files.length === 0) throw new Error(`No reference values: ${directory} holds no .json file.`);
  return files;
}

function readCases(path: string): ReferenceCase[] {
  const { format, cases } = JSON.parse(readFileSync(path, "utf8")) as { format: unknown; cases: ReferenceCase[] };
  if (format !== 1 || !Array.isArray(cases))
    throw new Error(`${path}: expected {"format": 1, "cases": [...]}, found format ${JSON.stringify(format)}.`);
  return cases;
}
