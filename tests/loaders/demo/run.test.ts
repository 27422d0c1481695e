import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runDemo } from "../../../loaders/demo/run.js";
import { temporaryFolder } from "../exports.js";

let out: string;
let error: string;
beforeEach(() => {
  [out, error] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    error += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("fills the folder named and says what is in it", async () => {
  const folder = await temporaryFolder();
  expect(await runDemo(["--exports", folder, "--annotations", "1000", "--seed", "2", "--weeks", "2"])).toBe(0);
  expect((await readdir(folder)).filter((name) => !name.startsWith(".")).sort()).toEqual([
    "label-studio",
    "labelbox",
    "quality",
    "taxonomy.json",
    "truth.json",
  ]);
  expect(out).toMatch(/submissions\n {2}label-studio\/th\.json +\d+ records/);
});

test("--format csv writes one plain CSV of all labels instead of the tools' exports", async () => {
  const folder = await temporaryFolder();
  expect(await runDemo(["--exports", folder, "--annotations", "1000", "--weeks", "2", "--format", "csv"])).toBe(0);
  expect(await readdir(join(folder, "warehouse"))).toEqual(["annotations.csv", "annotations.sql"]);
  expect(await readdir(folder)).not.toContain("label-studio");
});

test("without --exports the environment says where", async () => {
  const folder = join(await temporaryFolder(), "elsewhere");
  vi.stubEnv("PLUMBLINE_EXPORTS", folder);
  expect(await runDemo(["--annotations", "500", "--weeks", "2"])).toBe(0);
  expect(await readdir(folder)).toContain("taxonomy.json");
});

test("a folder with other files is refused in words", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "labels.csv"), "x");
  expect(await runDemo(["--exports", folder])).toBe(1);
  expect(error).toMatch(/labels\.csv, which the demo did not make/);
  expect(await readdir(folder)).toEqual(["labels.csv"]);
});

test.each([
  [["--annotations", "many"], /--annotations takes a whole number from 500 to .*'many'/],
  [["--annotations", "12"], /from 500/],
  [["--weeks", "1"], /--weeks takes a whole number from 2 to 520, found '1'/],
  [["--seed", "-1"], /--seed/],
  [["--format", "xml"], /--format takes tools or csv, found 'xml'/],
  [["--wekes", "3"], /--wekes[\s\S]*npm run demo -- \[options\]/],
])("refuses %j", async (argv, message) => {
  expect(await runDemo(["--exports", await temporaryFolder(), ...argv])).toBe(1);
  expect(error).toMatch(message);
});

test("effects come from a file, and truth.json says what became of them", async () => {
  const folder = await temporaryFolder();
  const [exports, file] = [join(folder, "exports"), join(folder, "effects.json")];
  await writeFile(file, '{ "effects": [{ "kind": "policy-unclear", "policy": "scams" }] }');
  const argv = ["--exports", exports, "--annotations", "1000", "--weeks", "2", "--effects", file];
  expect(await runDemo(argv)).toBe(0);
  const { effects } = JSON.parse(await readFile(join(exports, "truth.json"), "utf8"));
  expect(effects).toHaveLength(1);
  expect(effects[0]).toMatchObject({ kind: "policy-unclear", scope: { policy: "scams" }, size: { planted: 10 } });
});

test("--help names every option and makes nothing", async () => {
  expect(await runDemo(["--help", "--exports", "/nonexistent"])).toBe(0);
  for (const option of ["--exports", "--annotations", "--seed", "--weeks", "--effects", "--format"]) {
    expect(out).toContain(option);
  }
});
