import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { glob } from "tinyglobby";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillModuleCache } from "../../../loaders/offline/fill.js";
import { fontLinks } from "../../../loaders/offline/fonts.js";
import { installedPackages } from "../../../loaders/offline/packages.js";

let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "plumbline-cache-"));
  await fillModuleCache(cache);
}, 60_000);
afterAll(() => rm(cache, { recursive: true, force: true }));

const read = (file: string) => readFile(join(cache, file), "utf8");
const modules = () => glob(["_npm/**/_esm.js", "_node/**/*.js"], { cwd: cache });

test("Framework finds every library that pages use by its name", async () => {
  const found = (await modules()).map((file) => file.replace(/@\d[^/]*\/_esm\.js$/, "").replace("_npm/", ""));
  for (const name of [
    "@duckdb/duckdb-wasm",
    "@observablehq/plot",
    "apache-arrow",
    "arquero",
    "d3",
    "d3-dsv",
    "htl",
    "isoformat",
  ])
    expect(found).toContain(name);
});

test("modules import each other by relative path, and each path leads to one of them", async () => {
  for (const file of await modules())
    for (const [, specifier] of (await read(file)).matchAll(
      /(?:^|[;}])(?:import|export)[^"'();]*?\bfrom ?"([^"]+)"/g,
    )) {
      expect(specifier, file).toMatch(/^\.\.?\//);
      await expect(stat(join(cache, file, "..", specifier!))).resolves.toBeTruthy();
    }
});

test("d3's parts are names out of the one d3", async () => {
  expect(await read((await glob("_npm/d3-array@*/_esm.js", { cwd: cache }))[0]!)).toMatch(
    /^export \{.*\bbisect\b.*\} from "\.\.\/d3@[^"]+\/_esm\.js";\n$/,
  );
});

test("what a page may load makes no function from text", async () => {
  for (const file of await modules())
    if (!file.includes("/arquero@")) expect(await read(file), file).not.toMatch(/\bnew Function\(|[^.\w]eval\(/);
});

test("a row converter written out reads CSV as d3-dsv does", async () => {
  const d3 = await import(join(cache, (await glob("_npm/d3@*/_esm.js", { cwd: cache }))[0]!));
  expect([...d3.csvParse('a,"b ""c"""\n1,2\n3\n', d3.autoType)]).toEqual([
    { a: 1, 'b "c"': 2 },
    { a: 3, 'b "c"': null },
  ]);
});

test("@stdlib is one file for each function asked for, and what they share", async () => {
  const quantile = await import(
    join(cache, (await glob("_node/@stdlib/stats-base-dists-normal-quantile@*/index.js", { cwd: cache }))[0]!)
  );
  // Published: the 0.975 quantile of the standard normal distribution, 1.959963984540054.
  expect(quantile.default(0.975, 0, 1)).toBeCloseTo(1.959963984540054, 14);
  // Its packages are hundreds: for each asked for, a file, and few more that several share.
  const asked = (await installedPackages()).filter((name) => name.startsWith("@stdlib/"));
  expect(asked.length).toBeGreaterThan(0);
  expect((await glob("_node/**/*.js", { cwd: cache })).length).toBeLessThan(5 * asked.length);
});

test("DuckDB's engine is gzipped, and is WebAssembly", async () => {
  const [file] = await glob("_npm/@duckdb/duckdb-wasm@*/dist/duckdb-eh.wasm", { cwd: cache });
  const packed = await readFile(join(cache, file!));
  expect(packed.length).toBeLessThan(25_000_000);
  expect(gunzipSync(packed).subarray(0, 4).toString("latin1")).toBe("\0asm");
});

test("every font file that a linked stylesheet names is there and linked", async () => {
  const links = await fontLinks();
  const sheets = [...links.matchAll(/"npm:([^"]+\.css)"/g)].map(([, path]) => path!);
  expect(sheets).toHaveLength(2);
  for (const sheet of sheets)
    for (const [, url] of (await read(`_npm/${sheet}`)).matchAll(/url\(([^)]+)\)/g)) {
      const file = join(sheet, "..", url!);
      await expect(stat(join(cache, "_npm", file))).resolves.toBeTruthy();
      expect(links).toContain(`"npm:${file}"`);
    }
});

test("a cache that agrees with what is installed is left alone", async () => {
  await writeFile(join(cache, "_npm", "untouched"), "");
  await fillModuleCache(cache);
  await expect(stat(join(cache, "_npm", "untouched"))).resolves.toBeTruthy();
});

test("a cache made from something else is replaced, with what loaders made of it", async () => {
  await writeFile(join(cache, "filled-from"), "another lockfile");
  await writeFile(join(cache, "_npm", "stale"), "");
  await fillModuleCache(cache);
  await expect(stat(join(cache, "_npm", "stale"))).rejects.toThrow("ENOENT");
  expect(await read("filled-from")).toMatch(/^[0-9a-f]{64}$/);
  expect(await glob("filling.*", { cwd: cache, onlyDirectories: true })).toEqual([]);
}, 60_000);
