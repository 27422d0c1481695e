import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runSource } from "../../../../loaders/sources/draft/run.js";
import { folderWith, temporaryFolder } from "../../exports.js";
import { KEY } from "../../take.js";
import { csv } from "./draft.js";

let out = "";
beforeEach(() => {
  out = "";
  vi.stubEnv("PLUMBLINE_KEY", KEY);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const LABELS = csv("post_id,user_id,label", "p1,u1,ok", "p2,u1,bad");

test("drafts into the folder the environment names", async () => {
  const exports = await temporaryFolder();
  vi.stubEnv("PLUMBLINE_EXPORTS", exports);
  const raw = await folderWith({ "labels.csv": LABELS });
  expect(await runSource(["crowd", join(raw, "labels.csv")])).toBe(0);
  expect(existsSync(join(exports, "crowd", "annotations.sql"))).toBe(true);
  expect(out).toMatch(/annotations: 2 rows[\s\S]*Nothing would be quarantined[\s\S]*then npm run snapshot\n$/);
});

test("--exports names another, which the next command repeats", async () => {
  const exports = await temporaryFolder();
  const raw = await folderWith({ "labels.csv": LABELS });
  expect(await runSource(["crowd", join(raw, "labels.csv"), "--exports", exports])).toBe(0);
  expect(out).toContain(`then npm run snapshot -- --exports ${exports}\n`);
});

test("without files it says how it is called; --help names every option", async () => {
  await expect(runSource(["crowd"])).rejects.toThrow(/Expected a name and files[\s\S]*Usage: npm run source/);
  expect(await runSource(["--help"])).toBe(0);
  for (const option of ["--force", "--encoding", "--write-taxonomy", "--exports"]) expect(out).toContain(option);
});
