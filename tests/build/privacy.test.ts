/** Markers planted in every raw field: none may reach what is published. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { glob } from "tinyglobby";
import { expect, test } from "vitest";
import { openDatabase, quoteText, rows } from "../../loaders/duckdb.js";
import { MARKER, markedExports, markedPaths } from "../loaders/snapshot/marked-exports.js";
import { runOffline } from "./offline.js";
import { command, commandLine, dataFolders, projectCopy } from "./test-site.js";

const holdsMarker = (text: string): boolean => text.toLowerCase().includes(MARKER);

test("no marker planted in a raw field reaches the site, unpacked or not, nor a pseudonym", async () => {
  const project = join(process.env.PLUMBLINE_TEST_SITES!, "marked");
  await projectCopy(project);
  for (const [path, content] of Object.entries({ ...markedExports(), ...markedPaths() })) {
    const file = join(project, "data", "exports", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  // Nearly every row is meant to be refused.
  const options = { cwd: project, env: dataFolders(project) };
  const snapshot = await runOffline(commandLine("snapshot", "--max-rejected", "1"), options);
  const build = await command(project, "build");
  expect({ snapshot: snapshot.code, build: build.code }, snapshot.output + build.output).toEqual({
    snapshot: 0,
    build: 0,
  });

  const dist = join(project, "dist");
  const files = await glob("**/*", { cwd: dist, dot: true });
  expect(files.some((file) => file.includes("workbook.duckdb"))).toBe(true);
  const [quality] = await glob("_file/data/quality.*.json", { cwd: dist, absolute: true });
  // The page of the data's quality names the marked file and what was refused of it.
  expect(JSON.parse(await readFile(quality!, "utf8"))).toMatchObject({
    reconciliation: expect.arrayContaining([
      expect.objectContaining({ source: "people", each: [expect.objectContaining({ name: "labels of ·.csv" })] }),
    ]),
    refused: expect.arrayContaining([expect.objectContaining({ source: "people" })]),
  });
  const [annotation] = await pseudonyms(project);
  for (const file of files) {
    const raw = await readFile(join(dist, file));
    const content = file.endsWith(".gz") ? gunzipSync(raw) : raw;
    const text = content.toString("latin1") + (file.includes("workbook.duckdb") ? await decoded(content, project) : "");
    expect(holdsMarker(file + text), file).toBe(false);
    expect(text.includes(annotation!), `${file} holds a pseudonym`).toBe(false);
  }
});

/** The annotators' pseudonyms in the current snapshot: known to analysts, never published. */
async function pseudonyms(project: string): Promise<string[]> {
  const snapshots = join(project, "data", "snapshots");
  const id = (await readFile(join(snapshots, "current"), "utf8")).trim();
  const connection = await openDatabase();
  const found = await rows<{ annotator_id: string }>(
    connection,
    `SELECT DISTINCT annotator_id FROM ${quoteText(join(snapshots, id, "annotations.parquet"))} WHERE annotator_id IS NOT NULL`,
  );
  expect(found[0]?.annotator_id).toMatch(/^[0-9a-f]{16}$/);
  return found.map(({ annotator_id }) => annotator_id);
}

/** Every value of every table of the workbook, as text. */
async function decoded(workbook: Buffer, project: string): Promise<string> {
  const file = join(project, "workbook.duckdb");
  await writeFile(file, workbook);
  const connection = await openDatabase();
  await connection.run(`ATTACH ${quoteText(file)} AS workbook (READ_ONLY)`);
  const tables = await rows<{ name: string }>(
    connection,
    "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'workbook'",
  );
  expect(tables.length).toBeGreaterThan(5);
  const contents = await Promise.all(tables.map(({ name }) => rows(connection, `FROM workbook."${name}"`)));
  return JSON.stringify(contents);
}
