/** What `npm:` means in this project: installed packages, bundled once each, where Framework looks for them. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { PROJECT_ROOT } from "../settings.js";
import { packageInfo } from "./packages.js";
import { withoutEval } from "./without-eval.js";

/** Framework 1.13.4 asks for DuckDB-Wasm under this version, whatever is installed. */
export const DUCKDB_VERSION_ASKED = "1.29.0";

interface NpmModule {
  readonly name: string;
  /** Version in the cache's folder name, where it is not the installed one. */
  readonly version?: string;
  /** Entry, where it is not the package itself. */
  readonly entry?: string;
}

const MODULES: readonly NpmModule[] = [
  { name: "@observablehq/plot" },
  { name: "apache-arrow" },
  { name: "arquero" },
  { name: "d3" },
  { name: "htl" },
  { name: "isoformat" },
  {
    name: "@duckdb/duckdb-wasm",
    version: DUCKDB_VERSION_ASKED,
    entry: fileURLToPath(new URL("duckdb-wasm.ts", import.meta.url)),
  },
];

/**
 * Names Framework's client mentions and therefore looks up although no page uses them. An empty
 * folder answers; a page that does use one is told so by `refuseOtherHosts`.
 */
const MENTIONED = [
  "@observablehq/sample-datasets",
  "echarts",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client",
];

/**
 * Writes `<folder>/<name>@<version>/_esm.js` for every module. They import each other by
 * relative path, so that a page never gets two copies of one library.
 */
export async function writeNpmModules(folder: string): Promise<void> {
  const places = new Map<string, string>();
  for (const { name, version } of MODULES)
    places.set(name, `${name}@${version ?? (await packageInfo(name)).version}/_esm.js`);
  await Promise.all([
    ...MODULES.map(({ name, entry }) => bundle(entry ?? name, places.get(name)!, places, folder)),
    writePartsOfD3(places.get("d3")!, folder),
    ...MENTIONED.map((name) => mkdir(join(folder, `${name}@0.0.0`), { recursive: true })),
  ]);
}

async function bundle(entry: string, place: string, places: ReadonlyMap<string, string>, folder: string) {
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [entry],
    outfile: join(folder, place),
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    logLevel: "error",
    plugins: [otherModules(place, places), withoutEval],
  });
}

/** Leaves imports of the other modules in place, as relative paths. */
const otherModules = (place: string, places: ReadonlyMap<string, string>): Plugin => ({
  name: "other-modules",
  setup({ onResolve }) {
    onResolve({ filter: /^[@\w]/ }, ({ kind, path }) => {
      const other = places.get(path);
      if (kind === "entry-point" || other === undefined || other === place) return undefined;
      return { path: posix.relative(dirname(place), other), external: true };
    });
  },
});

/** `npm:d3-array`, `npm:d3-dsv` (which `FileAttachment.csv` imports) and so on are names out of the one d3. */
async function writePartsOfD3(d3: string, folder: string) {
  const { dependencies = {} } = await packageInfo("d3");
  for (const part of Object.keys(dependencies)) {
    const { version } = await packageInfo(part);
    const names = Object.keys(await import(part));
    const place = join(folder, `${part}@${version}`);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, "_esm.js"), `export {${names}} from "../${d3}";\n`);
  }
}
