/**
 * A mapping is one SELECT that yields canonical columns. This module finds the mappings of an exports
 * folder and, from DuckDB's own syntax tree, the files each one reads.
 */
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { TABLE_NAMES, type TableName } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, rows } from "../duckdb.js";
import { Failure } from "../failure.js";
import { nearest } from "./nearest.js";
import type { Reader, ReaderOptions } from "./reader.js";
import { READERS } from "./readers/index.js";

/** One `<source>/<table>.sql`. */
export interface Mapping {
  readonly source: string;
  readonly table: TableName;
  /** As messages name it: `<source>/<table>.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly calls: readonly ReaderCall[];
}

/** One use of a reader's macro in a mapping, with the files its pattern stands for. */
export interface ReaderCall {
  readonly reader: Reader;
  readonly pattern: string;
  readonly options: ReaderOptions;
  /** Paths relative to the source's folder, sorted. */
  readonly files: readonly string[];
}

/**
 * The mappings below an exports folder, sources and tables in order of name.
 * @throws Failure where there are none, or one cannot be understood.
 */
export async function findMappings(connection: DuckDBConnection, exports: string): Promise<Mapping[]> {
  const mappings: Mapping[] = [];
  for (const source of await sourceFolders(exports)) {
    const folder = join(exports, source);
    const statements = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
    if (statements.length === 0) {
      throw new Failure(
        `${source}: no mapping. Write ${TABLE_NAMES.map((table) => `${table}.sql`).join(", ")} for the tables the files hold, or remove the folder.`,
      );
    }
    for (const file of statements) {
      const table = file.slice(0, -".sql".length);
      if (!isTableName(table)) {
        throw new Failure(
          `${source}/${file}: no canonical table is called ${table}. Did you mean ${nearest(table, TABLE_NAMES)}.sql? The tables: ${TABLE_NAMES.join(", ")}.`,
        );
      }
      const name = `${source}/${file}`;
      const sql = (await readFile(join(folder, file), "utf8")).trim().replace(/;\s*$/, "");
      mappings.push({ source, table, name, sql, calls: await findCalls(connection, folder, name, sql) });
    }
  }
  return mappings;
}

const isTableName = (name: string): name is TableName => (TABLE_NAMES as string[]).includes(name);

async function sourceFolders(exports: string): Promise<string[]> {
  if (!existsSync(exports)) {
    throw new Failure(
      `There is no exports folder ${exports}. Make it, with a folder per source, or run \`npm run demo\` for an example.`,
    );
  }
  const names = (await readdir(exports)).filter((name) => !name.startsWith(".")).sort();
  const folders: string[] = [];
  for (const name of names) if ((await stat(join(exports, name))).isDirectory()) folders.push(name);
  if (folders.length === 0) {
    throw new Failure(
      `The exports folder ${exports} holds no source. Put each tool's files and mappings in a folder of their own, or run \`npm run demo\` for an example.`,
    );
  }
  return folders;
}

/** The reader macros a statement calls, and their files. */
async function findCalls(
  connection: DuckDBConnection,
  folder: string,
  name: string,
  sql: string,
): Promise<ReaderCall[]> {
  const [parsed] = await rows<{ tree: string }>(connection, "SELECT json_serialize_sql(?::VARCHAR) AS tree", [sql]);
  const tree = JSON.parse(parsed?.tree ?? "null") as SyntaxTree;
  if (tree.error) {
    const line = sql.slice(0, Number(tree.position ?? 0)).split("\n").length;
    throw new Failure(`${name}, line ${line}: ${tree.error_message}. A mapping is one SELECT statement.`);
  }
  if (tree.statements?.length !== 1) {
    throw new Failure(`${name}: expected one SELECT statement, found ${tree.statements?.length ?? 0}.`);
  }
  const calls: ReaderCall[] = [];
  for (const node of tableFunctions(tree)) {
    const reader = READERS.find((candidate) => candidate.name === node.function_name);
    if (reader) {
      const call = await resolveCall(folder, name, reader, node);
      refuseTwoReadings(name, calls, call);
      calls.push(call);
    } else if (/^read_|_scan$|^glob$/.test(node.function_name)) {
      throw new Failure(
        `${name}: ${node.function_name}() gives no source_file and source_row. Read files with ${READERS.map((known) => `${known.name}()`).join(", ")}.`,
      );
    }
  }
  return calls;
}

/** One file read in two ways would number its records twice. */
function refuseTwoReadings(name: string, earlier: readonly ReaderCall[], call: ReaderCall): void {
  for (const other of earlier) {
    const same = other.reader === call.reader && JSON.stringify(other.options) === JSON.stringify(call.options);
    const file = same ? undefined : call.files.find((candidate) => other.files.includes(candidate));
    if (file !== undefined) {
      throw new Failure(
        `${name}: ${file} is read in two ways, so that source_row would not tell which record is meant. Read it in one way, or put one of the readings into another source's folder.`,
      );
    }
  }
}

async function resolveCall(folder: string, name: string, reader: Reader, node: TableFunction): Promise<ReaderCall> {
  const options: Record<string, string> = Object.fromEntries(
    reader.parameters.map((parameter) => [parameter.name, parameter.default]),
  );
  let pattern: string | undefined;
  node.children.forEach((argument, index) => {
    const value = argument.value?.value;
    if (typeof value !== "string") {
      throw new Failure(`${name}: ${reader.name}() takes plain texts, such as ${reader.name}('*.csv').`);
    }
    const parameter = argument.alias || reader.parameters[index - 1]?.name;
    if (!argument.alias && index === 0) pattern = value;
    else if (parameter !== undefined && parameter in options) options[parameter] = value;
    else throw new Failure(`${name}: ${reader.name}() has no parameter ${parameter ?? `number ${index + 1}`}.`);
  });
  if (pattern === undefined)
    throw new Failure(`${name}: ${reader.name}() needs a file, such as ${reader.name}('*.csv').`);
  if (pattern.startsWith("/") || pattern.split("/").includes("..")) {
    throw new Failure(`${name}: '${pattern}' must be a path inside the source's folder. Copy or link the file there.`);
  }
  const files = (await glob(pattern, { cwd: folder, expandDirectories: false })).sort();
  if (files.length === 0) {
    const present = (await glob("**", { cwd: folder, ignore: ["*.sql"] })).sort();
    const near = nearest(pattern, present);
    throw new Failure(
      `${name}: no file matches '${pattern}'.${near ? ` Did you mean '${near}'?` : " The folder holds no files."}`,
    );
  }
  return { reader, pattern, options, files };
}

interface SyntaxTree {
  readonly error: boolean;
  readonly error_message?: string;
  readonly position?: string;
  readonly statements?: readonly unknown[];
}

interface TableFunction {
  readonly function_name: string;
  readonly children: readonly { readonly alias: string; readonly value?: { readonly value: unknown } }[];
}

function* tableFunctions(node: unknown): Generator<TableFunction> {
  if (typeof node !== "object" || node === null) return;
  if ("type" in node && node.type === "TABLE_FUNCTION" && "function" in node) yield node.function as TableFunction;
  for (const child of Object.values(node)) yield* tableFunctions(child);
}
