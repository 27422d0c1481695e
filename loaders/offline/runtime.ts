/** DuckDB's runtime, gzipped once: 34 MB become 8, so that hosts with a limit of 25 MB per file take it. */
import { createReadStream, createWriteStream } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { gzipFile } from "../site/gzip-file.js";
import { DUCKDB_VERSION_ASKED } from "./npm-modules.js";
import { MODULE_CACHE, packageFolder } from "./packages.js";

const INSTALLED = join(packageFolder("@duckdb/duckdb-wasm"), "dist");
const MODULE = "duckdb-eh.wasm";
const WORKER = "duckdb-browser-eh.worker.js";

/** Framework publishes these beside the others wherever a page uses `sql`; nothing ever loads them. */
const NEVER_LOADED = ["duckdb-mvp.wasm", "duckdb-browser-mvp.worker.js"];

/** Folder of the runtime's files inside the npm part of the module cache. */
const place = (npm: string): string => join(npm, `@duckdb/duckdb-wasm@${DUCKDB_VERSION_ASKED}`, "dist");

/** Writes the runtime where Framework looks for it: the engine gzipped under its plain name, which `duckdb-wasm.ts` unpacks. */
export async function writeRuntime(npm: string): Promise<void> {
  const folder = place(npm);
  await mkdir(folder, { recursive: true });
  await gzipFile(join(INSTALLED, MODULE), createWriteStream(join(folder, MODULE)));
  await cp(join(INSTALLED, WORKER), join(folder, WORKER));
  for (const file of NEVER_LOADED) await writeFile(join(folder, file), "");
}

/** Hands the gzipped engine on. */
export async function packedModule(to: NodeJS.WritableStream): Promise<void> {
  await pipeline(createReadStream(join(place(join(MODULE_CACHE, "_npm")), MODULE)), to);
}

/** Hands the gzipped worker on. */
export async function packedWorker(to: NodeJS.WritableStream): Promise<void> {
  await gzipFile(join(INSTALLED, WORKER), to);
}
