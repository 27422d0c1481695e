import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refreshDataCache } from "../../../loaders/site/data-cache.js";

let folder: string;
const cache = () => join(folder, "cache");
const refresh = () => refreshDataCache(cache(), join(folder, "snapshots"));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-data-cache-"));
  await mkdir(join(folder, "snapshots"));
  await setCurrent("one");
  await refresh();
  for (const path of ["data/runtime", "workbooks"]) await mkdir(join(cache(), path), { recursive: true });
  for (const path of ["data/overview.json", "data/runtime/engine.gz", "workbooks/one.duckdb"])
    await writeFile(join(cache(), path), "");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const setCurrent = (id: string) => writeFile(join(folder, "snapshots", "current"), `${id}\n`);

test("data of the current snapshot is kept", async () => {
  expect(await refresh()).toBe(false);
  expect(await readdir(join(cache(), "data"))).toEqual(["overview.json", "runtime"]);
});

test("data of another snapshot is not, but DuckDB's runtime is", async () => {
  await setCurrent("two");
  expect(await refresh()).toBe(true);
  expect(await readdir(join(cache(), "data"))).toEqual(["runtime"]);
  expect(await readdir(join(cache(), "data/runtime"))).toEqual(["engine.gz"]);
  expect(await readdir(cache())).not.toContain("workbooks");
});
