import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeWorkbook } from "../../../loaders/cubes/workbook.js";
import { type DuckDBConnection, openDatabase, quoteText, rows } from "../../../loaders/duckdb.js";
import { CUBE_NAMES, CUBES } from "../../../src/lib/schema/cubes.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { cubes } from "./cells.js";
import { type Rows, TAXONOMY } from "./tables.js";

const PSEUDONYM = "5eed5eed5eed5eed";
const CONTENT: Rows = {
  annotations: [
    { annotator_id: PSEUDONYM, market: "TH", labeled_at: "2024-01-01 17:00:00" },
    { annotator_id: "p2", market: "TH", labeled_at: "2024-01-05 10:00:00", label: "hate", team: "north" },
  ],
  reference_labels: [{ sampling_weight: 2.5 }],
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A snapshot's folder as far as a workbook needs it, and the workbook, attached as the current database. */
async function workbook(content: Rows, taxonomy: Taxonomy = TAXONOMY): Promise<DuckDBConnection> {
  const snapshot = await cubes(content, taxonomy);
  for (const cube of CUBE_NAMES) {
    await snapshot.run(`COPY cube_${cube} TO ${quoteText(join(folder, `cube_${cube}.parquet`))}`);
  }
  const manifest = { id: "0123abcd", made_at: "2024-05-01T10:00:00.000Z", as_of: null };
  await writeFile(join(folder, "taxonomy.json"), JSON.stringify(taxonomy));
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  const file = join(folder, "workbook.duckdb");
  await writeWorkbook(folder, file);
  const connection = await openDatabase();
  await connection.run(`ATTACH ${quoteText(file)} AS workbook (READ_ONLY); USE workbook`);
  return connection;
}

async function columnTypes(connection: DuckDBConnection, table: string): Promise<Record<string, string>> {
  const columns = await rows<{ column_name: string; column_type: string }>(connection, `DESCRIBE ${table}`);
  return Object.fromEntries(columns.map(({ column_name, column_type }) => [column_name, column_type]));
}

test("a cube's columns have the type of their role, and private ones are not there", async () => {
  const connection = await workbook(CONTENT);
  const types: { readonly [role: string]: RegExp } = {
    // VARCHAR where no cube has a value.
    dimension: /^(ENUM\(.*\)|VARCHAR)$/,
    day: /^TIMESTAMP$/,
    week: /^TIMESTAMP$/,
    index: /^INTEGER$/,
    count: /^BIGINT$/,
    sum: /^DOUBLE$/,
  };
  for (const cube of CUBE_NAMES) {
    const columns = await columnTypes(connection, cube);
    for (const { name, role, private: hidden } of CUBES[cube].columns) {
      if (hidden) expect(columns, cube).not.toHaveProperty(name);
      else if (name in columns) expect(columns[name], `${cube}.${name}`).toMatch(types[role]!);
      else expect(["label_counts", "coincidences"], cube).toContain(name);
    }
  }
  const { market, team, label } = await columnTypes(connection, "volume");
  expect({ market, team, label }).toEqual({
    market: "ENUM('TH')",
    team: "ENUM('north')",
    label: "ENUM('hate', 'ok')",
  });
  expect((await columnTypes(connection, "agreement")).label_5).toBe("BIGINT");
});

test("no pseudonym is in the file", async () => {
  await workbook(CONTENT);
  const bytes = await readFile(join(folder, "workbook.duckdb"));
  expect(bytes.includes("decision")).toBe(true);
  expect(bytes.includes(PSEUDONYM)).toBe(false);
});

test("cells are those of the snapshot", async () => {
  const connection = await workbook(CONTENT);
  expect(await rows(connection, "SELECT label, n, weight, weight_squared FROM judgements ORDER BY ALL")).toEqual([
    { label: "hate", n: 1, weight: 2.5, weight_squared: 6.25 },
    { label: "ok", n: 1, weight: 2.5, weight_squared: 6.25 },
  ]);
});

test("it says which snapshot it is of, and the first and last local day with data", async () => {
  const connection = await workbook(CONTENT);
  expect(await rows(connection, "FROM snapshot")).toEqual([
    {
      id: "0123abcd",
      made_at: "2024-05-01T10:00:00.000Z",
      as_of: null,
      first_day: "2024-01-02T00:00:00.000Z",
      last_day: "2024-01-05T00:00:00.000Z",
    },
  ]);
});

test("names come from the taxonomy", async () => {
  const connection = await workbook(
    {},
    { ...TAXONOMY, queues: { live: { name: "Live" } }, reference_sets: { qa: {} } },
  );
  const tables = ["markets", "queues", "policies", "questions", "labels", "reference_sets"];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(", ");
  expect(await rows(connection, `SELECT ${counts}`)).toEqual([
    { markets: 2, queues: 1, policies: 0, questions: 1, labels: 5, reference_sets: 1 },
  ]);
});

test("a policy's closure holds itself and everything below it", async () => {
  const policies = { hate: {}, slurs: { parent: "hate" }, "racial slurs": { parent: "slurs" }, spam: {} };
  const connection = await workbook({}, { ...TAXONOMY, policies });
  const closure = await rows<{ ancestor: string; policy: string }>(connection, "FROM policy_closure ORDER BY ALL");
  expect(closure.map(({ ancestor, policy }) => `${ancestor} > ${policy}`)).toEqual([
    "hate > hate",
    "hate > racial slurs",
    "hate > slurs",
    "racial slurs > racial slurs",
    "slurs > racial slurs",
    "slurs > slurs",
    "spam > spam",
  ]);
});

test("a policy that is part of itself is refused by name", async () => {
  const policies = { hate: { parent: "slurs" }, slurs: { parent: "hate" }, spam: { parent: "hate" } };
  await expect(workbook({}, { ...TAXONOMY, policies })).rejects.toThrow(
    "a policy cannot be part of itself, as 'hate', 'slurs'.",
  );
});

test("an earlier workbook is replaced", async () => {
  await workbook(CONTENT);
  expect(await rows(await workbook({}), "SELECT count(*) AS n FROM volume")).toEqual([{ n: 0 }]);
});
