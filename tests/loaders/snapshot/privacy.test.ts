/** Markers planted in every raw field: none may reach a snapshot. */
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { expect, it } from "vitest";
import { takeFrom } from "../take.js";
import { MARKER, markedExports } from "./marked-exports.js";

it("no marker planted in a raw field reaches a snapshot, Parquet decoded or not", async () => {
  const { folder, read, manifest } = await takeFrom(markedExports());
  // The markers went through every outcome: rows were accepted, refused and left out.
  expect(manifest.tables.annotations!.rows).toBeGreaterThan(0);
  expect(manifest.tables.reference_labels!.rows).toBeGreaterThan(0);
  expect(manifest.tables.roster!.rows).toBeGreaterThan(0);
  expect(manifest.tables.quarantine!.rows).toBeGreaterThan(20);
  // What is kept for later runs is raw, and stays with the exports.
  expect((await readdir(dirname(folder))).sort()).toEqual([basename(folder), "current"].sort());
  for (const file of await readdir(folder)) {
    expect(holdsMarker((await readFile(join(folder, file))).toString("latin1")), file).toBe(false);
    const table = /^(.*)\.parquet$/.exec(file)?.[1];
    if (table) expect(holdsMarker(JSON.stringify(await read(`FROM $${table}`))), file).toBe(false);
  }
});

const holdsMarker = (text: string): boolean => text.toLowerCase().includes(MARKER.toLowerCase());

it("the search for markers finds one where it is", async () => {
  const { read } = await takeFrom(markedExports());
  expect(holdsMarker(JSON.stringify(await read(`SELECT '${MARKER}' AS x FROM $annotations`)))).toBe(true);
});
