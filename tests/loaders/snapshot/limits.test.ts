import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase, quoteText, rows } from "../../../loaders/duckdb.js";
import { folderWith } from "../exports.js";
import { straight, takeFrom } from "../take.js";

const ROWS = 60_000;

/** Labels by 40 people and two models, on items that a few of them share; audits; some rows twice and some broken. */
async function exportsOf(): Promise<string> {
  const exports = await folderWith({
    "tool/annotations.sql": straight("annotations.csv"),
    "tool/reference_labels.sql": straight("reference_labels.csv"),
  });
  const connection = await openDatabase();
  const write = (name: string, select: string) =>
    connection.run(`COPY (${select}) TO ${quoteText(join(exports, "tool", `${name}.csv`))} (FORMAT csv, HEADER)`);
  await write(
    "annotations",
    `SELECT 'a' || (n % ${ROWS - 500}) AS annotation_id, 's' || n AS submission_id, 'i' || (n * 7 % ${Math.round(ROWS * 0.8)}) AS item_id,
       'violation' AS question, ['ok', 'spam', 'hate'][1 + CAST(hash(n, 1) % 3 AS INTEGER)] AS label, if(n % 997 = 0, 'lost', 'labelled') AS status,
       if(n % 5 = 0, 'model', 'p' || hash(n, 2) % 40) AS annotator_id, if(n % 5 = 0, 'model', 'human') AS annotator_kind,
       if(n % 5 = 0, 'm' || (1 + n % 2), NULL) AS model_version, ['TH', 'ID', 'VN'][1 + n % 3] AS market,
       TIMESTAMP '2026-03-01' + INTERVAL 1 MINUTE * (n % 120000) AS labeled_at, TIMESTAMP '2026-08-01' AS updated_at, 'production' AS round
     FROM range(${ROWS}) AS t(n)`,
  );
  await write(
    "reference_labels",
    `SELECT 'r' || n AS reference_id, 'i' || (n * 35 % ${Math.round(ROWS * 0.8)}) AS item_id, 'violation' AS question,
       ['ok', 'spam', 'hate'][1 + CAST(hash(n, 3) % 3 AS INTEGER)] AS reference_label, 'audit' AS reference_set, 'audit' AS kind, 'random' AS selection,
       'a' || (n * 5) AS audited_annotation_id, TIMESTAMP '2026-08-02' AS decided_at, 1 + n % 4 AS sampling_weight
     FROM range(${ROWS / 5}) AS t(n)`,
  );
  connection.closeSync();
  return exports;
}

it("gives the same snapshot, row by row, whatever memory and threads it may use", async () => {
  const exports = await exportsOf();
  const ample = await takeFrom({}, { exports, threads: 2 });
  const { made_at: _, ...manifest } = ample.manifest;
  expect(manifest.tables.judgements!.rows).toBeGreaterThan(ROWS / 10);

  for (const [memory, threads] of [
    ["300MB", 1],
    ["600MB", 4],
  ] as const) {
    const scarce = await takeFrom({}, { exports, memory, threads, cache: false });
    const { made_at: __, ...found } = scarce.manifest;
    expect(found).toEqual(manifest);
    const tables = (await readdir(ample.folder)).filter((file) => file.endsWith(".parquet"));
    expect(tables).toContain("cube_agreement.parquet");
    const connection = await openDatabase();
    for (const table of tables) {
      const [a, b] = [ample, scarce].map(({ folder }) => `FROM ${quoteText(join(folder, table))}`);
      const differing = await rows(connection, `(${a} EXCEPT ALL ${b}) UNION ALL (${b} EXCEPT ALL ${a}) LIMIT 3`);
      expect({ table, differing }).toEqual({ table, differing: [] });
    }
    connection.closeSync();
  }
}, 180_000);

it("says what to do where the memory allowed is not enough", async () => {
  await expect(takeFrom({}, { exports: await exportsOf(), memory: "5MB", threads: 1 })).rejects.toThrow(
    /more memory is needed than allowed\. Allow more with --memory/,
  );
});
