import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateDemo } from "../../../loaders/demo/generate.js";
import { type DuckDBConnection, openDatabase, rows } from "../../../loaders/duckdb.js";
import { type Loaded, loadMappings } from "../../../loaders/sources/load.js";
import { findMappings } from "../../../loaders/sources/mapping.js";
import { createPseudonymMacro } from "../../../loaders/sources/pseudonym.js";
import { createMacros, stageFiles } from "../../../loaders/sources/stage.js";
import { readTaxonomy } from "../../../loaders/sources/taxonomy.js";

let folder: string;
let connection: DuckDBConnection;
let loaded: Loaded;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-demo-"));
  const [exports, work] = [join(folder, "exports"), join(folder, "work")];
  await generateDemo({ exports, annotations: 24_000, weeks: 12 });
  await mkdir(work);
  connection = await openDatabase();
  const taxonomy = await readTaxonomy(exports);
  const mappings = await findMappings(connection, exports);
  await createMacros(connection);
  await createPseudonymMacro(connection, "5e".repeat(32));
  const staged = await stageFiles(connection, exports, mappings, work, () => {});
  loaded = await loadMappings({
    connection,
    mappings,
    staged,
    taxonomy,
    asOf: null,
    folder: work,
    onMapping: () => {},
  });
}, 60_000);
afterAll(async () => {
  connection.closeSync();
  await rm(folder, { recursive: true, force: true });
});

test("every row loads but the spoilt ones, and those are less than 0.5 % of any file", async () => {
  const { tallies, unknown } = loaded;
  for (const { file, yielded, accepted, duplicates, quarantined } of tallies) {
    expect(accepted + duplicates + quarantined, file).toBe(yielded);
    expect(quarantined / yielded, file).toBeLessThan(0.005);
  }
  const spoilt = tallies.filter(({ quarantined }) => quarantined > 0).map(({ file }) => file);
  expect(spoilt.sort()).toEqual(["audits.csv", "export.ndjson", "id.json", "th.json", "vn.json"]);
  expect(
    tallies
      .filter(({ duplicates }) => duplicates > 0)
      .map(({ file }) => file)
      .sort(),
  ).toEqual(spoilt);
  // Every misspelling is one letter away from what was meant, so the nearest known label is named.
  expect(unknown.length).toBeGreaterThan(0);
  expect(unknown.filter(({ nearest }) => nearest === undefined)).toEqual([]);
  expect(await rows(connection, `SELECT DISTINCT "column" FROM quarantine ORDER BY ALL`)).toEqual(
    ["decided_at", "label", "labeled_at", "reference_label"].map((column) => ({ column })),
  );
});

test("loaded labels have a time, a market, a policy version, and a team where a person gave them", async () => {
  expect(
    await rows(
      connection,
      `SELECT annotator_kind, count(*) > 1000 AS many, count(*) - count(labeled_at) AS undated,
         count(*) - count(market) AS homeless, count(*) - count(policy_version) AS unversioned,
         count(*) FILTER (annotator_kind = 'human' AND (team IS NULL OR annotator_id IS NULL)) AS anonymous,
         count(DISTINCT model_version) AS models
       FROM annotations GROUP BY ALL ORDER BY ALL`,
    ),
  ).toEqual([
    { annotator_kind: "human", many: true, undated: 0, homeless: 0, unversioned: 0, anonymous: 0, models: 0 },
    { annotator_kind: "model", many: true, undated: 0, homeless: 0, unversioned: 0, anonymous: 0, models: 2 },
  ]);
  expect(
    await rows(connection, "SELECT DISTINCT status, annotator_kind AS kind FROM annotations ORDER BY ALL"),
  ).toEqual([
    { status: "labelled", kind: "human" },
    { status: "labelled", kind: "model" },
    { status: "refused", kind: "model" },
    { status: "skipped", kind: "human" },
  ]);
  expect(await rows(connection, "SELECT DISTINCT round FROM annotations ORDER BY ALL")).toEqual(
    ["calibration", "gold", "production"].map((round) => ({ round })),
  );
});

test("raw names, addresses and content are gone once loaded", async () => {
  for (const table of ["annotations", "reference_labels", "items", "roster", "events"]) {
    const [leak] = await rows<{ n: number }>(
      connection,
      `SELECT count(*) AS n FROM (SELECT t::VARCHAR AS line FROM ${table} AS t)
       WHERE regexp_matches(line, '@|\\.example|stream title|https?:|th-0000')`,
    );
    expect(leak!.n, table).toBe(0);
  }
});
