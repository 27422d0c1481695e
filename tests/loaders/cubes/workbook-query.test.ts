import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbookFile } from "../../../loaders/cubes/workbook-query.js";
import { openDatabase, quoteText } from "../../../loaders/duckdb.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-workbook-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("openWorkbookFile", () => {
  it("asks the file's tables by their plain names, and cannot change them", async () => {
    const file = join(folder, "it's a workbook.duckdb");
    const connection = await openDatabase();
    await connection.run(`ATTACH ${quoteText(file)} AS made`);
    await connection.run("CREATE TABLE made.volume AS SELECT 'TH' AS market, 3 :: BIGINT AS submissions");
    await connection.run("DETACH made");
    const query = await openWorkbookFile(file);
    expect(await query("SELECT market, submissions FROM volume WHERE market = ?", ["TH"])).toEqual([
      { market: "TH", submissions: 3 },
    ]);
    await expect(query("DELETE FROM volume")).rejects.toThrow("read-only");
  });
});
